using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Hook;

/// <summary>The hooks of git that the tool has a part in.</summary>
internal static class HookName
{
    /// <summary>Looks at what is staged.</summary>
    public const string PreCommit = "pre-commit";

    /// <summary>Names the work order in the message.</summary>
    public const string CommitMessage = "commit-msg";

    /// <summary>Both.</summary>
    public static readonly ImmutableArray<string> All = [PreCommit, CommitMessage];
}
