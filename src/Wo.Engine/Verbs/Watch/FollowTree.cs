using System.Globalization;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Verbs.Wait;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Watch;

/// <summary>
/// Gives a new view of a tree whenever there is something new to see. A look costs what it costs; the rest that follows it is
/// many times as long, so that neither an idle tree nor a busy one keeps a core busy.
/// </summary>
internal sealed class FollowTree : IDisposable
{
    // Of what is looked at without being told: what commands leave behind, at the cost of a few looks, and all of it.
    private static readonly TimeSpan LongestTick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestRound = TimeSpan.FromSeconds(10);
    private const int RestsForALook = 10;
    private const int RoundsForALook = 400;

    private readonly Workspace workspace;
    private readonly ViewTree tree;
    private readonly TreeWatch watch;
    private readonly TreeStamp stamp;
    private long lookedAt;
    private TimeSpan cost;
    private string? seen;
    private bool isChanged;

    /// <summary>Begins to follow.</summary>
    /// <param name="workspace">The tree.</param>
    public FollowTree(Workspace workspace)
    {
        this.workspace = workspace;
        tree = new ViewTree(workspace);
        stamp = new TreeStamp(workspace);
        watch = new TreeWatch(workspace.Layout.Jobs.FullPath);
    }

    /// <summary>The first view.</summary>
    public Result<TreeView> Begin() => StorageBoundary.Run<TreeView>(() => Look());

    /// <summary>
    /// Waits until there may be something new, a second at most, and gives the view of then: the same object where nothing is.
    /// </summary>
    /// <param name="last">The view of before.</param>
    /// <param name="other">What ends the waiting besides.</param>
    /// <param name="cancellation">Ends it, too.</param>
    public TreeView Next(TreeView last, WaitHandle other, CancellationToken cancellation)
    {
        isChanged |= watch.Wait(isChanged ? Shorter(Rest, LongestTick) : LongestTick, cancellation, other);
        if (cancellation.IsCancellationRequested)
        {
            return last;
        }

        var looked = StorageBoundary.Run<TreeView>(() => IsDue(last) ? Look() : tree.WithGates(last));
        return looked.TryGet(out var view, out var failure) ? view : WithTrouble(last, failure.Cause);
    }

    /// <inheritdoc/>
    public void Dispose() => watch.Dispose();

    /// <summary>How long ago the last look has to be.</summary>
    private TimeSpan Rest => Positive((cost * RestsForALook) - Since);

    private TimeSpan Since => workspace.Clock.GetElapsedTime(lookedAt);

    private bool IsDue(TreeView last)
    {
        isChanged |= stamp.Read() != seen || workspace.Clock.GetUtcNow() >= last.HoldsUntil;
        if (isChanged)
        {
            return Rest == TimeSpan.Zero;
        }

        if (Since < Longer(ShortestRound, cost * RoundsForALook))
        {
            return false;
        }

        watch.Renew();
        return true;
    }

    private TreeView Look()
    {
        // What changes from here on is told of, or shows in the stamp.
        watch.Begin();
        (isChanged, seen) = (false, null);
        var start = workspace.Clock.GetTimestamp();
        try
        {
            var before = stamp.Read();
            var view = tree.Look();
            seen = before;
            return view;
        }
        finally
        {
            lookedAt = workspace.Clock.GetTimestamp();
            cost = workspace.Clock.GetElapsedTime(start, lookedAt);
        }
    }

    /// <summary>A checkout takes directories away before it puts them back; what was seen before stays until then.</summary>
    private static TreeView WithTrouble(TreeView last, string cause)
    {
        var warning = string.Create(
            CultureInfo.InvariantCulture,
            $"what is shown is of {last.At.UtcDateTime:HH:mm:ss} UTC: {cause}"
        );
        return last.Warnings is [var only] && only == warning ? last : last with { Warnings = [warning] };
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Positive(TimeSpan span) => Longer(span, TimeSpan.Zero);
}
