using System.Text.Json;

namespace Wo.Generators.Tests.Evaluation;

/// <summary>
/// Checkouts of public collections of schemas, which are no part of this repository: the official suite of JSON Schema
/// (<c>WO_SCHEMA_SUITE</c>) and a store of schemas (<c>WO_SCHEMA_STORE</c>, a directory of JSON files).
/// </summary>
internal static class ForeignSchemas
{
    /// <summary>One schema of the suite with what it says of some values.</summary>
    /// <param name="Title">File and description.</param>
    /// <param name="Schema">The schema.</param>
    /// <param name="Values">Values, and whether they are valid.</param>
    public sealed record SuiteGroup(
        string Title,
        string Schema,
        IReadOnlyList<(string Title, string Data, bool IsValid)> Values
    );

    /// <summary>The required tests of a draft in the suite; skips where there is no checkout.</summary>
    public static IReadOnlyList<SuiteGroup> Suite(string draft) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Checkout("WO_SCHEMA_SUITE"), "tests", draft), "*.json")
                .Order(StringComparer.Ordinal)
                .SelectMany(Groups),
        ];

    /// <summary>The files of the store; skips where there is no checkout.</summary>
    public static IEnumerable<string> Store() =>
        Directory.EnumerateFiles(Checkout("WO_SCHEMA_STORE"), "*.json").Order(StringComparer.Ordinal);

    private static string Checkout(string variable)
    {
        var path = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(string.IsNullOrEmpty(path), $"{variable} names no checkout");
        return path;
    }

    private static IEnumerable<SuiteGroup> Groups(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. file
                .RootElement.EnumerateArray()
                .Select(group => new SuiteGroup(
                    $"{Path.GetFileName(path)}: {group.GetProperty("description").GetString()}",
                    group.GetProperty("schema").GetRawText(),
                    [
                        .. group
                            .GetProperty("tests")
                            .EnumerateArray()
                            .Select(test =>
                                (
                                    test.GetProperty("description").GetString()!,
                                    test.GetProperty("data").GetRawText(),
                                    test.GetProperty("valid").GetBoolean()
                                )
                            ),
                    ]
                )),
        ];
    }
}
