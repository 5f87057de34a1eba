using Wo.Engine.Store;

namespace Wo.Engine.Lint;

/// <summary>A file that people write and work orders refer to, as it was read.</summary>
/// <typeparam name="T">What it says.</typeparam>
/// <param name="path">The file.</param>
internal sealed class InputFile<T>(CtxPath path)
    where T : class
{
    public CtxPath Path { get; } = path;

    /// <summary>What it says; <see langword="null"/> where <see cref="Problem"/> says why not.</summary>
    public T? Value { get; private init; }

    /// <summary>Its text; <see langword="null"/> where it is no YAML document.</summary>
    public YamlDocument? Document { get; private init; }

    /// <summary>Its content; empty where it could not be read.</summary>
    public byte[] Bytes { get; private init; } = [];

    /// <summary>Whether there is no file at all.</summary>
    public bool IsMissing { get; private init; }

    /// <summary>Why it cannot be used, or <see langword="null"/>.</summary>
    public LintFinding? Problem { get; private init; }

    /// <summary>Reads a file.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="path">The file.</param>
    /// <param name="reader">Makes a value of the document.</param>
    /// <param name="blank">What a file stands for that says nothing; <see langword="null"/> where it must say something.</param>
    public static InputFile<T> Read(
        IFileSystem files,
        CtxPath path,
        Func<YamlNode, ICollection<SchemaFinding>, T?> reader,
        T? blank = null
    )
    {
        var content = files.Read(path.FullPath, YamlReader.MaxBytes);
        if (!content.IsOk)
        {
            return new InputFile<T>(path)
            {
                IsMissing = content.Outcome == ReadOutcome.Missing,
                Problem = Broken(new YamlPosition(1, 1, 0), Explain(content.Outcome)),
            };
        }

        if (blank is not null && InputNodes.IsBlank(content.Bytes))
        {
            return new InputFile<T>(path) { Bytes = content.Bytes, Value = blank };
        }

        if (!ConflictMarkers.ReadYaml(content.Bytes).TryGet(out var document, out var error))
        {
            return new InputFile<T>(path) { Bytes = content.Bytes, Problem = Broken(error.Position, error.Message) };
        }

        var findings = new List<SchemaFinding>();
        var value = reader(document.Root, findings);
        return new InputFile<T>(path)
        {
            Bytes = content.Bytes,
            Document = document,
            Value = value,
            Problem =
                value is not null ? null
                : findings.Count > 0 ? SchemaFindings.ToLint(findings[0], Problems.Problem.InputInvalid, path)
                : Broken(document.Root.Start, "cannot be read"),
        };

        LintFinding Broken(YamlPosition position, string message) =>
            new(Problems.Problem.InputInvalid, LintLevel.Error, path, position, "$", message);
    }

    /// <summary>Everything that is wrong with the file.</summary>
    public IReadOnlyList<LintFinding> Lint(JsonSchema schema)
    {
        var findings = new List<LintFinding>();
        foreach (var finding in Document is null ? [] : SchemaEvaluator.Evaluate(schema, Document.Root))
        {
            findings.Add(SchemaFindings.ToLint(finding, Problems.Problem.InputInvalid, Path));
        }

        if (findings.Count == 0 && Problem is not null)
        {
            findings.Add(Problem);
        }

        return findings;
    }

    private static string Explain(ReadOutcome outcome) =>
        outcome switch
        {
            ReadOutcome.Missing => "there is no such file; 'wo init' writes one",
            ReadOutcome.TooLarge => "larger than 1 MiB",
            ReadOutcome.Denied => "permission denied",
            ReadOutcome.SymbolicLink => "a symbolic link, which is not followed",
            _ => "not a regular file",
        };
}
