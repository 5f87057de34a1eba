using Microsoft.Win32.SafeHandles;

namespace Wo.Engine.Processes;

/// <summary>Waits for one started child, reads its output meanwhile, and ends it with its followers if asked to.</summary>
internal sealed unsafe class SupervisedChild(int pid, TimeSpan grace, TimeProvider time) : IDisposable
{
    /// <summary>
    /// What a child left behind may end by itself within this time, such as a `tee` that has yet to write, and what was
    /// killed has ended by then.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestNap = TimeSpan.FromMilliseconds(20);

    private readonly ProcessSession session = new(pid);
    private readonly SafeFileHandle? end = ProcessCalls.OpenProcess(pid);
    private TimeSpan nap = TimeSpan.FromMilliseconds(1);
    private bool isStopping;
    private bool isReaped;

    /// <summary>
    /// Returns when the child has ended; having been stopped, when its followers have too or their grace is over.
    /// </summary>
    /// <returns>Why it was stopped, or <see langword="null"/> where it ended by itself.</returns>
    public ProcessEnd? Wait(CapturedOutput? output, CapturedOutput? error, TimeSpan? timeLimit, WakePipe wake)
    {
        ProcessEnd? stopReason = null;
        var began = time.GetTimestamp();
        while (!ProcessCalls.HasEnded(pid))
        {
            var left = timeLimit - time.GetElapsedTime(began);
            if (wake.IsCanceled || left <= TimeSpan.Zero)
            {
                stopReason = wake.IsCanceled ? ProcessEnd.Canceled : ProcessEnd.TimedOut;
                Stop(output, error);
                break;
            }

            Attend(output, error, wake.Descriptor, left);
        }

        return stopReason;
    }

    /// <summary>
    /// Ends what the ended child has left in its session. What bears the mark and has left the session is only named.
    /// </summary>
    public IReadOnlyList<LeftoverProcess> EndLeftovers(ProcessMark mark)
    {
        var began = time.GetTimestamp();
        var left = Leftovers(mark);
        while (left.Count > 0 && time.GetElapsedTime(began) < Settling)
        {
            _ = ProcessCalls.poll(null, 0, (int)LongestNap.TotalMilliseconds);
            left = Leftovers(mark);
        }

        // Where the system does not tell whether there is anything, the signal goes to the child's process group unseen.
        if (!OperatingSystem.IsLinux() || left.Any(process => process.IsEnded))
        {
            Stop(null, null);
        }

        return left;
    }

    /// <summary>Takes the status of the ended child.</summary>
    public int? Reap()
    {
        isReaped = true;
        return ProcessCalls.Reap(pid);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        end?.Dispose();
        if (!isReaped)
        {
            // Only an exception leads here; nothing is left behind even then.
            session.Signal(ProcessCalls.KillSignal);
            _ = Reap();
        }
    }

    private List<LeftoverProcess> Leftovers(ProcessMark mark)
    {
        var followers = session.LiveFollowers().ToHashSet();
        return
        [
            .. followers
                .Union(mark.Find().Where(found => found != pid))
                .Select(found => new LeftoverProcess(found, ProcessMark.CommandOf(found), followers.Contains(found)))
                .Where(process => process.Command.Length > 0),
        ];
    }

    private void Stop(CapturedOutput? output, CapturedOutput? error)
    {
        isStopping = true;
        session.Signal(ProcessCalls.TerminateSignal);
        session.Signal(ProcessCalls.ContinueSignal); // a stopped process gets no other signal
        var began = time.GetTimestamp();
        while (!ProcessCalls.HasEnded(pid) || session.HasLiveFollowers())
        {
            if (time.GetElapsedTime(began) >= grace)
            {
                session.Signal(ProcessCalls.KillSignal);
                AwaitDeath();
                return;
            }

            // Followers send nothing when they end, so this looks at short intervals.
            Attend(output, error, -1, LongestNap);
        }
    }

    /// <summary>
    /// What is killed runs on until the system comes to it, and must not write any more once its command is said to be
    /// over. One that hangs in the kernel is not waited for.
    /// </summary>
    private void AwaitDeath()
    {
        var began = time.GetTimestamp();
        while (session.HasLiveFollowers() && time.GetElapsedTime(began) < Settling)
        {
            _ = ProcessCalls.poll(null, 0, 1);
        }
    }

    /// <summary>Sleeps until there is output, the child ends, the caller cancels or the time is over.</summary>
    private void Attend(CapturedOutput? output, CapturedOutput? error, int wake, TimeSpan? left)
    {
        var descriptors = stackalloc PollDescriptor[4];
        descriptors[0] = Readable(output?.Descriptor ?? -1);
        descriptors[1] = Readable(error?.Descriptor ?? -1);
        descriptors[2] = Readable(wake);
        descriptors[3] = Readable(!isStopping && end is not null ? (int)end.DangerousGetHandle() : -1);
        if (end is null && (left is null || left > nap))
        {
            left = nap;
            nap = nap * 2 < LongestNap ? nap * 2 : LongestNap;
        }

        var milliseconds = left is { } limit ? (int)Math.Min(int.MaxValue, Math.Ceiling(limit.TotalMilliseconds)) : -1;
        if (ProcessCalls.poll(descriptors, 4, milliseconds) <= 0)
        {
            return; // time over or EINTR; the caller looks again
        }

        if (descriptors[0].Happened != 0)
        {
            output!.ReadChunk();
        }

        if (descriptors[1].Happened != 0)
        {
            error!.ReadChunk();
        }
    }

    private static PollDescriptor Readable(int descriptor) =>
        new() { Descriptor = descriptor, Wanted = ProcessCalls.ReadableEvent };
}
