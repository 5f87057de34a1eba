using System.Globalization;
using System.Text.Json;
using Wo.TestKit;

namespace Wo.Generators.Tests.Evaluation;

/// <summary>The file of cases: what each keyword of JSON Schema 2020-12 says of which instance.</summary>
internal static class KeywordCases
{
    public static IReadOnlyList<KeywordCase> All { get; } = Load();

    private static List<KeywordCase> Load()
    {
        var path = Path.Combine(
            SourceTree.Root,
            "tests",
            "Wo.Generators.Tests",
            "Evaluation",
            "json-schema-cases.json"
        );
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. file
                .RootElement.EnumerateArray()
                .Select(
                    (group, i) =>
                        new KeywordCase(
                            string.Create(CultureInfo.InvariantCulture, $"case_{i + 1:000}"),
                            $"{Text(group, "keyword")}: {Text(group, "description")}",
                            group.GetProperty("schema").GetRawText(),
                            !group.TryGetProperty("atRunTime", out var atRunTime) || atRunTime.GetBoolean(),
                            [
                                .. group
                                    .GetProperty("tests")
                                    .EnumerateArray()
                                    .Select(test =>
                                        (
                                            Text(test, "description"),
                                            test.GetProperty("data").GetRawText(),
                                            test.GetProperty("valid").GetBoolean()
                                        )
                                    ),
                            ]
                        )
                ),
        ];
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
