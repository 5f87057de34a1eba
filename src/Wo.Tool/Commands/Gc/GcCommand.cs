using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Gc;

/// <summary><c>wo gc</c>: removes what closed work orders leave over, and nothing that a person or a repair may need.</summary>
internal sealed class GcCommand : WoCommand
{
    private const int MostDays = 36_500;

    private readonly Option<bool> apply = new("--apply") { Description = "Remove it; without this nothing is written" };

    private readonly Option<string?> days = new("--days")
    {
        Description = "From which age on backups and evidence go (default: backup_retention_days; 90 for evidence)",
        HelpName = "N",
    };

    /// <inheritdoc/>
    public override string Name => "gc";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["clean", "cleanup", "prune", "collect"];

    /// <inheritdoc/>
    public override string Summary =>
        "Remove what closed work orders leave over: worktrees, merged branches, old backups";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo gc", "what would go, what would stay, and why"),
            new("wo gc --apply", "remove it"),
            new("wo gc --days 7", "with backups and evidence of a week"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var applies = context.Value(apply);
        var outcome =
            from age in Days(context)
            from opened in WorkspaceOpener.Open(context)
            from usable in opened.Tree.CheckDirectories()
            let gc = new CollectGarbage(opened, GarbageAges.Of(opened.Settings.BackupRetentionDays, age), Here(context))
            from report in applies ? gc.Apply(context.Cancellation) : gc.Look()
            select (report, FilePaths.Of(context, opened));
        if (!outcome.TryGet(out var done, out var error))
        {
            return error;
        }

        var (found, paths) = done;
        return CommandResult.Of(new GcReport(found, applies, paths), found.Failure, found.Warnings);
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        command.Options.Add(apply);
        command.Options.Add(days);
    }

    private Result<int?> Days(CommandContext context) =>
        context.Value(days) switch
        {
            null => (int?)null,
            var typed
                when int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number <= MostDays => number,
            var typed => UsageError.Because(
                string.Create(CultureInfo.InvariantCulture, $"--days is a number from 0 to {MostDays}, not '{typed}'")
            ),
        };

    private static string? Here(CommandContext context)
    {
        try
        {
            return context.Environment.WorkingDirectory();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
