namespace Wo.Bench;

/// <summary>One clone.</summary>
/// <param name="tool">The tool as native code.</param>
/// <param name="root">Its main worktree.</param>
/// <param name="index">Its number.</param>
/// <param name="first">The first work order of its share, from 0.</param>
internal sealed class ScratchClone(string tool, string root, int index, int first)
{
    /// <summary>Its number.</summary>
    public int Index => index;

    /// <summary>The tool in it.</summary>
    public Command Tool => new(tool, root);

    /// <summary>git in it.</summary>
    public Command Git => new("git", root);

    /// <summary>The id of one of its work orders.</summary>
    public string Id(int number) => GrownTree.Id(first + number + 1);

    /// <summary>The least that a claim among clones takes: a ref that must not be there yet is pushed.</summary>
    public void PushRef(int number)
    {
        var name = $"refs/bench/{Index}/{number}";
        Git.Run("push", "--quiet", $"--force-with-lease={name}:", "origin", $"HEAD:{name}");
    }
}
