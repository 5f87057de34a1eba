using System.Text;
using Wo.Core.Schema;

namespace Wo.TestKit;

/// <summary>What mutated inputs are made of: samples of our own and, where it is there, a real tree.</summary>
internal static class FuzzSeeds
{
    public static IReadOnlyList<byte[]> Yaml { get; } =
    [
        .. Own(
            new SampleWorkOrder("WO-0001").ToString(),
            new SampleWorkOrder("WO-0002") { Depends = ["WO-0001"], More = ["x_rev: 7", "owner: null"] }.ToString(),
            "a: 1\nb: [x, 'y', {z: \"w\"}]\nc: |\n  text\n\n  more\nd: >-\n  folded\n  text\n",
            "%YAML 1.2\n---\na: &x v\nb: *x\n? c\n: d\n...\n",
            "k: 'it''s'\nl: \"a\\nb\\u00e9\"\nm:\n- - 1\n  - 2\n- n: {}\n",
            "",
            "a:\n  b:\n    c:\n      d: e # f\n"
        ),
        .. Corpus("*.yaml"),
    ];

    /// <summary>Documents near the limits of size, depth and number.</summary>
    public static IReadOnlyList<byte[]> Large { get; } =
        Own(
            Repeat("- a\n", 200_000),
            Repeat("- {a: [b, 'c']}\n", 30_000),
            "a: " + Repeat("[", 63) + Repeat("]", 63) + "\n" + Repeat("# a comment\n", 40_000),
            string.Concat(Enumerable.Range(0, 30_000).Select(number => $"key{number}: 'value'\n")),
            "a: &x v\nb:\n" + Repeat("- *x\n", 90_000),
            "a: |\n" + Repeat("  a line of text\n", 50_000),
            "a: \"" + Repeat("\\u00e9 ", 100_000) + "\"\n"
        );

    public static IReadOnlyList<byte[]> Schemas { get; } =
    [
        .. Own(
            "{}",
            "true",
            """{"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"enum": [1, "x", null]}}}""",
            """{"allOf": [{"not": {"pattern": "^a+$"}}, {"if": {"const": 1}, "then": {"minimum": 0}, "else": {"maxLength": 3}}]}""",
            """{"$defs": {"a": {"properties": {"b": {"$ref": "#/$defs/a"}}}}, "$ref": "#/$defs/a", "patternProperties": {"^x_": {}}}"""
        ),
        .. new[] { "work_order", "verdict" }.Select(SchemaTexts.Find).OfType<byte[]>(),
        .. Corpus("*.schema.json"),
    ];

    public static IReadOnlyList<byte[]> Own(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static IEnumerable<byte[]> Corpus(string pattern) =>
        Environment.GetEnvironmentVariable("WO_CORPUS") is { Length: > 0 } path
            ? Directory
                .EnumerateFiles(path, pattern, SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllBytes)
            : [];
}
