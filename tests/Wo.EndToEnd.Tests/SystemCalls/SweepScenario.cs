using Wo.TestKit;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>A command on a prepared tree, and how to tell whether it did its work.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Arguments">The command, without <c>--json</c>.</param>
internal sealed record SweepScenario(string Name, params string[] Arguments)
{
    /// <summary>The work order that it is about.</summary>
    public const string Id = "WO-0001";

    /// <summary>Who holds it, unless the scenario says otherwise.</summary>
    public const string Owner = "agent 7";

    /// <summary>The work orders there are.</summary>
    public SampleWorkOrder[] WorkOrders { get; init; } = [new(Id), new("WO-0002")];

    /// <summary>Brings the tree to where the command is run.</summary>
    public required Func<SampleTree, Task> Prepare { get; init; }

    /// <summary>The state that the work order is brought into, if its end is known.</summary>
    public required string To { get; init; }

    /// <summary>Whether the tree shows that the command did its work.</summary>
    public required Func<SampleTree, bool> IsDone { get; init; }

    /// <summary>Whether the prepared tree is one that only <c>reconcile</c> makes consistent.</summary>
    public bool IsDamaged { get; init; }

    /// <summary>What else is wrong with a tree that has been brought to rest; empty when all is well.</summary>
    public Func<SampleTree, IReadOnlyList<string>> Also { get; init; } = _ => [];

    /// <summary>What is run when the work was done before a kill: the way on from there.</summary>
    public string[] AndThen { get; init; } = ["status"];

    /// <summary>Puts back what lies elsewhere than the tree, its repository and their surroundings.</summary>
    public Action<SampleTree> Return { get; init; } = _ => { };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
