using System.Collections.Concurrent;

namespace Wo.TestKit;

/// <summary>
/// What was said to whom, kept outside the tree: what a command acknowledged has to hold whatever happens afterwards,
/// and the files alone cannot tell whether it does.
/// </summary>
public sealed class Promises
{
    private readonly ConcurrentDictionary<string, Promise> all = new(StringComparer.Ordinal);

    /// <summary>Every work order that ever existed.</summary>
    public IReadOnlyDictionary<string, Promise> All => all;

    /// <summary>Branches that have a reason to exist besides those of work orders that were taken.</summary>
    public ISet<string> ForeignBranches { get; } = new HashSet<string>(StringComparer.Ordinal) { "main" };

    /// <summary>Worktrees of others, by absolute path.</summary>
    public ISet<string> ForeignWorktrees { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The same promises, to be continued in another way.</summary>
    public Promises Copy()
    {
        var copy = new Promises();
        foreach (var (id, promise) in all)
        {
            copy.all[id] = promise;
        }

        copy.ForeignBranches.UnionWith(ForeignBranches);
        copy.ForeignWorktrees.UnionWith(ForeignWorktrees);
        return copy;
    }

    /// <summary>A work order was written.</summary>
    public void Born(string id, string state, string text) => all[id] = new Promise(id, text) { State = state };

    /// <summary>A command said that it brought a work order into a state, and gave out a token.</summary>
    public void Told(string id, string state, string? token = null)
    {
        var known = all[id];
        var isSecond =
            state == "running"
            && known is { State: "running", Token: not null, Underway: null }
            && token is not null
            && known.Token != token;
        all[id] = known with
        {
            State = state,
            Token = token,
            Underway = null,
            WasHeld = known.WasHeld || state == "running",
            Doubled = isSecond ? $"{known.Token}, {token}" : known.Doubled,
        };
    }

    /// <summary>A holder was replaced as documented: by itself, or after its lease had expired.</summary>
    public void HandedOver(string id, string token) =>
        all[id] = all[id] with { State = "running", Token = token, Underway = null, WasHeld = true };

    /// <summary>A command began that would bring it into a state; nobody knows yet whether it got there.</summary>
    public void Begun(string id, string state) => all[id] = all[id] with { Underway = state };

    /// <summary>An edit began that would give it a text; nobody knows yet whether it did.</summary>
    public void EditBegun(string id, string text) => all[id] = all[id] with { Revised = text };

    /// <summary>A command said that its text is another one.</summary>
    public void Edited(string id, string text)
    {
        var known = all[id];
        all[id] = known with { Text = text, Revised = null, Former = [.. known.Former, known.Text] };
    }

    /// <summary>A hand was at its file or record.</summary>
    public void Meddled(string id) => all[id] = all[id] with { IsMeddledWith = true };

    /// <summary>After a check: the state that it was found in is what is expected from now on.</summary>
    public void Found(string id, string state)
    {
        var promise = all[id];
        all[id] = promise with
        {
            State = state,
            Underway = null,
            Token = state == promise.State ? promise.Token : null,
            WasHeld = promise.WasHeld || state == "running",
        };
    }
}
