namespace Wo.Tool.Hosting;

/// <summary>Standard output and standard error, and whether a person looks at them.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="OutputIsTerminal">Whether standard output is a terminal.</param>
/// <param name="ErrorIsTerminal">Whether standard error is a terminal.</param>
internal sealed record ConsoleStreams(Stream Output, Stream Error, bool OutputIsTerminal, bool ErrorIsTerminal)
{
    /// <summary>
    /// How many cells a line of the terminal behind standard output has; <see langword="null"/> where that is not known.
    /// Asked for only when something is to be fitted in.
    /// </summary>
    public Func<int?> OutputWidth { get; init; } = static () => null;

    /// <summary>
    /// Those of this process. The streams are the raw ones: <see cref="Console.Out"/> would bring encodings and locks
    /// along. They take no notice of a reader that has gone away (EPIPE), which is what a filter such as <c>head</c>
    /// wants.
    /// </summary>
    public static ConsoleStreams OfProcess() =>
        new(
            OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new StandardStream(1),
            OperatingSystem.IsWindows() ? Console.OpenStandardError() : new StandardStream(2),
            !Console.IsOutputRedirected,
            !Console.IsErrorRedirected
        )
        {
            OutputWidth = WidthOfTerminal,
        };

    private static int? WidthOfTerminal()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
