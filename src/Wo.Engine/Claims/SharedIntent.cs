namespace Wo.Engine.Claims;

/// <summary>What a clone is about to do to a work order. It alone completes that, from its own file.</summary>
/// <param name="Verb">The command, for people.</param>
/// <param name="CloneId">The clone.</param>
/// <param name="Since">When it began, by the clock of its clone.</param>
internal sealed record SharedIntent(string Verb, string CloneId, DateTimeOffset Since);
