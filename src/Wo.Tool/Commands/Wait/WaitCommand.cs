using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Wait;

/// <summary><c>wo wait</c>: blocks until something happens.</summary>
internal sealed class WaitCommand : WoCommand
{
    private readonly IdArguments ids = new("The work orders; in the worktree of one its id may be left out");

    private readonly Option<bool> ready = new("--ready") { Description = "Until any work order can be taken" };

    private readonly Option<bool> any = new("--any")
    {
        Description = "Until one of those that are named is there; without ids, until any work order moves",
    };

    private readonly Option<string?> until = ValueOption.One(
        "--until",
        "state",
        "The state: pending, running, done (default), failed, partial, or closed for the last three"
    );

    private readonly Option<string?> timeout = ValueOption.One(
        "--timeout",
        "time",
        "How long to wait, such as 90s, 5m or 2h; for as long as it takes where it is left out"
    );

    /// <inheritdoc/>
    public override string Name => "wait";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["await", "block", "follow"];

    /// <inheritdoc/>
    public override string Summary => "Wait until work orders are done, or something can be taken";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo wait WO-0016", "until it is done"),
            new(
                "wo wait WO-0016 WO-0017 --until closed --timeout 2h",
                "until both are finished, whatever came of them"
            ),
            new("wo wait --ready", "until there is something to take"),
            new("wo wait --any", "until anything moves"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var start = context.Time.GetTimestamp();
        var waited =
            from wanted in Request(context)
            from opened in WorkspaceOpener.OpenToLook(context)
            from usable in opened.Workspace.Tree.CheckDirectories()
            from settled in wanted.ForReady && opened.Unusable is { } unusable ? unusable : Result.Ok
            from there in Wait(context, opened.Workspace, wanted)
            select (wanted, opened.Warnings, there);
        if (!waited.TryGet(out var found, out var error))
        {
            return error;
        }

        var (request, warnings, reached) = found;
        var report = new WaitReport(reached, request.ForReady, context.Time.GetElapsedTime(start));
        return CommandResult.Of(report, null, warnings);
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        ids.AddTo(command);
        command.Options.Add(ready);
        command.Options.Add(any);
        until.CompletionSources.Add(_ => WaitTarget.All.Select(known => new CompletionItem(known.Name)));
        command.Options.Add(until);
        command.Options.Add(timeout);
    }

    private static Result<ImmutableArray<AwaitedWorkOrder>> Wait(
        CommandContext context,
        Workspace workspace,
        WaitRequest request
    )
    {
        using (context.Progress.Follow($"waiting for {Words(request)}"))
        {
            return new WaitForWorkOrders(workspace).Run(request, context.Cancellation);
        }
    }

    private static string Words(WaitRequest request) =>
        request.ForReady ? "something that is ready"
        : request.Ids.IsEmpty ? "a work order to move"
        : $"{string.Join(", ", request.Ids)} to be {(request.Target ?? WaitTarget.Done).Name}";

    private Result<WaitRequest> Request(CommandContext context) =>
        from sound in Check(context)
        from named in Ids(context)
        from target in Target(context)
        from limit in SpanOption.ReadLength(context, timeout)
        select new WaitRequest
        {
            Ids = named,
            ForReady = context.Value(ready),
            ForAny = context.Value(any),
            Target = target,
            Limit = limit,
        };

    private Result<Unit> Check(CommandContext context) =>
        !context.Value(ready) ? Result.Ok
        : context.Value(any) ? UsageError.Because("--ready and --any contradict each other")
        : context.Value(until) is not null ? UsageError.Because("--ready goes without --until")
        : ids.Typed(context).Length > 0 ? UsageError.Because("--ready goes without ids")
        : Result.Ok;

    private Result<ImmutableArray<WorkOrderId>> Ids(CommandContext context) =>
        ids.Typed(context).Length > 0 || context.Value(ready) || context.Value(any)
            ? ids.Read(context)
            : from own in CallerWorktree.WorkOrder(context)
            select ImmutableArray.Create(own);

    private Result<WaitTarget?> Target(CommandContext context) =>
        context.Value(until) is not { } typed ? (WaitTarget?)null
        : WaitTarget.All.FirstOrDefault(known => known.Name == typed) is { } target ? target
        : UsageError.Because(
            $"unknown state '{typed}'" + TypoCorrection.DidYouMean(typed, WaitTarget.All.Select(known => known.Name))
        );
}
