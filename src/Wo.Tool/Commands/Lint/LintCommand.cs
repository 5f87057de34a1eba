using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Lint;

/// <summary><c>wo lint</c>: what is wrong with work orders and with the files that they refer to.</summary>
internal sealed class LintCommand : WoCommand
{
    private readonly IdArguments ids = new();

    private readonly Option<bool> strict = new("--strict") { Description = "Count warnings as errors" };

    private readonly FormatOption<LintFormat> format = new(
        "How findings are written: text (default), github (annotations) or sarif (2.1.0)",
        ("text", LintFormat.Text),
        ("github", LintFormat.GitHub),
        ("sarif", LintFormat.Sarif)
    );

    private readonly Option<bool> fix = new("--fix")
    {
        Description = "First mend what has one right answer; backups are kept",
    };

    private readonly Option<bool> noCache = CommonOptions.NoCache();

    /// <inheritdoc/>
    public override string Name => "lint";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["vet", "linter", "analyze"];

    /// <inheritdoc/>
    public override string Summary => "Check work orders, backlog, definitions of done, policies and settings";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo lint", "everything, each finding with the line that it is about"),
            new("wo lint WO-0016 --strict", "one work order; warnings are errors"),
            new("wo lint --fix", "mend what has one right answer, and show what is left"),
            new("wo lint --format sarif", "a log for code scanning"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        context.UsesCache = !context.Value(noCache);
        var looked =
            from wanted in format.Read(context)
            from only in ids.Read(context)
            from tree in ReadOnlyTree.At(
                context,
                reader => only is [var one] && !context.Value(fix) ? reader.ReadAround(one) : reader.ReadExamined()
            )
            from known in IdArguments.Exist(only, tree.Reading.Scan.Entries.Select(entry => entry.Id))
            select (wanted, only, tree);
        if (!looked.TryGet(out var found, out var error))
        {
            return error;
        }

        var (form, chosen, look) = found;
        if (!context.Value(fix))
        {
            return Answer(context, form, chosen, look.Workspace, look.Reading, null) with { Warnings = look.Warnings };
        }

        if (look.Unusable is { } unusable)
        {
            return unusable;
        }

        var mended = new MendTree(look.Workspace).Run(look.Reading, chosen);
        return Answer(context, form, chosen, look.Workspace, new TreeReader(look.Workspace).ReadExamined(), mended) with
        {
            Warnings = [.. look.Warnings, .. mended.Failures],
        };
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        ids.AddTo(command);
        command.Options.Add(strict);
        format.AddTo(command);
        command.Options.Add(fix);
        command.Options.Add(noCache);
    }

    private CommandResult Answer(
        CommandContext context,
        LintFormat form,
        ImmutableArray<WorkOrderId> only,
        Workspace workspace,
        TreeReading reading,
        MendOutcome? mended
    )
    {
        var tree = new LintTree(reading.Lint, reading.Scan, workspace.Layout);
        var report = only.IsEmpty ? tree.Run() : tree.Run(only);
        report = context.Value(strict) ? report.Raised() : report;
        var answer = new LintAnswer(report, mended, FilePaths.Of(context, workspace));
        return CommandResult.Of(
            answer.As(form),
            report.IsBad ? Refusal(context, report, only, mended is null && MendTree.HasWork(reading, report)) : null,
            []
        );
    }

    private WoError Refusal(
        CommandContext context,
        LintReport report,
        ImmutableArray<WorkOrderId> only,
        bool canBeMended
    )
    {
        var bad = report.Findings.Where(finding => finding.Level == LintLevel.Error).ToList();
        var codes = string.Join(", ", bad.Select(finding => finding.Code.Name).Distinct());
        var again = string.Join(' ', only.Select(id => id.Value).Prepend("wo lint"));
        again += context.Value(strict) ? " --strict" : "";
        var shown = report.Files.FirstOrDefault(file => file.Id is not null && file.Findings.Any(bad.Contains));
        return new WoError(
            Problem.LintFailed,
            string.Create(CultureInfo.InvariantCulture, $"{bad.Count} {(bad.Count == 1 ? "error" : "errors")}: {codes}")
        )
        {
            NextSteps =
                canBeMended ? [again + " --fix"]
                : shown is not null ? [$"wo show {shown.Id}"]
                : [],
            Verify = [again],
        };
    }
}
