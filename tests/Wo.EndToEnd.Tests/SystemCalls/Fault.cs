namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>What is done to a system call.</summary>
/// <param name="Expression">In strace's words.</param>
/// <param name="IsSticky">Whether it is done to all later calls of the same name as well.</param>
internal sealed record Fault(string Expression, bool IsSticky = false)
{
    /// <summary>The process dies before the call.</summary>
    public static Fault Kill { get; } = new("signal=KILL");

    /// <summary>The call fails and has no effect.</summary>
    public static Fault Error(string errno) => new("error=" + errno);

    /// <summary>A signal arrives with the call.</summary>
    public static Fault Signal(string name) => new("signal=" + name);

    /// <inheritdoc/>
    public override string ToString() => Expression + (IsSticky ? " from there on" : "");
}
