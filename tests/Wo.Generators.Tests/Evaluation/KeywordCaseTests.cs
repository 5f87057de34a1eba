extern alias WoCore;
using System.Reflection;
using System.Text;

using Wo.TestKit;
using WoCore::Wo.Core.Schema;
using WoCore::Wo.Core.Yaml;

namespace Wo.Generators.Tests.Evaluation;

[Soak]
public sealed class KeywordCaseTests
{
    [Fact]
    public void A_schema_read_at_run_time_says_of_each_instance_what_json_schema_says()
    {
        var wrong = KeywordCases
            .All.Where(each => each.IsForTrees)
            .SelectMany(each => Wrong(each, Read(each.Schema, each.Title)));

        Assert.Equal([], wrong);
    }

    [Fact]
    public void A_pattern_that_may_backtrack_is_a_problem_at_its_place_at_run_time()
    {
        foreach (var each in KeywordCases.All.Where(each => !each.IsForTrees))
        {
            var problem = Assert.Single(SchemaReader.Read(each.Schema).Problems);

            Assert.Contains("linear time", problem.Message, StringComparison.Ordinal);
            Assert.Equal(each.Schema.LastIndexOf(": ", StringComparison.Ordinal), problem.Span.Offset - 2);
        }
    }

    [Fact]
    public void A_schema_that_was_compiled_says_of_each_instance_what_json_schema_says()
    {
        var run = GeneratorRun.Of([
            .. KeywordCases.All.Select(each => new SchemaFile($"{each.Name}.schema.json", each.Schema)
            {
                Namespace = "Cases",
                Visibility = "public",
            }),
        ]);
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.Problems());
        var find = GeneratedAssembly.Load(run).GetType("Cases.WoSchemas")!.GetMethod("Find")!;

        var wrong = KeywordCases.All.SelectMany(each => Wrong(each, Find(find, each.Name)));

        Assert.Equal([], wrong);
    }

    [Fact]
    public void There_are_cases_for_every_keyword_that_is_supported()
    {
        Assert.Equal([], SchemaKeywords.All.Except(KeywordCases.All.Select(each => each.Title.Split(':')[0])));
        Assert.True(KeywordCases.All.Sum(each => each.Instances.Count) > 400);
    }

    private static JsonSchema Find(MethodInfo find, string name) => (JsonSchema)find.Invoke(null, [name])!;

    private static JsonSchema Read(string schema, string title)
    {
        var read = SchemaReader.Read(schema);
        Assert.True(read.Schema is not null, $"{title}: {string.Join("; ", read.Problems)}");
        return read.Schema;
    }

    private static IEnumerable<string> Wrong(KeywordCase each, JsonSchema schema) =>
        from instance in each.Instances
        where SchemaEvaluator.Evaluate(schema, Yaml(instance.Data)).Count == 0 != instance.IsValid
        select $"{each.Title}: {instance.Title}: {instance.Data} should be {(instance.IsValid ? "valid" : "invalid")}";

    private static YamlNode Yaml(string text)
    {
        var read = YamlReader.Read(Encoding.UTF8.GetBytes(text));
        Assert.True(read.Document is not null, $"{text}: {read.Error}");
        return read.Document.Root;
    }
}
