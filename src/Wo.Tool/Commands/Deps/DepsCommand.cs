using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Deps;

/// <summary><c>wo deps</c>: which work orders wait for which.</summary>
internal sealed class DepsCommand : WoCommand
{
    private readonly IdArgument id = new("Only what has to do with this work order");

    private readonly FormatOption<DepsFormat> format = new(
        "How it is drawn: tree (default), dot (for Graphviz), mermaid (for Markdown) or svg (a picture)",
        ("tree", DepsFormat.Tree),
        ("dot", DepsFormat.Dot),
        ("mermaid", DepsFormat.Mermaid),
        ("svg", DepsFormat.Svg)
    );

    private readonly Option<bool> all = new("--all") { Description = "Also what is closed" };

    /// <inheritdoc/>
    public override string Name => "deps";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["dependencies", "graph", "blocked", "tree"];

    /// <inheritdoc/>
    public override string Summary => "Show what waits for what, circles, and the longest chain of open work";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo deps", "everything that is open and what it waits for"),
            new("wo deps WO-0016", "what it waits for, what waits for it, and what it unblocks"),
            new("wo deps --format dot", "for Graphviz: wo deps --format dot | dot -Tsvg"),
            new("wo deps --format mermaid", "for Markdown"),
            new("wo deps --format svg", "a picture: wo deps --format svg > deps.svg"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var looked =
            from drawn in Format(context)
            from wanted in id.ReadOptional(context)
            from tree in ReadOnlyTree.At(context, reader => reader.ReadSummaries())
            from known in Known(wanted, tree.Reading)
            select (drawn, wanted, tree);
        if (!looked.TryGet(out var found, out var error))
        {
            return error;
        }

        var (form, chosen, look) = found;
        var map = chosen is { } one
            ? MapDependencies.Of(look.Reading, one)
            : MapDependencies.OfTree(look.Reading, context.Value(all));
        IReport report = form switch
        {
            DepsFormat.Dot => new DotReport(map, chosen),
            DepsFormat.Mermaid => new MermaidReport(map, chosen),
            DepsFormat.Svg => new SvgReport(map, chosen),
            _ => new DepsTreeReport(map, chosen),
        };
        return CommandResult.Of(report, Doubt(map, chosen), [.. look.Warnings]);
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        format.AddTo(command);
        command.Options.Add(all);
    }

    private static Result<Unit> Known(WorkOrderId? wanted, TreeReading reading) =>
        wanted is { } one ? IdArguments.Exist([one], reading.Scan.Entries.Select(entry => entry.Id)) : Result.Ok;

    /// <summary>What cannot be read may wait for anything.</summary>
    private static WoError? Doubt(DependencyMap map, WorkOrderId? chosen)
    {
        var unclear = map
            .Nodes.Where(node => node.Status == DependencyStatus.Unclear)
            .Select(node => node.Name)
            .ToList();
        return unclear.Count == 0
            ? null
            : new WoError(Problem.Unreadable, $"what {string.Join(", ", unclear)} waits for cannot be read")
            {
                NextSteps = ["wo reconcile"],
                Verify = [chosen is { } one ? $"wo deps {one}" : "wo deps"],
            };
    }

    private Result<DepsFormat> Format(CommandContext context) =>
        context.Value(all) && id.Typed(context) is not null
            ? UsageError.Because("--all goes without an id")
            : format.Read(context);
}
