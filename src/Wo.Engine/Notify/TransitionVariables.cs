using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.Engine.Store.History;
using Wo.Engine.Wording;

namespace Wo.Engine.Notify;

/// <summary>What a command finds in its environment that runs after a transition.</summary>
/// <param name="entry">The transition.</param>
/// <param name="root">The state root.</param>
/// <param name="secrets">What gives rights, which no command gets.</param>
internal sealed class TransitionVariables(JournalEntry entry, string root, IReadOnlyList<string> secrets)
{
    /// <summary>Set for a command that runs after a transition, so that what it does itself runs no further ones.</summary>
    public const string Inside = "WO_IN_TRANSITION";

    /// <summary>Those of an earlier command, and of a work order that need not be the same.</summary>
    private static readonly string[] Foreign =
    [
        "WO_TOKEN",
        "WO_OWNER",
        "WO_WORKTREE",
        "WO_BRANCH",
        "WO_BASE",
        "WO_PORT",
        "WO_ARTIFACT",
    ];

    /// <summary>The environment of a command: the caller's with these.</summary>
    public ProcessEnvironment Over(ProcessEnvironment caller)
    {
        var environment = GitEnvironment.ForCommandsOfTheUser(caller);
        var own = environment
            // A token may stand in a variable of the caller's own as well.
            .Without(name =>
                Array.IndexOf(Foreign, name) >= 0
                || secrets.Any(secret => environment.Variables[name].Contains(secret, StringComparison.Ordinal))
            )
            .With("WO_ID", entry.Id.Value)
            .With("WO_ROOT", root)
            .With("WO_VERB", entry.Verb)
            .With("WO_FROM", entry.From?.DirectoryName() ?? "")
            .With("WO_TO", entry.To?.DirectoryName() ?? "")
            .With(Inside, "1");

        // A name from a file may be anything that YAML can say.
        return entry.Note.Owner is { } owner ? own.With("WO_OWNER", OneLine.Of(owner)) : own;
    }
}
