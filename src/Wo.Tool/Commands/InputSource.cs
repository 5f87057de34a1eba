namespace Wo.Tool.Commands;

/// <summary>A file that an option or argument names, or standard input.</summary>
internal static class InputSource
{
    /// <summary>How standard input is named.</summary>
    public const string StandardInput = "-";

    /// <summary>What it is called in messages.</summary>
    public static string NameOf(string from) => from == StandardInput ? "standard input" : from;

    /// <summary>Reads all of it.</summary>
    /// <param name="context">The call.</param>
    /// <param name="from">The file, from the current directory, or <c>-</c>.</param>
    /// <param name="most">After so many bytes and one more, reading ends, which is enough to see that it is too much.</param>
    /// <param name="what">What is read, for the message where it cannot be.</param>
    public static Result<byte[]> Read(CommandContext context, string from, int most, string what)
    {
        try
        {
            if (from != StandardInput && Directory.Exists(Path.Combine(context.Environment.WorkingDirectory(), from)))
            {
                return UsageError.Because($"{what} cannot be read: '{from}' is a directory");
            }

            using var source =
                from == StandardInput
                    ? context.Environment.Input()
                    : File.OpenRead(Path.Combine(context.Environment.WorkingDirectory(), from));
            using var read = new MemoryStream();
            var buffer = new byte[64 * 1024];
            while (read.Length <= most && source.Read(buffer) is var count and > 0)
            {
                read.Write(buffer, 0, count);
            }

            return read.ToArray();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return UsageError.Because($"{what} cannot be read: {failed.Message}");
        }
    }
}
