using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Faults;

/// <summary>A command, and the tree that it is run on.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Arrange">Makes the tree.</param>
/// <param name="Act">Runs the command.</param>
internal sealed record FaultScenario(string Name, Action<Scene> Arrange, Func<Scene, Workspace, Answer> Act)
{
    /// <summary>The state that it brings the work order into; <see langword="null"/> where it does not move it.</summary>
    public string? Target { get; init; }

    /// <summary>Whether it runs git commands that cannot be remembered, so that a sample tries fewer points.</summary>
    public bool IsSlow { get; init; }

    /// <summary>
    /// Whether it repairs: it begins with a tree that is not at rest, and where it fails, what it has repaired stays so.
    /// </summary>
    public bool IsRepair { get; init; }

    /// <summary>Whether it is expected to fail even without a fault.</summary>
    public bool Fails { get; init; }

    /// <summary>What is not there although the command said that it is done, besides what promises tell.</summary>
    public Func<Scene, IEnumerable<string>> Missing { get; init; } = static _ => [];

    /// <summary>
    /// What its user does after a recovery, given the state that the work order was found in; by default the command
    /// again, where it is not in its target.
    /// </summary>
    public Func<Scene, Workspace, Answer>? Again { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
