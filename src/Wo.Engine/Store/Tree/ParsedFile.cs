namespace Wo.Engine.Store.Tree;

/// <summary>What came of parsing a work order file.</summary>
/// <param name="Document">The document; <see langword="null"/> where there is none.</param>
/// <param name="Problem">Why it is not a work order, with line and column; <see langword="null"/> where it may be one.</param>
internal sealed record ParsedFile(YamlDocument? Document, string? Problem)
{
    /// <summary>Parses what was read of a file.</summary>
    public static ParsedFile Of(CtxPath path, FileContent content)
    {
        if (!content.IsOk)
        {
            return new ParsedFile(null, $"{path}: {Explain(content.Outcome)}");
        }

        if (!ConflictMarkers.ReadYaml(content.Bytes).TryGet(out var document, out var error))
        {
            return new ParsedFile(null, $"{path}:{error}");
        }

        return new ParsedFile(
            document,
            document.Root is YamlMapping ? null : $"{path}:{document.Root.Start}: not a mapping"
        );
    }

    private static string Explain(ReadOutcome outcome) =>
        outcome switch
        {
            ReadOutcome.TooLarge => "larger than 1 MiB",
            ReadOutcome.Denied => "permission denied",
            ReadOutcome.Missing => "moved or removed a moment ago",
            ReadOutcome.SymbolicLink => "a symbolic link, which is not followed",
            _ => "not a regular file",
        };
}
