using System.Text;
using Wo.Core.Schema;
using Wo.Core.Yaml;
using Wo.TestKit;

namespace Wo.Tool.Tests;

/// <summary>
/// Holds every <c>--json</c> answer of the product that a test gets in its process against <c>schema/answers</c>: it has to
/// follow its schema, and have no member that the schema does not name.
/// </summary>
internal static class AnswerSchemas
{
    private const string Prefix = "trifecta.wo.";

    /// <summary>Where the schemas lie.</summary>
    public static string Folder { get; } = Path.Join(SourceTree.Root, "schema", "answers");

    /// <summary>Fails where an answer is not what its schema says.</summary>
    /// <param name="answer">What a run put on standard output.</param>
    public static void Check(string answer)
    {
        var root = YamlReader.Read(Encoding.UTF8.GetBytes(answer)).TryGet(out var document, out var error)
            ? (YamlMapping)document.Root
            : throw new InvalidOperationException($"{error}: {answer}");
        Check(Read("answer"), root, "$");
        var name = ((YamlScalar)Member(root, "schema")).Value[Prefix.Length..].Split('/')[0];
        if (Member(root, "data") is not YamlScalar && Path.Exists(PathOf(name)))
        {
            Check(Read(name), Member(root, "data"), name);
        }
    }

    /// <summary>The schema of a command's data.</summary>
    public static JsonSchema Read(string name)
    {
        var read = SchemaReader.Read(File.ReadAllText(PathOf(name)));
        return read.Schema ?? throw new InvalidOperationException($"{name}: {read.Problems[0].Message}");
    }

    private static string PathOf(string name) => Path.Join(Folder, $"{name}.schema.json");

    private static void Check(JsonSchema schema, YamlNode node, string name)
    {
        var findings = SchemaEvaluator.Evaluate(schema, node);
        Assert.True(findings.Count == 0, $"{name}: {string.Join('\n', findings)}");
        CheckMembers([schema], node, name);
    }

    private static void CheckMembers(IReadOnlyList<JsonSchema> schemas, YamlNode node, string place)
    {
        var all = schemas.SelectMany(schema => schema.AnyOf.Prepend(schema)).ToList();
        if (node is YamlMapping mapping && all.Any(schema => schema.Properties.Count > 0))
        {
            foreach (var entry in mapping.Entries)
            {
                var known = all.Select(schema => schema.FindProperty(entry.Key.Value)).OfType<JsonSchema>().ToList();
                Assert.True(known.Count > 0, $"no schema names {place}.{entry.Key.Value}");
                CheckMembers(known, entry.Value, $"{place}.{entry.Key.Value}");
            }
        }

        foreach (var item in (node as YamlSequence)?.Items ?? [])
        {
            CheckMembers([.. all.Select(schema => schema.Items).OfType<JsonSchema>()], item, place + "[]");
        }
    }

    private static YamlNode Member(YamlMapping mapping, string key) =>
        mapping.TryGet(key, out var value) ? value : throw new InvalidOperationException($"no {key}");
}
