namespace Wo.Engine.Git;

/// <summary>
/// What lies around worktrees at one moment, each thing looked at once: many work orders whose worktrees are sought lie side by
/// side, and would have the same directories listed and the same processes asked for each of them. For one look, and not
/// for those who change something in between.
/// </summary>
/// <param name="root">The state root.</param>
internal sealed class Surroundings(StateRoot root)
{
    private readonly Dictionary<string, WorktreeLink> links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> admins = new(StringComparer.Ordinal);
    private Result<IReadOnlyList<WorktreeEntry>>? entries;

    /// <summary>Git's entries of all worktrees.</summary>
    public Result<IReadOnlyList<WorktreeEntry>> Entries => entries ??= WorktreeEntry.FindAll(root);

    /// <summary>The directories around worktrees.</summary>
    public NearbyDirectories Nearby { get; } = new();

    /// <summary>What the <c>.git</c> file of a directory says.</summary>
    public WorktreeLink LinkOf(string directory) =>
        links.TryGetValue(directory, out var known) ? known : links[directory] = WorktreeLink.Of(directory);

    /// <summary>The entry of this repository that a directory names, whether it is there or not; <see langword="null"/> for none.</summary>
    public string? AdminOf(string directory)
    {
        if (!admins.TryGetValue(directory, out var known))
        {
            admins.Add(directory, known = LinkOf(directory).AdminIn(root));
        }

        return known;
    }
}
