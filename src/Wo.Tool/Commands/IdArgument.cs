using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>
/// The argument that names a work order, checked before any path is built from it. In the worktree of a work order it may be
/// left out.
/// </summary>
/// <param name="description">What the help page says of it.</param>
internal sealed class IdArgument(string description = "The work order; in its worktree it may be left out")
{
    /// <summary>The argument.</summary>
    private WorkOrderArgument<string?> Argument =>
        field ??= new(Name)
        {
            Description = description,
            Arity = IsRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
            States = States,
            AboutRunning = AboutRunning,
            IsNew = IsNew,
        };

    /// <summary>What it is called in help.</summary>
    public string Name { get; init; } = "id";

    /// <summary>Whether it may not be left out, not even in a worktree.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The states of work orders that the verb accepts, for completion; empty for any.</summary>
    public ImmutableArray<WorkOrderState> States { get; init; } = [];

    /// <summary>Options that make the verb one about running work orders.</summary>
    public ImmutableArray<string> AboutRunning { get; init; } = [];

    /// <summary>Whether it names a work order that does not exist yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>What the message says about a text that was typed in its place.</summary>
    public string? HintForText { get; init; }

    /// <summary>Declares it.</summary>
    public void AddTo(Command command) => command.Arguments.Add(Argument);

    /// <summary>As it was typed; <see langword="null"/> where it was left out.</summary>
    public string? Typed(CommandContext context) => context.Value(Argument);

    /// <summary>The id that was typed, else that of the worktree that the caller stands in.</summary>
    public Result<WorkOrderId> Read(CommandContext context) =>
        Typed(context) is { } typed ? Parse(typed, HintForText) : CallerWorktree.WorkOrder(context);

    /// <summary>What was typed for an id, also as the value of an option.</summary>
    /// <param name="typed">The text.</param>
    /// <param name="hintForText">What the message says where it is no id at all.</param>
    public static Result<WorkOrderId> Parse(string typed, string? hintForText = null)
    {
        if (WorkOrderId.TryParse(TypedId.Complete(typed), out var id))
        {
            return id;
        }

        var meant =
            TypedId.Within(typed) is { } within ? $"; did you mean {within}?"
            : hintForText is not null ? $"; {hintForText}"
            : "";
        return new WoError(
            Problem.InvalidId,
            $"'{typed}' is not a work order id: WO- and then ASCII letters, digits, '.' and '-', at most 64 characters"
                + meant
        )
        {
            NextSteps = ["wo list"],
        };
    }

    /// <summary>The id that was typed, or <see langword="null"/> for a verb that does something else without one.</summary>
    public Result<WorkOrderId?> ReadOptional(CommandContext context) =>
        Typed(context) is null ? (WorkOrderId?)null : from id in Read(context) select (WorkOrderId?)id;
}
