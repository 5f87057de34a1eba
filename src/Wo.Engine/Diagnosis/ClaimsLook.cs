namespace Wo.Engine.Diagnosis;

/// <summary>A look at all registers just before an observation.</summary>
/// <param name="Problem">Why it did not succeed; <see langword="null"/> where it did.</param>
internal sealed record ClaimsLook(WoError? Problem);
