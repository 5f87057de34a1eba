extern alias WoCore;
using System.Text;
using Wo.TestKit;
using WoCore::Wo.Core.Schema;
using WoCore::Wo.Core.Yaml;

namespace Wo.Generators.Tests.Evaluation;

/// <summary>The required tests of the official suite: what is accepted gives the answer of the standard.</summary>
[Soak]
public sealed class OfficialSuiteTests
{
    [Theory]
    [InlineData("draft2020-12", "https://json-schema.org/draft/2020-12/schema")]
    [InlineData("draft2019-09", "https://json-schema.org/draft/2019-09/schema")]
    [InlineData("draft7", "http://json-schema.org/draft-07/schema#")]
    [InlineData("draft6", "http://json-schema.org/draft-06/schema#")]
    public void What_is_accepted_is_what_the_standard_says_and_what_is_not_is_refused_with_a_reason(
        string draft,
        string address
    )
    {
        var (passed, refused) = (0, 0);
        var wrong = new List<string>();
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in ForeignSchemas.Suite(draft))
        {
            var read = SchemaReader.Read(InDraft(group.Schema, address));
            if (read.Schema is not { } schema)
            {
                refused += group.Values.Count;
                var reason = read.Problems[0].Message;
                reasons[reason] = reasons.GetValueOrDefault(reason) + group.Values.Count;
                continue;
            }

            foreach (var (title, data, isValid) in group.Values)
            {
                if (YamlReader.Read(Encoding.UTF8.GetBytes(data)).Document is not { } document)
                {
                    // YAML has no NUL, and no halves of surrogate pairs.
                    refused++;
                }
                else if (SchemaEvaluator.Evaluate(schema, document.Root).Count == 0 == isValid)
                {
                    passed++;
                }
                else
                {
                    wrong.Add($"{group.Title}: {title}: {data}");
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{draft}: {passed} pass, {wrong.Count} wrong, {refused} refused"
        );
        foreach (var (reason, count) in reasons)
        {
            TestContext.Current.TestOutputHelper.WriteLine($"  {count}: {reason}");
        }

        Assert.Equal([], wrong);
        Assert.True(passed > refused * 4, $"{refused} are refused");
    }

    // Schemas of older drafts in the suite leave to the directory which draft they are written in.
    private static string InDraft(string schema, string address) =>
        schema.StartsWith('{') && !schema.Contains("\"$schema\"", StringComparison.Ordinal)
            ? $"{{ \"$schema\": \"{address}\"{(schema.Trim('{', '}', ' ', '\n', '\r', '\t').Length == 0 ? "" : ",")} {schema[1..]}"
            : schema;
}
