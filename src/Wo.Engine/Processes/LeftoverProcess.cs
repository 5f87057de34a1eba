namespace Wo.Engine.Processes;

/// <summary>A process that a child had started and that still ran when the child had ended.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="Command">Its program and arguments, on one line; shortened.</param>
/// <param name="IsEnded">Whether it was ended; <see langword="false"/> for one that had left the child's session.</param>
internal sealed record LeftoverProcess(int Pid, string Command, bool IsEnded);
