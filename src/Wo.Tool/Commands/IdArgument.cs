using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>The argument that names a work order, checked before any path is built from it.</summary>
/// <param name="description">What the help page says of it.</param>
/// <param name="isOptional">Whether the verb does without it.</param>
internal sealed class IdArgument(string description = "The work order", bool isOptional = false)
{
    /// <summary>The argument.</summary>
    private WorkOrderArgument<string?> Argument =>
        field ??= new()
        {
            Description = description,
            Arity = isOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
            States = States,
            AboutRunning = AboutRunning,
            IsNew = IsNew,
        };

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

    /// <summary>The id.</summary>
    public Result<WorkOrderId> Read(CommandContext context) => Parse(Typed(context), HintForText);

    /// <summary>What was typed for an id, also as the value of an option.</summary>
    /// <param name="typed">The text.</param>
    /// <param name="hintForText">What the message says where it is no id at all.</param>
    public static Result<WorkOrderId> Parse(string? typed, string? hintForText = null)
    {
        if (typed is not null && WorkOrderId.TryParse(TypedId.Complete(typed), out var id))
        {
            return id;
        }

        var meant =
            typed is not null && TypedId.Within(typed) is { } within ? $"; did you mean {within}?"
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

    /// <summary>The id, or <see langword="null"/> where it was left out.</summary>
    public Result<WorkOrderId?> ReadOptional(CommandContext context) =>
        Typed(context) is null ? (WorkOrderId?)null : from id in Read(context) select (WorkOrderId?)id;
}
