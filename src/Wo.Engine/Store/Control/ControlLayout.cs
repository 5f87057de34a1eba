namespace Wo.Engine.Store.Control;

/// <summary>
/// Where the control records lie: inside the common git directory, which all worktrees share and no commit contains,
/// so that a checkout cannot rewind who holds what.
/// </summary>
/// <param name="commonGitDirectory">The repository's common git directory, absolute.</param>
internal sealed class ControlLayout(string commonGitDirectory)
{
    public string Directory { get; } = Path.Join(commonGitDirectory, Wo.Core.Storage.Guard.DirectoryName);

    /// <summary>What recorded paths are relative to.</summary>
    public string Around { get; } = commonGitDirectory;

    public string Guard => Path.Join(Directory, Wo.Core.Storage.Guard.FileName);

    public string Root => Path.Join(Directory, "root");

    public string Generation => Path.Join(Directory, "generation");

    /// <summary>What has changed since the index was published.</summary>
    public string IndexJournal => Path.Join(Directory, "index-journal");

    /// <summary>What happened to work orders.</summary>
    public string Journal => Path.Join(Directory, "journal");

    /// <summary>What happened before that.</summary>
    public string OlderJournal => Path.Join(Directory, "journal.1");

    /// <summary>The summaries of files from one command to the next.</summary>
    public string Summaries => Path.Join(Directory, "summaries");

    /// <summary>Held by the process that makes the index.</summary>
    public string IndexTurn => Path.Join(Directory, "index-turn");

    /// <summary>Held by the process that looks for what is ready, and says what it found to those that wait.</summary>
    public string LookTurn => Path.Join(Directory, "look-turn");

    public string Records => Path.Join(Directory, "records");

    /// <summary>The newest bytes of each work order.</summary>
    public string Versions => Path.Join(Directory, "versions");

    /// <summary>One mark for each work order whose deletion was meant.</summary>
    public string Deleted => Path.Join(Directory, "deleted");

    public string Operations => Path.Join(Directory, "ops");

    /// <summary>The name of this clone, among clones that share claims.</summary>
    public string Clone => Path.Join(Directory, "clone");

    /// <summary>What was last seen of the claims that clones share.</summary>
    public string Claims => Path.Join(Directory, "claims");

    /// <summary>When all of them were last looked at.</summary>
    public string ClaimsLooked => Path.Join(Claims, ".looked");

    /// <summary>Which work orders are at a point of which the shared claims do not know.</summary>
    public string Unpublished => Path.Join(Directory, "unpublished");

    public string Claim(WorkOrderId id) => Path.Join(Claims, id.Value);

    public string UnpublishedMark(WorkOrderId id) => Path.Join(Unpublished, id.Value);

    public string Record(WorkOrderId id) => Path.Join(Records, id.Value);

    public string Version(WorkOrderId id) => Path.Join(Versions, id.Value);

    public string DeletedMark(WorkOrderId id) => Path.Join(Deleted, id.Value);

    public string Operation(WorkOrderId id) => Path.Join(Operations, id.Value);
}
