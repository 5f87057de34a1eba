using System.Collections.Immutable;
using Wo.Core.Yaml.Form;
using Wo.Engine.Lint;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Configuration;

/// <summary>The configuration in force, after option, environment, file and default.</summary>
internal sealed record Settings
{
    /// <summary>The key of <see cref="LockTtlSeconds"/>.</summary>
    public const string LockTtlKey = "lock_ttl_seconds";

    private const string PyYaml = "pyyaml";
    private const string Layout = "layout";

    /// <summary>What holds where nothing is configured.</summary>
    public static Settings Default { get; } = new() { LockTtlSeconds = LeaseTtl.DefaultSeconds };

    /// <summary>Time to live of leases taken now, in seconds.</summary>
    public required long LockTtlSeconds { get; init; }

    /// <summary>Directory for worktrees, relative to the state root or absolute.</summary>
    public string WorktreeRoot { get; init; } = "../.worktrees";

    /// <summary>Branch name with <c>{id}</c> in it.</summary>
    public string BranchTemplate { get; init; } = "feat/wo-{id}";

    /// <summary>Where branches start; <see langword="null"/> for the repository's default.</summary>
    public string? BaseBranch { get; init; }

    /// <summary>The session log; <see langword="null"/> for the default.</summary>
    public CtxPath? SessionFile { get; init; }

    /// <summary>Whether a failed gate moves the work order to failed instead of leaving it running.</summary>
    public bool FailOnGateFailure { get; init; }

    /// <summary>Whether <c>finish</c> keeps the worktree.</summary>
    public bool KeepWorktree { get; init; }

    /// <summary>
    /// Whether gates run in a login shell, which reads the user's profile first; otherwise they have the caller's
    /// environment as it is.
    /// </summary>
    public bool GatesInLoginShell { get; init; }

    /// <summary>How long one gate command may run.</summary>
    public TimeSpan GateTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Commands that verify every work order, after its own.</summary>
    public ImmutableArray<string> VerifyAlways { get; init; } = [];

    /// <summary>For an artifact that is missing, the command that makes it.</summary>
    public IReadOnlyDictionary<string, string> Evidence { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the required checks of definitions of done run.</summary>
    public bool RunDodChecks { get; init; } = true;

    /// <summary>Globs of ignored files that make a worktree worth keeping.</summary>
    public ImmutableArray<string> KeepIgnored { get; init; } = [".env*"];

    /// <summary>What makes a new worktree ready.</summary>
    public SetupSettings Setup { get; init; } = new();

    /// <summary>Of which numbers each running work order has one of its own; <see langword="null"/> for none.</summary>
    public PortRange? Ports { get; init; }

    /// <summary>What becomes of a work order whose scope overlaps with that of a running one.</summary>
    public OverlapPolicy ScopeOverlap { get; init; }

    /// <summary>Where clones agree on who holds a work order.</summary>
    public ClaimsSettings Claims { get; init; } = ClaimsSettings.Default;

    /// <summary>Commands that run after each transition.</summary>
    public ImmutableArray<string> OnTransition { get; init; } = [];

    /// <summary>How long backups are kept, in days.</summary>
    public int BackupRetentionDays { get; init; } = 30;

    /// <summary>The form of work orders; <see langword="null"/> for the one that suits the tree.</summary>
    public YamlForm? CanonicalForm { get; init; }

    /// <summary>Whether the time to live comes from the environment.</summary>
    public bool IsLockTtlFromEnvironment { get; init; }

    /// <summary>The file as it is written, for those who show where a value stands; <see langword="null"/> without one.</summary>
    public YamlMapping? Written { get; init; }

    /// <summary>What was wrong with the environment and was replaced by a default, one line each.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The form that a word of the file stands for; <see langword="null"/> where there is none.</summary>
    public static YamlForm? FormNamed(string? word) =>
        word switch
        {
            PyYaml => YamlForm.PyYaml,
            Layout => YamlForm.Layout,
            _ => null,
        };

    /// <summary>The word for a form.</summary>
    public static string NameOf(YamlForm form) => form == YamlForm.PyYaml ? PyYaml : Layout;
}
