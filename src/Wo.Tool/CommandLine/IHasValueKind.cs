namespace Wo.Tool.CommandLine;

/// <summary>An argument or an option that says what its values are, so that completion can find some.</summary>
internal interface IHasValueKind
{
    /// <summary>What a value is.</summary>
    ValueKind Kind { get; }

    /// <summary>Which work orders a value may name, given the options that stand on the line; empty for any.</summary>
    IReadOnlyList<WorkOrderState> StatesFor(IReadOnlyCollection<string> options);
}
