namespace Wo.Engine.Verbs.Watch;

/// <summary>A command of a gate that has begun and of which no verdict tells yet.</summary>
/// <param name="Number">Which one of its run, from 1, as its log is named.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="WrittenAt">
/// When it last printed something, or began. A process that was killed leaves no verdict: this is how its end shows.
/// </param>
/// <param name="LastLine">The last line that it has printed, without tokens; <see langword="null"/> for none.</param>
internal sealed record RunningGate(int Number, DateTimeOffset StartedAt, DateTimeOffset WrittenAt, string? LastLine);
