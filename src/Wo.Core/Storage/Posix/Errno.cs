namespace Wo.Core.Storage.Posix;

/// <summary>The error numbers that decide something. The first group is the same on Linux and macOS.</summary>
internal static class Errno
{
    internal const int NoEntry = 2;
    internal const int Interrupted = 4;
    internal const int IoError = 5;
    internal const int AccessDenied = 13;
    internal const int Exists = 17;
    internal const int CrossDevice = 18;
    internal const int NotDirectory = 20;
    internal const int NoSpace = 28;
    internal const int NotSeekable = 29;
    internal const int BrokenPipe = 32;

    internal static int WouldBlock { get; } = OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>What <c>O_NOFOLLOW</c> answers for a symbolic link.</summary>
    internal static int TooManyLinks { get; } = OperatingSystem.IsMacOS() ? 62 : 40;

    /// <summary>What opening a socket answers.</summary>
    internal static int NoDevice { get; } = 6;

    internal static int NameTooLong { get; } = OperatingSystem.IsMacOS() ? 63 : 36;

    /// <summary>Whether following a path ended at nothing, which is an answer, and not at a failure to look.</summary>
    internal static bool MeansNothingThere(int errno) =>
        errno is NoEntry or NotDirectory || errno == TooManyLinks || errno == NameTooLong;
}
