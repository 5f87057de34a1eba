namespace Wo.Core.Storage.Posix;

/// <summary>
/// A place in the kernel's line for a lock. The call that waits there cannot be given up, so it waits in a thread of its
/// own, which gives the lock back at once where it comes too late.
/// </summary>
internal sealed class LockTurn
{
    private const int StackBytes = 128 * 1024;

    private readonly Func<int> take;
    private readonly Action giveBack;

    // Not a Lock or a task: a thread that waits for one of those spins at first, and the wait in a line is longer than that.
    private readonly object gate = new();
    private int? outcome;
    private bool isAbandoned;

    /// <summary>Gets in line.</summary>
    /// <param name="take">Blocks until it is this one's turn; its answer is an error number, 0 for success.</param>
    /// <param name="giveBack">Gives back what was taken too late.</param>
    public LockTurn(Func<int> take, Action giveBack)
    {
        (this.take, this.giveBack) = (take, giveBack);
        new Thread(Take, StackBytes) { IsBackground = true, Name = "lock" }.Start();
    }

    /// <summary>Waits for its turn, and keeps its place in line meanwhile; gives it up where the patience ends.</summary>
    /// <returns>The error number, 0 where it is held; <see langword="null"/> where it was given up.</returns>
    public int? Wait(ILockPatience patience)
    {
        patience.Begin();
        lock (gate)
        {
            while (outcome is null)
            {
                if (!Monitor.Wait(gate, patience.Step) && !patience.GoesOn())
                {
                    isAbandoned = true;
                    return null;
                }
            }

            return outcome;
        }
    }

    private void Take()
    {
        var errno = take();
        lock (gate)
        {
            if (isAbandoned)
            {
                giveBack();
                return;
            }

            outcome = errno;
            Monitor.Pulse(gate);
        }
    }
}
