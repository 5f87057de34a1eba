using Wo.Engine.Index;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>
/// What follows a transition that is committed: the session entry and the index. Neither decides anything, so a
/// failure here is a warning and not a failed command.
/// </summary>
internal sealed class Bookkeeping(Workspace workspace)
{
    /// <summary>The index.</summary>
    public IndexPublisher Index => new(workspace, IndexBuilder.For(workspace));

    /// <summary>Whether the published index is current.</summary>
    public IndexCheck IndexCheck => new(workspace, IndexBuilder.For(workspace));

    /// <summary>Writes the entry, then the index.</summary>
    /// <returns>What did not work, one line each.</returns>
    public IReadOnlyList<string> Record(SessionEntry entry)
    {
        var warnings = new List<string>(2);
        Try(warnings, "the session entry was not written", () => workspace.Session.Append(entry));
        Try(warnings, "the index was not rebuilt", () => Index.Publish());
        return warnings;
    }

    /// <summary>Writes the index, where something that it shows has changed without a transition.</summary>
    /// <inheritdoc cref="Record"/>
    public IReadOnlyList<string> RefreshIndex()
    {
        var warnings = new List<string>(1);
        Try(warnings, "the index was not rebuilt", () => Index.Publish());
        return warnings;
    }

    private static void Try<T>(List<string> warnings, string consequence, Func<Result<T>> step)
    {
        if (StorageBoundary.Run(step).Error is { } error)
        {
            var isThere = error.Code == Problem.DurabilityUncertain || error.Code == Problem.IndexIncomplete;
            warnings.Add(isThere ? error.Cause : $"{consequence}: {error.Cause}");
        }
    }
}
