using System.Text.Json;
using Wo.Core.Schema;
using Wo.Tool.Commands.Schema;

namespace Wo.Tool.Tests.Commands;

/// <summary>The schemas, as the tool prints them.</summary>
public sealed class SchemaCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Each_schema_that_is_listed_can_be_printed_and_is_the_one_in_the_list()
    {
        var listed = (await tree.Wo("schema", "--json"))
            .Json.GetProperty("data")
            .GetProperty("schemas")
            .EnumerateArray();

        Assert.Equal(KnownSchema.Names, listed.Select(schema => schema.GetProperty("name").GetString()));
        foreach (var schema in listed)
        {
            var name = schema.GetProperty("name").GetString()!;
            var run = await tree.Wo("schema", name);
            using var text = JsonDocument.Parse(run.Output);
            Assert.Equal("", run.Error);
            Assert.Equal(
                schema.GetProperty("description").GetString(),
                text.RootElement.GetProperty("description").GetString()
            );
        }
    }

    [Fact]
    public void Every_schema_of_the_tool_is_among_them() =>
        Assert.Equal(
            typeof(SchemaTexts)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith("schema/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            KnownSchema.Names.Select(name => "schema/" + SchemaTexts.FileName(name)).Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task A_schema_that_the_tree_has_of_its_own_is_named()
    {
        tree.Git.Write("docs/backlog/schema/work_order.schema.json", "{}");

        Assert.Contains("docs/backlog/schema/work_order.schema.json", (await tree.Wo("schema")).Output);
        Assert.Contains("a schema of its own", (await tree.Wo("schema", "work_order")).Error);
    }

    [Fact]
    public async Task It_needs_no_tree()
    {
        tree.Directory = "/";

        Assert.Equal(0, (await tree.Wo("schema", "dod.schema.json")).ExitCode);
    }

    [Fact]
    public async Task A_name_that_is_none_leads_to_the_list()
    {
        var run = await tree.Wo("schema", "work_oder");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean 'work_order'?", run.Error);
    }
}
