using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wo.Generators.Tests.Consumers;
using Wo.TestKit;

namespace Wo.Generators.Tests.Names;

/// <summary>
/// Words that generated code uses itself, and those of C#, at every place where a schema gives a name: the name is used,
/// and the code compiles, or it is refused.
/// </summary>
[Soak]
public sealed class NameSweepTests
{
    private static readonly string[] Suffixes = ["Schema", "Reader", "State", "States", "Switch", "Lever", "Value"];

    // These have collided, and are tried each time.
    private static readonly string[] Known =
    [
        "CodePoints",
        "EcmaPattern",
        "Fields",
        "Json",
        "JsonTypes",
        "MatchesPattern",
        "MayBeExcluded",
        "MayMatchPattern",
        "Named",
        "Nameof",
        "Pattern",
        "Read",
        "ReadLever",
        "SessionMarkers",
        "State",
        "WoSchemas",
    ];

    public static TheoryData<string> Places { get; } = [.. NamePlace.All.Select(place => place.Title)];

    private static List<string> Words { get; } = Sample(Collect());

    [Theory]
    [MemberData(nameof(Places))]
    public void A_name_is_used_in_code_that_compiles_or_it_is_refused(string title)
    {
        var place = NamePlace.All.Single(each => each.Title == title);
        var files = Words.Select((word, i) => (Word: word, Space: Space(i), File: place.File(word, Space(i)))).ToList();
        var run = GeneratorRun.Of([.. files.Select(file => file.File)]);
        Assert.Null(run.Result.Exception);

        var wordOf = files.ToDictionary(file => file.Space, file => file.Word);
        var problems = run
            .Output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic =>
                $"{wordOf[SpaceOf(diagnostic)]}: {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"
            );
        Assert.Equal([], problems.Distinct());

        // Most words are harmless, and are not refused with the others.
        var refused = run.Result.Diagnostics.Where(diagnostic => diagnostic.Id is "WO2003" or "WO2004").ToList();
        Assert.Equal(run.Result.Diagnostics.Length, refused.Count);
        Assert.True(refused.Count < Words.Count * 3 / 4, $"{refused.Count} of {Words.Count} are refused");
    }

    private static string Space(int i) => string.Create(CultureInfo.InvariantCulture, $"Sweep{i:0000}");

    private static string SpaceOf(Diagnostic diagnostic) =>
        Path.GetFileName(diagnostic.Location.GetLineSpan().Path).Split('.')[0];

    // All of them take minutes; a day has its share, and WO_SWEEP=full has all.
    private static List<string> Sample(List<string> all)
    {
        const int Shares = 8;
        var today = DateTime.UtcNow.DayOfYear % Shares;
        return Environment.GetEnvironmentVariable("WO_SWEEP") == "full"
            ? all
            : [.. Known.Concat(all.Where((_, i) => i % Shares == today)).Distinct(StringComparer.Ordinal)];
    }

    // Every identifier in code of the generator is one that a name could hide, or be hidden by.
    private static List<string> Collect()
    {
        var run = GeneratorRun.Of(
            new SchemaFile("ticket.schema.json", SampleSchemas.Ticket),
            new SchemaFile("incident.schema.json", ConsumerSchemas.Incident),
            new SchemaFile("review.schema.json", ConsumerSchemas.Review)
        );
        var used = run
            .Result.GeneratedSources.SelectMany(source => source.SyntaxTree.GetRoot().DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText);
        var keywords = SyntaxFacts
            .GetKeywordKinds()
            .Concat(SyntaxFacts.GetContextualKeywordKinds())
            .Select(SyntaxFacts.GetText);
        var members = typeof(object).GetMethods().Select(method => method.Name);
        var all = used.Concat(keywords)
            .Concat(members)
            .Concat(["MemberwiseClone", "Finalize", "Deconstruct", "Wo", "Core", "Model", "Yaml", "Schema", "global"])
            .Where(word => word.Length > 0)
            .ToList();
        var shorter = all.SelectMany(word =>
            Suffixes
                .Where(suffix => word.EndsWith(suffix, StringComparison.Ordinal))
                .Select(suffix => word[..^suffix.Length])
        );
        return
        [
            .. all.Concat(shorter)
                .Select(Capitalised)
                .Where(word => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    // All names become ones that begin so; what is made from them may begin with a small letter again.
    private static string Capitalised(string word) =>
        word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..];
}
