using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import;

/// <summary>What an import writes; all of it is valid.</summary>
/// <param name="Outcome">What becomes of the items.</param>
/// <param name="Files">The files of the work orders, each behind what it waits for.</param>
/// <param name="OldBacklog">The backlog as it was read.</param>
/// <param name="NewBacklog">What the backlog becomes; the same where the epic is there.</param>
internal sealed record ImportPlan(
    ImportOutcome Outcome,
    ImmutableArray<ImportedFile> Files,
    byte[] OldBacklog,
    byte[] NewBacklog
);
