namespace Wo.Engine.Git;

/// <summary>One file of <c>git status</c>.</summary>
/// <param name="Path">Relative to the top of the worktree, with <c>/</c>; a directory ends with one.</param>
/// <param name="Kinds">How it differs.</param>
internal sealed record StatusEntry(string Path, StatusKinds Kinds)
{
    // "1 XY sub mH mI mW hH hI path" and "u XY sub m1 m2 m3 mW h1 h2 h3 path"
    private const int FieldsOfChanged = 9;
    private const int FieldsOfUnmerged = 11;

    /// <summary>Reads one entry of porcelain version 2, as printed with <c>-z --no-renames</c>.</summary>
    /// <returns><see langword="null"/> for headers and what a later git may add.</returns>
    public static StatusEntry? Parse(string entry)
    {
        switch (entry[0])
        {
            case '?':
                return new StatusEntry(entry[2..], StatusKinds.Untracked);
            case '!':
                return new StatusEntry(entry[2..], StatusKinds.Ignored);
            case 'u':
                return new StatusEntry(entry.Split(' ', FieldsOfUnmerged)[^1], StatusKinds.Unmerged);
            case '1':
                var kinds = entry[2] == '.' ? StatusKinds.None : StatusKinds.Staged;
                kinds |= entry[3] == '.' ? StatusKinds.None : StatusKinds.Unstaged;
                return new StatusEntry(entry.Split(' ', FieldsOfChanged)[^1], kinds);
            default:
                return null;
        }
    }
}
