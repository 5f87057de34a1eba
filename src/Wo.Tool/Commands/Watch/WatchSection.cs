using System.Collections.Immutable;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Watch;

/// <summary>A table of a view, before it is known how much room there is for it.</summary>
/// <param name="Columns">Its columns. The heading of the first one names the section.</param>
/// <param name="Rows">What there is to show; a section without rows is left out.</param>
/// <param name="More">How many there are beyond these rows.</param>
internal sealed record WatchSection(ImmutableArray<WatchColumn> Columns, ImmutableArray<WatchRow> Rows, int More = 0);

/// <summary>A column of a section.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="FromWidth">How many cells a line has to have for it to be shown.</param>
/// <param name="IsFlexible">Whether its texts may be cut where there is too little room.</param>
internal sealed record WatchColumn(string Heading, int FromWidth = 0, bool IsFlexible = false);

/// <summary>A row of a section.</summary>
/// <param name="Cells">A text for each column.</param>
internal sealed record WatchRow(params ImmutableArray<StyledText> Cells)
{
    /// <summary>Lines below it that have the whole width, and go first where there is too little room.</summary>
    public ImmutableArray<StyledText> Details { get; init; } = [];
}
