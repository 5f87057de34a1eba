namespace Wo.Core.Errors;

/// <summary>Outcomes of steps that have no value to give.</summary>
internal static class Result
{
    /// <summary>The step succeeded.</summary>
    public static Result<Unit> Ok => default(Unit);

    /// <summary>The step succeeded where the condition holds, and failed where it does not.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="otherwise">Makes the failure.</param>
    public static Result<Unit> Require(bool holds, Func<WoError> otherwise) => holds ? Ok : otherwise();
}
