using System.Globalization;
using System.Text.RegularExpressions;
using Wo.Generators.Tests.Consumers;
using Wo.TestKit;

namespace Wo.Generators.Tests.Hostile;

/// <summary>
/// Schemas with tokens swapped, dropped, doubled and replaced. <c>WO_FUZZ</c> is the number of rounds, <c>WO_SEED</c>
/// repeats a run.
/// </summary>
public sealed partial class SchemaFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Odd =
    [
        "null",
        "true",
        "-1",
        "1e400",
        "[]",
        "{}",
        "\"\"",
        "\"class\"",
        "\"State\"",
        "\"Equals\"",
        "\"List\"",
        "\"x_\"",
        "\"a b\"",
        "\"1\"",
        "\"*/\"",
        "\"</summary>\"",
        "\"\\\\\"",
        "\"\\\"\"",
        "\"\\n\"",
        "\"$ref\"",
        "\"#/$defs/part\"",
        "\"(\"",
        "\"^(a+)+$\"",
        "\"{id}\"",
        "\"\\uD800\"",
        "\"💩\"",
        "\"..\"",
        ",",
        "\"x-wo-id\"",
        "\"x-wo-record\"",
        "\"x-wo-name\"",
        "\"x-wo-also\"",
        "\"x-wo-type\"",
        "\"type\"",
        "\"default\"",
    ];

    [Fact]
    public void A_mutated_schema_compiles_or_is_reported()
    {
        var seed = Number("WO_SEED") ?? Environment.TickCount;
        var rounds = Number("WO_FUZZ") ?? 150;
        output.WriteLine($"WO_SEED={seed} WO_FUZZ={rounds}");
        var random = new Random(seed);
        var originals = Originals();
        var compiled = 0;
        for (var round = 0; round < rounds; round++)
        {
            var text = Mutate(originals[random.Next(originals.Count)], random);
            try
            {
                compiled += HostileSchemaTests.AssertHeld(text).Result.Diagnostics.IsEmpty ? 1 : 0;
            }
            catch (Exception exception)
            {
                Assert.Fail($"WO_SEED={seed}, round {round}: {exception.Message}\n{text}");
            }
        }

        output.WriteLine($"{compiled} of {rounds} compiled");
        Assert.InRange(compiled, 1, rounds - 1);
    }

    private static List<string> Originals()
    {
        var texts = new List<string>
        {
            SampleSchemas.Ticket,
            SampleSchemas.Settings,
            ConsumerSchemas.Incident,
            ConsumerSchemas.Review,
            ConsumerSchemas.Switch,
        };
        var directories = new List<string> { Path.Combine(SourceTree.Root, "schema") };
        if (Environment.GetEnvironmentVariable("WO_CORPUS") is { Length: > 0 } corpus)
        {
            directories.Add(corpus);
        }

        texts.AddRange(
            directories
                .SelectMany(directory =>
                    Directory.EnumerateFiles(directory, "*.schema.json", SearchOption.AllDirectories)
                )
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
        );
        return texts;
    }

    private static string Mutate(string text, Random random)
    {
        var tokens = Token().Matches(text).Select(match => match.Value).ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(tokens.Count);
            switch (random.Next(6))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[random.Next(tokens.Count)]);
                    break;
                case 2:
                    tokens[at] = Odd[random.Next(Odd.Length)];
                    break;
                default:
                    // What keeps the text JSON goes deepest: one string or number for another, or for an odd one.
                    var values = Enumerable
                        .Range(0, tokens.Count)
                        .Where(i => tokens[i][0] is '"' or 't' or 'f')
                        .ToList();
                    var replaced = values[random.Next(values.Count)];
                    tokens[replaced] =
                        random.Next(2) == 0
                            ? tokens[values[random.Next(values.Count)]]
                            : Odd[random.Next(6, Odd.Length)];
                    break;
            }
        }

        return string.Join(' ', tokens);
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|[\\[\\]{},:]|[^\\s\\[\\]{},:\"]+")]
    private static partial Regex Token();
}
