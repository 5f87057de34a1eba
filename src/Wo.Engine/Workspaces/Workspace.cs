using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Workspaces;

/// <summary>
/// One state root with the settings in force and everything that works on it: the only place where these parts are put
/// together. Whatever is above it takes the workspace and uses its parts.
/// </summary>
internal sealed class Workspace
{
    // A process that looks is waited for hardly longer than it would take to look.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(2);

    /// <summary>Puts the parts together; reads and writes nothing.</summary>
    /// <param name="root">The state root.</param>
    /// <param name="git">Runs git.</param>
    /// <param name="files">The file system.</param>
    /// <param name="clock">The time.</param>
    /// <param name="locking">On what file systems, and for how long, locks are waited for.</param>
    /// <param name="settings">The configuration in force.</param>
    /// <param name="tokens">Where lease tokens come from.</param>
    /// <param name="cacheUse">When summaries are kept; <see langword="null"/> for where it pays.</param>
    public Workspace(
        StateRoot root,
        GitCommand git,
        IFileSystem files,
        TimeProvider clock,
        LockingPolicy locking,
        Settings settings,
        ITokenSource tokens,
        SummaryCacheUse? cacheUse = null
    )
    {
        (Root, Files, Clock, Settings, Tokens) = (root, files, clock, settings, tokens);
        Layout = new CtxLayout(root.Path);
        ControlLayout = new ControlLayout(root.CommonGitDirectory);
        Writer = new AtomicWriter(files, clock);
        RootRecord = new RootRecord(files, Writer, ControlLayout, root.Path);
        Control = new ControlStore(files, Writer, ControlLayout);
        Versions = new KeptVersions(files, Writer, ControlLayout);
        IndexJournal = new IndexJournal(files, Writer, ControlLayout);
        IndexTurn = new Turn(files, Writer, ControlLayout.IndexTurn, [ControlLayout.Guard], locking);
        LookTurn = new Turn(files, Writer, ControlLayout.LookTurn, [], locking.AtMost(LongestLook));
        Generation = new Generation(files, Writer, ControlLayout, IndexJournal);
        Guard = new Guard(files, Writer, ControlLayout.Directory, clock, locking);
        Operations = new OperationLocks(files, Writer, ControlLayout);
        Leases = new Leases(files, Writer, Layout, Control);
        Journal = new Journal(files, ControlLayout, clock);
        Recovery = new TransitionRecovery(files, Writer, Layout, Control, Generation, Leases, Versions, Journal);
        Transition = new StateTransition(files, Writer, Layout, Control, Generation, Guard, Recovery, Journal);
        Canonical = new CanonicalForm(files, Layout, settings.CanonicalForm);
        InPlaceEdit = new InPlaceEdit(files, Writer, Layout, Generation, Versions);
        Summaries = new RecognisedSummaryReader(new DocumentSummaryReader());
        Cache = new SummaryCache(files, Layout, ControlLayout, clock, cacheUse ?? SummaryCacheUse.WherePays);
        Tree = new WorkOrderTree(files, Layout, Generation, Guard, Summaries, Cache);
        Subjects = new SubjectReader(Tree, Control, Versions);
        Session = new SessionLog(files, Writer, Layout, Guard, clock, settings.SessionFile);
        Git = git;
        Refs = new GitRefs(git);
        Changes = new GitChanges(git);
        History = new GitHistory(git);
        Worktrees = new GitWorktrees(git);
        Finder = new WorktreeFinder(root);
        Links = new WorktreeLinks(git);
        Survey = new WorktreeSurvey(git);
        Provisioner = new WorktreeProvisioner(git);
        Disposer = new WorktreeDisposer(git, Changes);
        Naming = new WorktreeNaming(root, settings.WorktreeRoot, settings.BranchTemplate);
        Exclusion = new WorktreeExclusion(files, Writer, root, Naming);
        Claims = settings.Claims.AreShared ? new SharedClaims(this) : null;
    }

    public StateRoot Root { get; }
    public Settings Settings { get; }
    public ITokenSource Tokens { get; }
    public IFileSystem Files { get; }
    public TimeProvider Clock { get; }

    // Files and control records.
    public CtxLayout Layout { get; }
    public ControlLayout ControlLayout { get; }
    public AtomicWriter Writer { get; }
    public RootRecord RootRecord { get; }
    public ControlStore Control { get; }
    public KeptVersions Versions { get; }
    public IndexJournal IndexJournal { get; }
    public Turn IndexTurn { get; }
    public Turn LookTurn { get; }
    public Generation Generation { get; }
    public Guard Guard { get; }
    public OperationLocks Operations { get; }
    public Leases Leases { get; }
    public Journal Journal { get; }
    public TransitionRecovery Recovery { get; }
    public StateTransition Transition { get; }
    public CanonicalForm Canonical { get; }
    public InPlaceEdit InPlaceEdit { get; }
    public ISummaryReader Summaries { get; }
    public SummaryCache Cache { get; }
    public WorkOrderTree Tree { get; }
    public SubjectReader Subjects { get; }
    public SessionLog Session { get; }

    // The repository.
    public GitCommand Git { get; }
    public GitRefs Refs { get; }
    public GitChanges Changes { get; }
    public GitHistory History { get; }
    public GitWorktrees Worktrees { get; }
    public WorktreeFinder Finder { get; }
    public WorktreeLinks Links { get; }
    public WorktreeSurvey Survey { get; }
    public WorktreeProvisioner Provisioner { get; }
    public WorktreeDisposer Disposer { get; }
    public WorktreeNaming Naming { get; }
    public WorktreeExclusion Exclusion { get; }

    /// <summary>
    /// Git's entries of worktrees as the command saw them a moment ago, for what every command does at its end and needs no
    /// newer look; <see langword="null"/> where it did not look.
    /// </summary>
    public IReadOnlyList<WorktreeEntry>? SeenWorktrees { get; set; }

    /// <summary>Why commands go on without what clones share; <see langword="null"/> where they do not.</summary>
    public string? OfflineReason { get; init; }

    /// <summary>What clones share; <see langword="null"/> where this one decides for itself.</summary>
    public SharedClaims? Claims { get; }

    /// <summary>The lease that counts: the one on record, or one adopted from the lock of an older tool.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="record">Its control record.</param>
    /// <param name="owner">The owner in its file.</param>
    public Lease? LeaseOf(WorkOrderId id, ControlRecord record, string? owner) =>
        Leases.Effective(id, record, Settings.LockTtlSeconds, owner);

    /// <summary>The lease of a work order that was read.</summary>
    public Lease? LeaseOf(WorkOrderSubject subject) => LeaseOf(subject.Id, subject.Record, subject.File.Summary.Owner);

    /// <summary>The control records beside a scan of the tree.</summary>
    public ControlSnapshot ControlOf(TreeScan scan) => new(scan, Control, Leases, Settings.LockTtlSeconds);
}
