using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Board;

/// <summary>What the work on one work order left behind.</summary>
/// <param name="Verdict">The text of its last verdict; <see langword="null"/> where there is none that can be read.</param>
/// <param name="Logs">Logs of gates and evidence, by name.</param>
/// <param name="Changes">What the work changes; <see langword="null"/> where that is not known.</param>
internal sealed record WorkEvidence(byte[]? Verdict, ImmutableArray<LogEnd> Logs, WorkChanges? Changes);
