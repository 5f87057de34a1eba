using Wo.Engine.Gates;
using Wo.Engine.Tests.Faults;

namespace Wo.Engine.Tests.Verbs;

/// <summary>A verdict as it lies on disk, valid under its schema.</summary>
internal sealed class VerdictText
{
    private readonly YamlMapping root;

    private VerdictText(YamlMapping root) => this.root = root;

    public string Status => this["status"]!;

    public string? Stage => this["failure_stage"];

    public IEnumerable<string> Commands => Items("commands").Select(item => ((YamlScalar)item).Value);

    public string? this[string key] => root.TryGet(key, out var value) ? ((YamlScalar)value).Value : null;

    public static VerdictText Read(string path)
    {
        // JSON is YAML, and the tool's own reader and schema decide what is valid.
        var read = YamlReader.Read(File.ReadAllBytes(path));
        Assert.True(read.Error is null, read.Error?.ToString());
        Assert.Empty(SchemaEvaluator.Evaluate(WoSchemas.Verdict, read.Document!.Root));
        return new VerdictText((YamlMapping)read.Document.Root);
    }

    public IReadOnlyList<YamlNode> Items(string key) =>
        root.TryGet(key, out var value) ? ((YamlSequence)value).Items : [];

    public IEnumerable<string> Each(string list, string key) =>
        Items(list).Select(item => Member((YamlMapping)item, key));

    public string Inner(string mapping, string key) =>
        root.TryGet(mapping, out var value) ? Member((YamlMapping)value, key) : throw new KeyNotFoundException(mapping);

    private static string Member(YamlMapping mapping, string key) =>
        mapping.TryGet(key, out var value) ? ((YamlScalar)value).Value : throw new KeyNotFoundException(key);
}
