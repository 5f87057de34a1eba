namespace Wo.Engine.Store.Tree;

/// <summary>What a file in a state directory is that is not a work order.</summary>
internal enum TreeItemKind
{
    /// <summary>A backup of a work order.</summary>
    Backup,

    /// <summary>A temporary file that a crash left.</summary>
    Temporary,

    /// <summary>A lease mirror.</summary>
    LockMirror,

    /// <summary>A symbolic link with the name of a work order.</summary>
    SymbolicLink,

    /// <summary>Anything else, also names that older tools gave to files that are not work orders.</summary>
    Foreign,
}
