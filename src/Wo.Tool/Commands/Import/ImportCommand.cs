using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Verbs.Import;
using Wo.Engine.Verbs.Import.Sources;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Import;

/// <summary><c>wo import</c>: makes work orders of what another tool has, all of it or nothing.</summary>
internal sealed class ImportCommand : WoCommand
{
    private const int MostBytes = 256 * 1024 * 1024;

    private readonly Argument<string> source = new("tool")
    {
        Description =
            $"Where it comes from: {string.Join(", ", ImportSource.All.Select(static source => source.Name))}",
    };

    private readonly Argument<string> place = new("path")
    {
        Description = "Its file or, of Backlog.md, its directory; - reads standard input",
    };

    private readonly Option<string?> epic = ValueOption.One(
        "--epic",
        "id",
        "The epic they belong to (default: one that is added to the backlog for them)",
        ValueKind.Epic
    );

    private readonly Option<string?> dod = ValueOption.One(
        "--dod",
        "id",
        $"The definition of done that closes them (default: {Scaffold.DefinitionOfDoneId})",
        ValueKind.DefinitionOfDone
    );

    private readonly Option<bool> dryRun = new("--dry-run", "-n")
    {
        Description = "Write nothing; show what would become of it",
    };

    /// <inheritdoc/>
    public override string Name => "import";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["migrate", "convert"];

    /// <inheritdoc/>
    public override string Summary => "Make work orders of what another tool has: all of it, or nothing";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo import beads .beads/issues.jsonl --dry-run", "what would become of each issue"),
            new("wo import backlog .", "a project of Backlog.md"),
            new("wo import taskmaster .taskmaster/tasks/tasks.json", "tasks and subtasks of all tags"),
            new("wo import github issues.json --epic E-0001", "issues that gh or the interface of GitHub has written"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) =>
        CommandResult.From(
            from wanted in Source(context)
            from items in Items(context, wanted, context.Value(place)!)
            from opened in WorkspaceOpener.Open(context)
            from outcome in new ImportWorkOrders(opened).Run(
                new ImportRequest(wanted, items, context.Value(epic), context.Value(dod), context.Value(dryRun)),
                context.Cancellation
            )
            select outcome,
            static outcome => new ImportReport(outcome)
        );

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        source.CompletionSources.Add([.. ImportSource.All.Select(static source => source.Name)]);
        command.Arguments.Add(source);
        command.Arguments.Add(place);
        command.Options.Add(epic);
        command.Options.Add(dod);
        command.Options.Add(dryRun);
    }

    private Result<ImportSource> Source(CommandContext context)
    {
        var name = context.Value(source)!;
        var names = ImportSource.All.Select(static source => source.Name);
        return ImportSource.All.FirstOrDefault(known => known.Name == name) is { } found
            ? found
            : UsageError.Because($"nothing is known of '{name}'" + TypoCorrection.DidYouMean(name, names)) with
            {
                NextSteps = ["wo import --help"],
            };
    }

    private static Result<ForeignItems> Items(CommandContext context, ImportSource source, string place)
    {
        if (source.IsDirectory)
        {
            return place == InputSource.StandardInput
                ? UsageError.Because($"{source.Title} is a directory, which standard input cannot be")
                : StorageBoundary.Run(() =>
                    BacklogTasksReader.Read(
                        PlatformFileSystem.Create(),
                        Path.GetFullPath(place, context.Environment.WorkingDirectory())
                    )
                );
        }

        return from bytes in InputSource.Read(context, place, MostBytes, "what is to be imported")
            from small in Result.Require(
                bytes.Length <= MostBytes,
                () => UsageError.Because($"{InputSource.NameOf(place)} has more than {MostBytes} bytes")
            )
            from items in Read(source, InputSource.NameOf(place), bytes)
            select items;
    }

    private static Result<ForeignItems> Read(ImportSource source, string name, byte[] bytes) =>
        source == ImportSource.Beads ? BeadsReader.Read(name, bytes)
        : source == ImportSource.Taskmaster ? TaskmasterReader.Read(name, bytes)
        : GitHubReader.Read(name, bytes);
}
