using System.Diagnostics.CodeAnalysis;

namespace Wo.Core.Errors;

/// <summary>The outcome of an operation that may fail in an expected way: a value, or a <see cref="WoError"/>.</summary>
/// <remarks>
/// This is the one form of an expected failure. A step that has no value to give answers <c>Result&lt;Unit&gt;</c>, and
/// <see cref="Result.Ok"/> where it succeeded: not a <see langword="string"/> or a <see cref="WoError"/> that is
/// <see langword="null"/> on success. An error that accompanies a success, such as durability that is uncertain after
/// the commit, is a property of the value. Steps are put together with <c>from</c> (<see cref="ResultQueries"/>).
/// Exceptions of the storage layer become such a failure in one place, above the steps that may meet them.
/// </remarks>
/// <typeparam name="T">The value of a success.</typeparam>
public readonly record struct Result<T>
{
    private readonly T? value;

    private Result(T? value, WoError? error) => (this.value, Error) = (value, error);

    /// <summary>The failure, or <see langword="null"/> where the operation succeeded.</summary>
    public WoError? Error { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsOk => Error is null;

    /// <summary>The value of a success.</summary>
    /// <exception cref="InvalidOperationException">The operation failed: a bug in the caller.</exception>
    public T Value => Error is null ? value! : throw new InvalidOperationException($"No value: {Error.Cause}");

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(WoError error) => new(default, error);

    /// <summary>Splits the outcome so that exactly one of the two is set.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T success, [NotNullWhen(false)] out WoError? failure)
    {
        success = value;
        failure = Error;
        return failure is null;
    }
}
