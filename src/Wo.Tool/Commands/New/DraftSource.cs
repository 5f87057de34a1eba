namespace Wo.Tool.Commands.New;

/// <summary>Reads the draft of <c>wo new --from</c>, a file or standard input.</summary>
internal static class DraftSource
{
    /// <summary>The draft; <see langword="null"/> where none is given.</summary>
    public static Result<YamlDocument?> Read(CommandContext context, string? from)
    {
        if (from is null)
        {
            return (YamlDocument?)null;
        }

        if (
            !InputSource.Read(context, from, YamlReader.MaxBytes, "the draft").TryGet(out var bytes, out var unreadable)
        )
        {
            return unreadable;
        }

        return YamlReader.Read(bytes).TryGet(out var draft, out var error)
            ? (YamlDocument?)draft
            : new WoError(Problem.InvalidWorkOrder, $"the draft in {InputSource.NameOf(from)} cannot be read, {error}");
    }
}
