namespace Wo.Engine.Gates;

/// <summary>Where an artifact of a definition of done has to lie.</summary>
/// <param name="Name">As the definition has it.</param>
/// <param name="Directory">The directory that it must not leave, absolute.</param>
/// <param name="Path">The file, absolute.</param>
internal sealed record ArtifactPlace(string Name, string Directory, string Path)
{
    private const string Log = ".log";

    /// <summary>Whether it lies beside the evidence that is generated.</summary>
    public bool IsInHandoff { get; private init; }

    /// <summary>Whether it is the output of something, as its name says.</summary>
    public bool IsLog => IsInHandoff && Name.EndsWith(Log, StringComparison.Ordinal);

    /// <summary>
    /// A name without a slash lies in the handoff of the work order, <c>_ctx/…</c> under the state root, others in the
    /// worktree, where gates run.
    /// </summary>
    /// <returns><see langword="null"/> for a name that no file can have there.</returns>
    public static ArtifactPlace? Of(GateContext context, string name)
    {
        var layout = context.Workspace.Layout;
        var isSound =
            name.Length > 0
            && !name.Contains('\0', StringComparison.Ordinal)
            && !System.IO.Path.IsPathRooted(name)
            && name.Split('/').All(segment => segment is not ("" or "." or ".."));
        if (!isSound)
        {
            return null;
        }

        if (!name.Contains('/', StringComparison.Ordinal))
        {
            var handoff = layout.Handoff(context.Id).FullPath;
            return new ArtifactPlace(name, handoff, System.IO.Path.Join(handoff, name)) { IsInHandoff = true };
        }

        var directory =
            name.StartsWith(CtxPath.DirectoryName + "/", StringComparison.Ordinal) ? layout.StateRoot
            : context.Place.GateDirectory().TryGet(out var below, out _) ? below
            : context.Place.Path;
        return new ArtifactPlace(name, directory, System.IO.Path.Join(directory, name));
    }
}
