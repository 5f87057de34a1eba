using System.Collections.Immutable;
using Wo.Engine.Lint;

namespace Wo.Engine.Problems;

/// <summary>
/// One thing that can be wrong, the same for every command that meets it: as an error of a command, as a finding of reconcile
/// or lint, in the index. The rows of the catalogue are the static members; names are stable and are only ever added.
/// </summary>
internal sealed partial record Problem
{
    // Made when it is first asked for: the rows are static members, too.
    private static readonly Lazy<Dictionary<string, Problem>> ByName = new(() =>
        All.ToDictionary(problem => problem.Name, StringComparer.Ordinal)
    );

    private Problem(string name, ErrorClass errorClass, string meaning, string remedy)
        : this(new ErrorCode(name, errorClass), meaning, remedy) { }

    private Problem(ErrorCode code, string meaning, string remedy) => (Code, Meaning, Remedy) = (code, meaning, remedy);

    /// <summary>Its name, and the kind of answer it is where a command fails because of it.</summary>
    public ErrorCode Code { get; }

    /// <summary>Upper-case name with underscores, as scripts see it.</summary>
    public string Name => Code.Name;

    /// <summary>How much it weighs as a finding of reconcile; <see langword="null"/> for one that reconcile does not report.</summary>
    public ProblemLevel? Level { get; private init; }

    /// <summary>What is wrong, in one sentence.</summary>
    public string Meaning { get; }

    /// <summary>What ends it, in one sentence: for a finding, what <c>wo reconcile --apply</c> does.</summary>
    public string Remedy { get; }

    /// <summary>All of them: first those that reconcile reports, heaviest first, then those of lint.</summary>
    public static ImmutableArray<Problem> All => [.. Findings, .. FindingsOfLint, .. Others];

    /// <summary>Those that reconcile reports, heaviest first.</summary>
    public static ImmutableArray<Problem> Findings =>
        [
            DuplicateId,
            RevisionWentBack,
            InvalidSchema,
            Unreadable,
            BackupOnly,
            RecordUnreadable,
            IdMismatch,
            CaseCollision,
            SymlinkRefused,
            InputInvalid,
            ClaimLost,
            ClaimUnreadable,
            InterruptedTransition,
            RunningWithoutLock,
            LockWithoutRunning,
            StaleLock,
            RunningWithoutWorktree,
            WorktreeMoved,
            WorktreeWithoutRunning,
            RunningWithoutMetadata,
            CannotInferMetadata,
            StatusMismatch,
            ControlFileTracked,
            ConflictMarkers,
            DependencyCycle,
            DependencyUnknown,
            ClaimWithoutLease,
            LeaseWithoutClaim,
            ClaimBehind,
            FailVerdictButRunning,
            WorktreeUnlocked,
            ClaimsUnreachable,
            OrphanTemporary,
            LockMirror,
            IndexStale,
            ForeignFile,
            NotATimestamp,
        ];

    /// <summary>Those that lint alone reports, and that end no command by themselves.</summary>
    public static ImmutableArray<Problem> FindingsOfLint =>
        [
            TitleEmpty,
            UnknownEpic,
            UnknownDefinitionOfDone,
            ExecutionIncomplete,
            DependencyInvalid,
            ScopeTooWide,
            ScopeOverride,
            ScopeNeverMatches,
            VerifyEmpty,
            VerifyBlankCommand,
            ScopeEmpty,
            TitleShort,
            RetiredDefinitionOfDone,
            ReadDifferently,
            QueueUnknown,
            QueueOfOtherEpic,
            QueueTwice,
            EpicTwice,
            DefinitionOfDoneTwice,
        ];

    private static ImmutableArray<Problem> Others =>
        [
            Usage,
            InvalidId,
            NoContext,
            OtherRoot,
            NoRepository,
            WorkOrderNotFound,
            NoReadyWork,
            WaitTimedOut,
            CannotListen,
            StateOutOfReach,
            GateFailed,
            FindingsReported,
            LintFailed,
            NotFormatted,
            HandMadeClosure,
            AgentFileUnusable,
            HookManaged,
            HooksElsewhere,
            Locked,
            Busy,
            NotOwner,
            LostRace,
            AlreadyExists,
            WorktreeUnavailable,
            GuardTimeout,
            InvalidWorkOrder,
            ImportUnreadable,
            UnmetDependency,
            IllegalTransition,
            InvalidConfiguration,
            NoBaseCommit,
            WorktreeUnusable,
            WorktreeDirty,
            NoCommits,
            GateNotRunnable,
            Ambiguous,
            ReconcileStopped,
            GcStopped,
            IndexHalfPublished,
            IndexIncomplete,
            StorageFailed,
            GitFailed,
            GitTooOld,
            LockingUnavailable,
            DurabilityUncertain,
            Interrupted,
            ScopeViolations,
            DiffBudgetExceeded,
            BlockedPaths,
            UnknownPaths,
            EvidenceMissing,
            EvidenceInvalid,
            ScopeOverlap,
            SetupFailed,
            NoFreePort,
            ClaimedElsewhere,
            Superseded,
            CloneBehind,
            ClaimsRefused,
            Internal,
            DemoFailed,
            OutputFailed,
            AnswerLost,
        ];

    /// <summary>The problem of a name; <see langword="null"/> where there is none.</summary>
    public static Problem? Named(string name) => ByName.Value.GetValueOrDefault(name);

    /// <summary>As the code of an error.</summary>
    public static implicit operator ErrorCode(Problem problem) => problem.Code;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
