using System.Collections.Immutable;
using Wo.Engine.Verbs.Import.Sources;

namespace Wo.Engine.Verbs.Import;

/// <summary>What became of a file of another tool, or what would.</summary>
/// <param name="Source">The tool.</param>
/// <param name="Epic">The epic that all work orders belong to.</param>
/// <param name="IsEpicNew">Whether it is added to the backlog for them.</param>
/// <param name="Imported">The work orders, each behind what it waits for.</param>
/// <param name="Present">Those that an earlier import has made, which stay as they are.</param>
/// <param name="Skipped">What becomes no work order.</param>
/// <param name="IsWritten">Whether they were written; not in a dry run.</param>
internal sealed record ImportOutcome(
    ImportSource Source,
    string Epic,
    bool IsEpicNew,
    ImmutableArray<ImportedItem> Imported,
    ImmutableArray<ImportedItem> Present,
    ImmutableArray<SkippedItem> Skipped,
    bool IsWritten
);
