namespace Wo.Tool.Commands.Take;

/// <summary>What a person or a shell sees of a work order that was taken.</summary>
internal enum TakeForm
{
    /// <summary>What it is, where, and how to go on.</summary>
    Full,

    /// <summary>The path of the worktree, and nothing else.</summary>
    Path,

    /// <summary>Shell code that sets the environment and enters the worktree.</summary>
    Shell,
}
