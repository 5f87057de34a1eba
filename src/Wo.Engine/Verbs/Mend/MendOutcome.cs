using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Mend;

/// <summary>What became of an attempt to mend files.</summary>
/// <param name="Mended">What was mended.</param>
/// <param name="Failures">What was not, one line each.</param>
internal sealed record MendOutcome(ImmutableArray<MendedFile> Mended, ImmutableArray<string> Failures);
