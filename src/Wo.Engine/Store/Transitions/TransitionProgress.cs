namespace Wo.Engine.Store.Transitions;

/// <summary>How far an intended transition got, as the hashes of the files tell.</summary>
internal enum TransitionProgress
{
    /// <summary>The old bytes lie in the old directory: nothing happened yet.</summary>
    NotStaged,

    /// <summary>The new bytes lie in the old directory: only the commit rename is missing.</summary>
    Staged,

    /// <summary>The new bytes lie in the new directory, alone.</summary>
    Committed,

    /// <summary>The new bytes lie in both directories: power loss split the rename.</summary>
    Doubled,

    /// <summary>The file is in neither directory: power loss split the rename, and the backup is what is left.</summary>
    Vanished,

    /// <summary>None of the above: the files were changed by hand.</summary>
    Unexplained,
}
