using System.Collections.Immutable;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Lint;

/// <summary>
/// The scope of a new work order for which none was given: everything but <c>_ctx</c> and secrets. A guess from what lies
/// in the repository today would leave out the files that the work adds.
/// </summary>
internal static class DefaultScope
{
    /// <summary>What people are told of it.</summary>
    public const string Description = "everything but _ctx and secrets";

    /// <summary>Why the scope may be unbounded, as the rule on bare globs asks.</summary>
    public const string OverrideReason = "no scope was given: " + Description;

    /// <summary>The scope is bounded by what it denies and not by time: a work order may wait for long.</summary>
    public const string OverrideExpires = "9999-12-31";

    /// <summary>Everything.</summary>
    public static ImmutableArray<string> Allow { get; } = ["**"];

    /// <summary>
    /// Files that hold keys and passwords, by the names they usually have, at the top and below. The first is for readers
    /// to which <c>**/</c> means at least one directory.
    /// </summary>
    public static ImmutableArray<string> Secrets { get; } =
    [".env*", "**/.env*", "**/*.pem", "**/*.key", "**/*.p12", "**/*.pfx", "**/id_rsa*", "**/id_ed25519*", "**/.netrc"];

    /// <summary>What must not change where everything else may.</summary>
    public static ImmutableArray<string> Deny { get; } = [CtxPath.DirectoryName + "/**", .. Secrets];

    /// <summary>Whether a work order has this scope, perhaps with more that it denies.</summary>
    public static bool IsOf(WorkOrderLinks links) => links.Allow.SequenceEqual(Allow) && !Deny.Except(links.Deny).Any();
}
