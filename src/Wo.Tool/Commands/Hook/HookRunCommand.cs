using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Hook;

/// <summary><c>wo hook run</c>: what the hooks do. Where there is no tree of work orders they do nothing.</summary>
internal sealed class HookRunCommand : WoCommand
{
    private const string IndexVariable = "GIT_INDEX_FILE";

    private readonly Argument<string> hook = new("hook")
    {
        Description = $"{HookName.PreCommit} or {HookName.CommitMessage}",
    };

    private readonly Argument<string[]> arguments = new("argument")
    {
        Description = "What git hands to the hook: for commit-msg the file with the message",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <inheritdoc/>
    public override string Name => "run";

    /// <inheritdoc/>
    public override string Summary => "Do what a hook does: check what is staged, or complete a commit message";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo hook run pre-commit", "check the work orders that are staged, without a commit")];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var wanted = context.Value(hook)!;
        if (!HookName.All.Contains(wanted))
        {
            return UsageError.Because($"there is no hook '{wanted}'" + TypoCorrection.DidYouMean(wanted, HookName.All));
        }

        if (!WorkspaceOpener.OpenToLook(context).TryGet(out var opened, out var error))
        {
            // The same hook may serve repositories that have no work orders.
            return error.Code.Class == ErrorClass.NotFound ? CommandResult.Done(HookRunReport.Nothing) : error;
        }

        var here = context.Environment.WorkingDirectory();
        return wanted == HookName.PreCommit
            ? Check(context, opened.Workspace, here)
            : CompleteMessage(context, opened.Workspace, here);
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        command.Arguments.Add(hook);
        command.Arguments.Add(arguments);
    }

    private static CommandResult Check(CommandContext context, Workspace workspace, string here)
    {
        // git names the index from where it runs the hook.
        var index = context.Environment.Variable(IndexVariable) is { Length: > 0 } named
            ? Path.GetFullPath(named, here)
            : null;
        var check = new StagedCheck(workspace, here, index);
        var judged =
            from problems in check.Run()
            from ofCommit in problems.Any(problem => !problem.NotStaged.IsEmpty)
                ? check.Named()
                : ImmutableArray<string>.Empty
            select (problems, named: ofCommit);
        return judged.TryGet(out var found, out var error)
            ? CommandResult.Of(
                new HookRunReport(found.problems, null),
                found.problems.IsEmpty ? null : Refusal(found.problems, found.named),
                []
            )
            : error;
    }

    private CommandResult CompleteMessage(CommandContext context, Workspace workspace, string here) =>
        context.Value(arguments) is not [var file, ..]
            ? UsageError.Because("commit-msg needs the file with the message")
            : CommandResult.From(
                new CommitTrailer(workspace).Add(here, Path.GetFullPath(file, here)),
                id => new HookRunReport([], id)
            );

    /// <summary>Stages what is lacking; a commit of named files leaves it out again unless it is named, too.</summary>
    private static string Complete(IEnumerable<string> lacking, ImmutableArray<string> named)
    {
        var files = string.Join(' ', lacking);
        return named.IsEmpty
            ? $"git add -- {files}"
            : $"git add -- {files} && git commit --message \"…\" -- {string.Join(' ', named.Select(file => ShellWord.Quote(file)))} {files}";
    }

    private static WoError Refusal(ImmutableArray<StagedProblem> problems, ImmutableArray<string> named)
    {
        var worst = problems.FirstOrDefault(problem => problem.Code == Problem.HandMadeClosure);
        var unformatted = problems.All(problem => problem.Code == Problem.NotFormatted);
        var lacking = problems
            .SelectMany(problem => problem.NotStaged)
            .Distinct()
            .Select(file => ShellWord.Quote(file))
            .ToList();
        var ids = problems.Select(problem => problem.Id.Value).Distinct().ToList();
        var count = string.Create(
            CultureInfo.InvariantCulture,
            $"{problems.Length} {(problems.Length == 1 ? "problem" : "problems")} in what is staged"
        );
        return worst is not null
            ? new WoError(
                Problem.HandMadeClosure,
                $"{worst.Path} is staged as closed, and wo did not close it; move it back and use 'wo finish', or commit it as it is with --no-verify"
            )
            {
                NextSteps = [$"wo show {worst.Id}"],
                Verify = ["wo hook run pre-commit"],
            }
            : new WoError(
                unformatted ? Problem.NotFormatted : Problem.LintFailed,
                $"{count}: mend it and stage it again, or commit it as it is with --no-verify"
            )
            {
                NextSteps =
                [
                    lacking.Count > 0
                        ? Complete(lacking, named)
                        : $"{(unformatted ? "wo fmt" : "wo lint")} {string.Join(' ', ids)}",
                ],
                Verify = ["wo hook run pre-commit"],
            };
    }
}
