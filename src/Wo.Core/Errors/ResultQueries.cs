namespace Wo.Core.Errors;

/// <summary>
/// Lets steps that may each fail be written as one query, <c>from</c> step to step: the first failure is the outcome and
/// the steps after it are not run.
/// </summary>
internal static class ResultQueries
{
    /// <summary>The value made into another one.</summary>
    public static Result<TOut> Select<T, TOut>(this Result<T> result, Func<T, TOut> select) =>
        result.TryGet(out var value, out var error) ? select(value) : error;

    /// <summary>The next step with the values of the steps before it.</summary>
    public static Result<TOut> SelectMany<T, TNext, TOut>(
        this Result<T> result,
        Func<T, Result<TNext>> next,
        Func<T, TNext, TOut> select
    )
    {
        if (!result.TryGet(out var value, out var error))
        {
            return error;
        }

        return next(value).TryGet(out var following, out error) ? select(value, following) : error;
    }
}
