using Wo.TestKit;

namespace Wo.Generators.Tests.Evaluation;

/// <summary>Schemas that others have written, as a public store collects them.</summary>
[Soak]
public sealed class SchemaStoreTests
{
    [Fact]
    public void Three_in_four_schemas_since_draft_6_are_accepted_and_all_that_is_made_of_them_compiles()
    {
        var (accepted, refused, older) = (0, 0, 0);
        var broken = new List<string>();
        var reasons = new Dictionary<string, int>(StringComparer.Ordinal);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var files = ForeignSchemas.Store().ToList();
        foreach (var path in files)
        {
            var text = File.ReadAllText(path);
            // Names of files are the store's affair.
            var run = GeneratorRun.Of(new SchemaFile("some.schema.json", text));
            var diagnostics = run.Result.Diagnostics;
            broken.AddRange(run.Output.Problems().Take(1).Select(problem => $"{Path.GetFileName(path)}: {problem}"));
            if (run.Result.Exception is not null || diagnostics.Length > 1)
            {
                broken.Add(Path.GetFileName(path));
            }
            else if (diagnostics.Length == 0)
            {
                accepted++;
            }
            else if (text.Contains("draft-04/schema", StringComparison.Ordinal))
            {
                older++;
            }
            else
            {
                refused++;
                var reason = diagnostics[0].GetMessage(null);
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
                var kind = Kinds(reason);
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            }
        }

        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"{files.Count} schemas: {accepted} accepted, {refused} refused, {older} of draft-04");
        foreach (var (kind, count) in kinds.OrderByDescending(kind => kind.Value))
        {
            output.WriteLine($"  {count}: {kind}");
        }

        foreach (var (reason, count) in reasons.OrderByDescending(reason => reason.Value).Take(20))
        {
            output.WriteLine($"  {count}: {reason}");
        }

        Assert.Equal([], broken);
        Assert.True(accepted >= (accepted + refused) * 0.75, $"{refused} of {accepted + refused} are refused");
    }

    // What a schema would need to be accepted, told by words of the reasons.
    private static string Kinds(string message) =>
        string.Join(
            " and ",
            new[]
            {
                ("leads out of the file", "another file"),
                ("of its own is not supported", "an address within"),
                ("' is not supported: name it", "a keyword of no draft"),
                ("which is not read", "another draft"),
                (" is of ", "a keyword of another draft"),
                ("the pattern cannot be used", "another pattern"),
                ("leads to no schema", "what a reference leads to"),
                ("longer than", "more room"),
            }
                .Where(kind => message.Contains(kind.Item1, StringComparison.Ordinal))
                .Select(kind => kind.Item2)
                .DefaultIfEmpty("something else")
        );
}
