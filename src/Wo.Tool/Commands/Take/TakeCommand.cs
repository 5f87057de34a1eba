using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Setup;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Take;

/// <summary><c>wo take</c>: claims a work order, or takes a running one back or over.</summary>
internal sealed class TakeCommand : WoCommand
{
    private readonly IdArgument id = new("The work order; with --resume in its worktree it may be left out")
    {
        States = [WorkOrderState.Pending, WorkOrderState.Partial],
        AboutRunning = ["--resume", "--takeover"],
    };

    private readonly Option<bool> next = new("--next")
    {
        Description = "Take the most urgent one that is ready; safe against races",
    };
    private readonly CallerOptions callerOptions = new();
    private readonly Option<bool> force = CommonOptions.Force(
        "Take it although dependencies are not done; with --resume or --takeover: although it is not yours"
    );

    private readonly Option<string?> reason = CommonOptions.Reason(
        "Why --force or --offline is right, in ten characters or more; kept on record"
    );
    private readonly Option<bool> offline = CommonOptions.Offline();
    private readonly Option<bool> resume = new("--resume") { Description = "Get your own running work order back" };
    private readonly Option<bool> takeover = new("--takeover")
    {
        Description = "Take over one whose lease has expired",
    };
    private readonly Option<bool> noWorktree = new("--no-worktree")
    {
        Description = "Work in the main worktree, on its current branch",
    };

    private readonly Option<bool> noSetup = new("--no-setup")
    {
        Description = "Hand out a new worktree as git made it, without the setup of the configuration",
    };

    private readonly Option<bool> noFetch = new("--no-fetch")
    {
        Description = "Start the branch from its base as it was last fetched",
    };

    private readonly Option<bool> printPath = new("--print-path")
    {
        Description = "Print only the path of the worktree",
    };

    private readonly Option<bool> export = new(OutputMode.ExportOption)
    {
        Description =
            "Print shell code that sets WO_ID, WO_OWNER, WO_TOKEN and WO_ROOT and enters the worktree, or fails",
    };

    /// <inheritdoc/>
    public override string Name => "take";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames =>
        ["claim", "start", "begin", "checkout", "pick", "grab", "next"];

    /// <inheritdoc/>
    public override string Summary => "Claim a work order: lease, branch, worktree, state running";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo take WO-0016", "claim one"),
            new("wo take --next --owner agent-3", "claim the most urgent one that is ready"),
            new("wo take --next --export", "claim one and go there, or fail: eval \"$(…)\""),
            new("wo take WO-0016 --print-path", "claim one and go there, or stop: dir=$(…) && cd \"$dir\""),
            new("wo take WO-0016 --resume --owner agent-3", "get your own back after a restart"),
            new("wo take WO-0016 --takeover", "take over one whose lease has expired"),
        ];

    /// <inheritdoc/>
    public override AgentTool? ForAgents => new("take") { Without = ["--token", "--print-path", "--export"] };

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        using (
            context.Progress.Follow(id.Typed(context) is { } named ? $"taking {named}" : "taking the next work order")
        )
        {
            return Answer(context, Take(context));
        }
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        command.Options.Add(next);
        callerOptions.AddTo(command);
        command.Options.Add(force);
        command.Options.Add(offline);
        command.Options.Add(reason);
        command.Options.Add(resume);
        command.Options.Add(takeover);
        command.Options.Add(noWorktree);
        command.Options.Add(noSetup);
        command.Options.Add(noFetch);
        command.Options.Add(printPath);
        command.Options.Add(export);
    }

    private Result<TakenWorkOrder> Take(CommandContext context) =>
        from checkedUsage in UsageProblem(context) is { } problem ? UsageError.Because(problem) : default(Result<Unit>)
        from overriding in CommonOptions.Override(context, force, reason)
        from without in CommonOptions.Override(context, offline, reason)
        from wanted in context.Value(next)
            ? (WorkOrderId?)null
            : from named in id.Read(context)
            select (WorkOrderId?)named
        from opened in WorkspaceOpener.Open(context, without)
        from caller in callerOptions.Read(context, context.Value(resume) ? wanted : null)
        from taken in wanted switch
        {
            { } named when IsAboutRunning(context) => Resume(context, opened, new(named, caller, overriding)),
            { } named => new TakeWorkOrder(opened, CallerShell.Of(context)).Run(
                RequestFor(context, named, caller, overriding),
                context.Cancellation
            ),
            null => new TakeNext(opened, CallerShell.Of(context)).Run(
                ready => RequestFor(context, ready, caller, overriding),
                context.Cancellation
            ),
        }
        select taken;

    private bool IsAboutRunning(CommandContext context) => context.Value(resume) || context.Value(takeover);

    private TakeRequest RequestFor(CommandContext context, WorkOrderId wanted, Caller caller, Override? overriding) =>
        new(wanted, caller)
        {
            Force = overriding,
            NoWorktree = context.Value(noWorktree),
            NoSetup = context.Value(noSetup),
            NoFetch = context.Value(noFetch),
        };

    private Result<TakenWorkOrder> Resume(CommandContext context, Workspace opened, ResumeRequest request)
    {
        var running = new ResumeWorkOrder(
            opened,
            context.Value(noSetup) ? null : new WorktreeSetup(opened, CallerShell.Of(context))
        );
        return context.Value(resume)
            ? running.Resume(request, context.Cancellation)
            : running.TakeOver(request, context.Cancellation);
    }

    private CommandResult Answer(CommandContext context, Result<TakenWorkOrder> outcome)
    {
        if (!outcome.TryGet(out var taken, out var error))
        {
            return error;
        }

        var form =
            context.Value(export) ? TakeForm.Shell
            : context.Value(printPath) ? TakeForm.Path
            : TakeForm.Full;
        context.Environment.Leases?.Keep(taken.Id, taken.Lease);
        var report = new TakeReport(taken, context.StateRoot!, form, isKept: context.Environment.Leases is not null);
        return CommandResult.Of(report, taken.Uncertain, taken.Warnings);
    }

    private string? UsageProblem(CommandContext context)
    {
        var named = id.Typed(context) is not null;
        var running = IsAboutRunning(context);
        return (named, context.Value(next)) switch
        {
            (false, false) when !running => "name a work order, or give --next",
            (true, true) => "name a work order or give --next, not both",
            _ when context.Value(next) && running => "--next takes ready work; name the one to resume or take over",
            _ when context.Value(resume) && context.Value(takeover) => "--resume and --takeover exclude each other",
            _ when running && context.Value(noWorktree) =>
                "--no-worktree applies only when a work order is first taken",
            _ when context.Value(reason) is not null && !context.Value(force) && !context.Value(offline) =>
                "--reason goes with --force or --offline",
            _ when context.Value(export) && context.Mode.Json => "--export is for a shell and --json for a program",
            _ when context.Value(export) && context.Value(printPath) => "--export and --print-path exclude each other",
            _ => null,
        };
    }
}
