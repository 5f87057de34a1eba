using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary><c>wo take</c>: claims a work order, or takes a running one back or over.</summary>
internal sealed class TakeCommand : WoCommand
{
    private readonly Argument<string?> id = new("id")
    {
        Description = "The work order",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> next = new("--next") { Description = "Take the first ready one, race-free" };
    private readonly Option<string?> owner = CommonOptions.Owner();
    private readonly Option<string?> token = CommonOptions.Token();
    private readonly Option<bool> force = new("--force")
    {
        Description =
            "Take it although dependencies are not done; with --resume or --takeover: although it is not yours",
    };

    private readonly Option<string?> reason = CommonOptions.Reason("Why --force is right, kept on record");
    private readonly Option<bool> resume = new("--resume") { Description = "Get your own running work order back" };
    private readonly Option<bool> takeover = new("--takeover")
    {
        Description = "Take over one whose lease has expired",
    };
    private readonly Option<bool> noWorktree = new("--no-worktree")
    {
        Description = "Work in the main worktree, on its current branch",
    };

    private readonly Option<bool> printPath = new("--print-path") { Description = "Print the worktree path only" };

    /// <inheritdoc/>
    public override string Name => "take";

    /// <inheritdoc/>
    public override string Summary => "Claim a work order: lease, branch, worktree, state running";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo take WO-0016", "claim one"),
            new("wo take --next --owner agent-3", "claim whatever is ready first"),
            new("wo take WO-0016 --print-path", "claim one for a script that goes there: cd \"$(…)\""),
            new("wo take WO-0016 --resume --owner agent-3", "get your own back after a restart"),
            new("wo take WO-0016 --takeover", "take over one whose lease has expired"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        using (
            context.Progress.Follow(context.Value(id) is { } named ? $"taking {named}" : "taking the next work order")
        )
        {
            return Task.FromResult(Answer(context, Take(context, cancellation)));
        }
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        command.Arguments.Add(id);
        command.Options.Add(next);
        command.Options.Add(owner);
        command.Options.Add(token);
        command.Options.Add(force);
        command.Options.Add(reason);
        command.Options.Add(resume);
        command.Options.Add(takeover);
        command.Options.Add(noWorktree);
        command.Options.Add(printPath);
    }

    private Result<TakenWorkOrder> Take(CommandContext context, CancellationToken cancellation) =>
        from checkedUsage in UsageProblem(context) is { } problem ? Misused(problem) : default(Result<Unit>)
        from wanted in Wanted(context)
        from workspace in WorkspaceOpener.Open(context)
        from caller in WorkspaceOpener.Caller(context, context.Value(owner), context.Value(token))
        from taken in wanted switch
        {
            { } named when IsAboutRunning(context) => Resume(context, workspace, caller, named, cancellation),
            { } named => Claim(workspace).Run(RequestFor(context, named, caller), cancellation),
            null => Next(workspace).Run(ready => RequestFor(context, ready, caller), cancellation),
        }
        select taken;

    /// <summary>The work order that is named; <see langword="null"/> for the next one.</summary>
    private Result<WorkOrderId?> Wanted(CommandContext context) =>
        context.Value(next)
            ? (WorkOrderId?)null
            : from named in WorkspaceOpener.Id(context.Value(id))
            select (WorkOrderId?)named;

    private bool IsAboutRunning(CommandContext context) => context.Value(resume) || context.Value(takeover);

    private static TakeWorkOrder Claim(Workspace workspace) => new(workspace);

    private static TakeNext Next(Workspace workspace) => new(workspace);

    private TakeRequest RequestFor(CommandContext context, WorkOrderId wanted, Caller caller) =>
        new(wanted, caller) { IgnoreDependencies = context.Value(force), NoWorktree = context.Value(noWorktree) };

    private Result<TakenWorkOrder> Resume(
        CommandContext context,
        Workspace workspace,
        Caller caller,
        WorkOrderId wanted,
        CancellationToken cancellation
    )
    {
        var running = new ResumeWorkOrder(workspace);
        return from overriding in WorkspaceOpener.Force(context.Value(force), context.Value(reason))
            let request = new ResumeRequest(wanted, caller, overriding)
            from handedOver in context.Value(resume)
                ? running.Resume(request, cancellation)
                : running.TakeOver(request, cancellation)
            select handedOver;
    }

    private CommandResult Answer(CommandContext context, Result<TakenWorkOrder> outcome)
    {
        if (!outcome.TryGet(out var taken, out var error))
        {
            return error;
        }

        var report = new TakeReport(taken, context.Value(printPath));
        return (
            taken.Uncertain is { } uncertain ? CommandResult.Failed(uncertain, report) : CommandResult.Done(report)
        ) with
        {
            Warnings = taken.Warnings,
        };
    }

    private string? UsageProblem(CommandContext context)
    {
        var named = context.Value(id) is not null;
        var running = IsAboutRunning(context);
        return (named, context.Value(next)) switch
        {
            (false, false) => "name a work order, or say --next",
            (true, true) => "name a work order or say --next, not both",
            _ when context.Value(next) && running => "--next takes ready work; name the one to resume or take over",
            _ when context.Value(resume) && context.Value(takeover) => "--resume and --takeover exclude each other",
            _ when running && context.Value(noWorktree) => "--no-worktree is decided when a work order is first taken",
            _ => null,
        };
    }
}
