namespace Wo.Engine.Processes;

/// <summary>How a child process came to its end.</summary>
internal enum ProcessEnd
{
    /// <summary>It exited by itself; the code says how.</summary>
    Exited,

    /// <summary>A signal that we did not send ended it; the code is the signal.</summary>
    Signaled,

    /// <summary>It was ended because its time was up.</summary>
    TimedOut,

    /// <summary>It was ended because the caller's token was canceled.</summary>
    Canceled,

    /// <summary>There is no such program or directory, or the system refused.</summary>
    NotStarted,
}
