namespace Wo.Tool.Hosting;

/// <summary>Standard output and standard error, and whether a person looks at them.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="OutputIsTerminal">Whether standard output is a terminal.</param>
/// <param name="ErrorIsTerminal">Whether standard error is a terminal.</param>
internal sealed record ConsoleStreams(Stream Output, Stream Error, bool OutputIsTerminal, bool ErrorIsTerminal)
{
    /// <summary>
    /// Those of this process. The streams are the raw ones: <see cref="Console.Out"/> would bring encodings and locks
    /// along. They take no notice of a reader that has gone away (EPIPE), which is what a filter such as <c>head</c>
    /// wants.
    /// </summary>
    public static ConsoleStreams OfProcess() =>
        new(
            Console.OpenStandardOutput(),
            Console.OpenStandardError(),
            !Console.IsOutputRedirected,
            !Console.IsErrorRedirected
        );
}
