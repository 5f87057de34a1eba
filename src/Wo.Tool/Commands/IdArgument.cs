using System.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>The argument that names a work order, checked before any path is built from it.</summary>
/// <param name="description">What the help page says of it.</param>
/// <param name="isOptional">Whether the verb does without it.</param>
internal sealed class IdArgument(string description = "The work order", bool isOptional = false)
{
    private readonly Argument<string?> argument = new("id")
    {
        Description = description,
        Arity = isOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
    };

    /// <summary>What the message says about a text that was typed in its place.</summary>
    public string? HintForText { get; init; }

    /// <summary>Declares it.</summary>
    public void AddTo(Command command) => command.Arguments.Add(argument);

    /// <summary>As it was typed; <see langword="null"/> where it was left out.</summary>
    public string? Typed(CommandContext context) => context.Value(argument);

    /// <summary>The id.</summary>
    public Result<WorkOrderId> Read(CommandContext context)
    {
        var typed = Typed(context);
        if (typed is not null && WorkOrderId.TryParse(TypedId.Complete(typed), out var id))
        {
            return id;
        }

        var meant =
            typed is not null && TypedId.Within(typed) is { } within ? $"; did you mean {within}?"
            : HintForText is not null ? $"; {HintForText}"
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
