namespace Wo.Engine.Verbs.Agents;

/// <summary>What becomes of one file.</summary>
/// <param name="Path">The file, from the state root.</param>
/// <param name="Before">Its text; <see langword="null"/> where there is none.</param>
/// <param name="After">Its text afterwards; <see langword="null"/> where there is none then.</param>
/// <param name="What">In a few words.</param>
internal sealed record AgentFileChange(string Path, string? Before, string? After, string What)
{
    /// <summary>Where it lies, absolute and without links.</summary>
    public required string RealPath { get; init; }

    /// <summary>Whether anything is to be written.</summary>
    public bool IsChange => Before != After;
}
