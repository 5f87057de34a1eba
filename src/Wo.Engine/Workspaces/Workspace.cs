using Wo.Engine.Git;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Workspaces;

/// <summary>One state root with everything that works on it: the place where the parts are put together.</summary>
internal sealed class Workspace
{
    public Workspace(StateRoot root, GitCommand git, IFileSystem files, TimeProvider clock, LockingPolicy locking)
    {
        Root = root;
        Git = git;
        Files = files;
        Clock = clock;
        Layout = new CtxLayout(root.Path);
        ControlLayout = new ControlLayout(root.CommonGitDirectory);
        Writer = new AtomicWriter(files, clock);
        Control = new ControlStore(files, Writer, ControlLayout);
        Generation = new Generation(files, Writer, ControlLayout);
        Guard = new Guard(files, Writer, ControlLayout.Directory, clock, locking);
        Operations = new OperationLocks(files, Writer, ControlLayout);
        Leases = new Leases(files, Writer, Layout, Control);
        Recovery = new TransitionRecovery(files, Writer, Layout, Control, Generation, Leases);
        Transition = new StateTransition(files, Writer, Layout, Control, Generation, Guard, Recovery);
        InPlaceEdit = new InPlaceEdit(files, Writer, Layout, Generation);
        Tree = new WorkOrderTree(files, Layout, Generation, Guard);
        Subjects = new SubjectReader(Tree, Control);
    }

    public StateRoot Root { get; }
    public GitCommand Git { get; }
    public IFileSystem Files { get; }
    public TimeProvider Clock { get; }
    public CtxLayout Layout { get; }
    public ControlLayout ControlLayout { get; }
    public AtomicWriter Writer { get; }
    public ControlStore Control { get; }
    public Generation Generation { get; }
    public Guard Guard { get; }
    public OperationLocks Operations { get; }
    public Leases Leases { get; }
    public TransitionRecovery Recovery { get; }
    public StateTransition Transition { get; }
    public InPlaceEdit InPlaceEdit { get; }
    public WorkOrderTree Tree { get; }
    public SubjectReader Subjects { get; }

    /// <summary>Reads the whole tree for those who look at it.</summary>
    /// <param name="ttlSeconds">The time to live for a lock that carries none.</param>
    public TreeReader Reader(long ttlSeconds) => new(Files, Layout, Tree, Control, Leases, Clock, ttlSeconds);
}
