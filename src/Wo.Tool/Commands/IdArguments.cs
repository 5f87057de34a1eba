using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>Any number of work orders as arguments.</summary>
/// <param name="description">What the help page says of them.</param>
internal sealed class IdArguments(string description = "Only these work orders; all where none is named")
{
    private readonly WorkOrderArgument<string[]> argument = new()
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Declares them.</summary>
    public void AddTo(Command command) => command.Arguments.Add(argument);

    /// <summary>As they were typed.</summary>
    public string[] Typed(CommandContext context) => context.Value(argument) ?? [];

    /// <summary>The ids, each once.</summary>
    public Result<ImmutableArray<WorkOrderId>> Read(CommandContext context)
    {
        var ids = ImmutableArray.CreateBuilder<WorkOrderId>();
        foreach (var typed in Typed(context))
        {
            if (!IdArgument.Parse(typed).TryGet(out var id, out var error))
            {
                return error;
            }

            if (!ids.Contains(id))
            {
                ids.Add(id);
            }
        }

        return ids.ToImmutable();
    }

    /// <summary>Whether the tree has them all; the failure is that of a verb about the first that it lacks.</summary>
    public static Result<Unit> Exist(ImmutableArray<WorkOrderId> ids, IEnumerable<WorkOrderId> known)
    {
        // A command about all of them names none.
        if (ids.IsEmpty)
        {
            return Result.Ok;
        }

        var all = known.ToHashSet();
        foreach (var id in ids)
        {
            if (!all.Contains(id))
            {
                return MissingWorkOrder.Named(id, all);
            }
        }

        return Result.Ok;
    }
}
