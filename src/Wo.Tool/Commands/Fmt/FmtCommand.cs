using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Fmt;

/// <summary><c>wo fmt</c>: work orders in canonical form.</summary>
internal sealed class FmtCommand : WoCommand
{
    private readonly IdArguments ids = new();

    private readonly Option<bool> check = new("--check")
    {
        Description = "Write nothing; exit 1 if any file is not in canonical form",
    };

    private readonly Option<bool> diff = new("--diff") { Description = "Write nothing; show what would change" };

    /// <inheritdoc/>
    public override string Name => "fmt";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["format", "prettify", "reformat"];

    /// <inheritdoc/>
    public override string Summary => "Write work orders in canonical form: order of keys, indentation, lists";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo fmt", "all work orders; comments stay, and backups are kept"),
            new("wo fmt WO-0016 --diff", "what would change in one of them"),
            new("wo fmt --check", "for CI: exit 1 if any file is not in this form"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var looked =
            from only in ids.Read(context)
            from workspace in WorkspaceOpener.Open(context)
            from usable in workspace.Tree.CheckDirectories()
            let scan = workspace.Tree.Scan()
            from known in IdArguments.Exist(only, scan.Entries.Select(entry => entry.Id))
            select (only, workspace, new FormatTree(workspace).Look(scan, only));
        if (!looked.TryGet(out var found, out var error))
        {
            return error;
        }

        var (chosen, opened, survey) = found;
        var paths = FilePaths.Of(context, opened);
        if (context.Value(check) || context.Value(diff))
        {
            return CommandResult.Of(
                new FmtReport(survey, [], context.Value(diff), paths),
                context.Value(check) && !survey.Unformatted.IsEmpty ? Refusal(survey, chosen) : null,
                survey.Skipped
            );
        }

        return Write(new FormatTree(opened), survey, paths, chosen);
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        ids.AddTo(command);
        command.Options.Add(check);
        command.Options.Add(diff);
    }

    private static CommandResult Write(
        FormatTree tree,
        FormatSurvey survey,
        FilePaths paths,
        ImmutableArray<WorkOrderId> chosen
    )
    {
        var written = ImmutableArray.CreateBuilder<UnformattedFile>();
        var failures = ImmutableArray.CreateBuilder<string>();
        foreach (var file in survey.Unformatted)
        {
            if (tree.Write(file.Id).TryGet(out _, out var refused))
            {
                written.Add(file);
            }
            else
            {
                failures.Add($"{file.Path} was not formatted: {refused.Cause}");
            }
        }

        var left = survey with { Unformatted = [.. survey.Unformatted.Except(written)] };
        return CommandResult.Of(
            new FmtReport(left, written.ToImmutable(), withDiff: false, paths),
            failures.Count > 0 ? Refusal(left, chosen) : null,
            [.. survey.Skipped, .. failures]
        );
    }

    private static WoError Refusal(FormatSurvey survey, ImmutableArray<WorkOrderId> chosen)
    {
        var again = string.Join(' ', chosen.Select(id => id.Value).Prepend("wo fmt"));
        var count = survey.Unformatted.Length;
        return new WoError(
            Problem.NotFormatted,
            count == 1
                ? $"{survey.Unformatted[0].Path} is not in canonical form"
                : string.Create(CultureInfo.InvariantCulture, $"{count} files are not in canonical form")
        )
        {
            NextSteps = [again],
            Verify = [$"{again} --check"],
        };
    }
}
