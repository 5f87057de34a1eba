namespace Wo.Tool.Commands.New;

/// <summary>Reads the draft of <c>wo new --from</c>, a file or standard input.</summary>
internal static class DraftSource
{
    private const string StandardInput = "-";

    /// <summary>The draft; <see langword="null"/> where none is given.</summary>
    public static Result<YamlDocument?> Read(CommandContext context, string? from)
    {
        if (from is null)
        {
            return (YamlDocument?)null;
        }

        var name = from == StandardInput ? "standard input" : from;
        if (!Bytes(context, from).TryGet(out var bytes, out var unreadable))
        {
            return unreadable;
        }

        return YamlReader.Read(bytes).TryGet(out var draft, out var error)
            ? (YamlDocument?)draft
            : new WoError(Problem.InvalidWorkOrder, $"the draft in {name} cannot be read, {error}");
    }

    private static Result<byte[]> Bytes(CommandContext context, string from)
    {
        try
        {
            using var source =
                from == StandardInput
                    ? context.Environment.Input()
                    : File.OpenRead(Path.Combine(context.Environment.WorkingDirectory(), from));
            using var read = new MemoryStream();
            var buffer = new byte[64 * 1024];
            // One byte more than the reader takes is enough for it to say that it is too much.
            while (read.Length <= YamlReader.MaxBytes && source.Read(buffer) is var count and > 0)
            {
                read.Write(buffer, 0, count);
            }

            return read.ToArray();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return UsageError.Because($"the draft cannot be read: {failed.Message}");
        }
    }
}
