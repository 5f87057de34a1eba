using Wo.Engine.Lint;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Lint;

public sealed class TreeSchemaTests : IDisposable
{
    private const string Place = "docs/backlog/schema/work_order.schema.json";
    private readonly TreeFixture tree = new();

    public TreeSchemaTests() => tree.Put("WO-1");

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_schema_that_the_tree_carries_is_the_one_that_counts()
    {
        tree.Write(Place, """{"type": "object", "required": ["x_ticket"]}""");
        var finding = Assert.Single(tree.Lint("WO-1"));
        Assert.Equal((Problem.InvalidSchema, "$.x_ticket"), (finding.Code, finding.JsonPath));
    }

    [Fact]
    public void A_schema_that_the_tree_carries_is_read_in_the_draft_that_it_names()
    {
        tree.Write(
            Place,
            """
            {
              "$schema": "http://json-schema.org/draft-07/schema#",
              "definitions": { "list": { "items": [{ "const": "first" }], "additionalItems": false } },
              "properties": { "x_list": { "$ref": "#/definitions/list", "maxItems": 0 } },
              "dependencies": { "x_list": ["x_ticket"] }
            }
            """
        );
        tree.PutText("WO-1", WorkOrderState.Pending, TreeFixture.Valid("WO-1", more: "x_list: [first, second]"));
        Assert.Equal(["$.x_list[1]", "$.x_ticket"], tree.Lint("WO-1").Select(finding => finding.JsonPath).Order());
    }

    [Theory]
    [InlineData("""{"type": "object", "nullable": true}""")]
    [InlineData("""{"$schema": "http://json-schema.org/draft-04/schema#"}""")]
    [InlineData("""{"type": """)]
    [InlineData("")]
    public void A_schema_that_cannot_be_used_is_named_with_every_work_order_and_ours_takes_its_place(string text)
    {
        tree.Write(Place, text);
        var finding = Assert.Single(tree.Lint("WO-1"));
        Assert.Equal((Problem.InputInvalid, LintLevel.Warning), (finding.Code, finding.Level));
        Assert.Contains(Place, finding.Message);

        tree.PutText("WO-1", WorkOrderState.Pending, TreeFixture.Valid("WO-1").Replace("version: 1", "version: x"));
        Assert.Contains(tree.Lint("WO-1"), other => other.Code == Problem.InvalidSchema);
    }

    [Fact]
    public void What_the_tool_cannot_read_is_an_error_even_if_the_tree_s_own_schema_allows_it()
    {
        tree.Write(Place, "{}");
        tree.PutText("WO-1", WorkOrderState.Pending, TreeFixture.Valid("WO-1", more: "x_rev: later"));
        var finding = Assert.Single(tree.Lint("WO-1"));
        Assert.Equal((Problem.InvalidSchema, "$.x_rev"), (finding.Code, finding.JsonPath));
    }

    [Fact]
    public void The_execution_contract_holds_even_if_the_tree_s_own_schema_is_laxer()
    {
        tree.Write(Place, "{}");
        var text = TreeFixture.Valid("WO-1").Replace("engine: trifecta", "engine: other").Replace("ctx.get, ", "");
        tree.PutText("WO-1", WorkOrderState.Pending, text);
        Assert.Equal(
            ["$.execution.engine", "$.execution.required_flow"],
            tree.Lint("WO-1").Select(finding => finding.JsonPath)
        );
    }
}
