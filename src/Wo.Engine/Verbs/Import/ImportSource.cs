namespace Wo.Engine.Verbs.Import;

/// <summary>A tool whose items can be imported.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="IdPrefix">What an id begins with here after <c>WO-</c>, where its own says nothing of where it comes from.</param>
/// <param name="IsDirectory">Whether it keeps a directory of files.</param>
internal sealed record ImportSource(string Name, string Title, string IdPrefix, bool IsDirectory)
{
    public static readonly ImportSource Beads = new("beads", "beads", "", IsDirectory: false);
    public static readonly ImportSource Backlog = new("backlog", "Backlog.md", "", IsDirectory: true);
    public static readonly ImportSource Taskmaster = new("taskmaster", "Taskmaster", "TM-", IsDirectory: false);
    public static readonly ImportSource GitHub = new("github", "GitHub", "GH-", IsDirectory: false);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ImportSource> All { get; } = [Beads, Backlog, Taskmaster, GitHub];
}
