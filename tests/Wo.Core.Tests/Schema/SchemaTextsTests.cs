using System.Text;
using Wo.Core.Model;
using Wo.Core.Schema;

namespace Wo.Core.Tests.Schema;

public sealed class SchemaTextsTests
{
    [Fact]
    public void Every_schema_has_its_text_and_the_generated_data_says_the_same()
    {
        // Wrong in as many ways as fit: the two must name the same ones.
        var node = YamlText.Parse(
            "{version: [x], id: 1, schema: 2, status: 3, epics: [{}], dod: [{}], ignore: 1, closeout: x, odd: 1}"
        );

        Assert.Equal(7, WoSchemas.Names.Length);
        foreach (var name in WoSchemas.Names)
        {
            var read = SchemaReader.Read(Encoding.UTF8.GetString(SchemaTexts.Find(name)!));

            Assert.Empty(read.Problems);
            var expected = SchemaEvaluator.Evaluate(read.Schema!, node);
            Assert.NotEmpty(expected);
            Assert.Equal(expected, SchemaEvaluator.Evaluate(WoSchemas.Find(name)!, node));
        }
    }

    [Fact]
    public void An_unknown_name_has_neither()
    {
        Assert.Null(SchemaTexts.Find("none"));
        Assert.Null(WoSchemas.Find("none"));
    }

    [Fact]
    public void An_index_as_documented_is_valid()
    {
        var node = YamlText.Parse(
            """
            version: 1
            schema: trifecta.sidecar.wo_index.v1
            generated_at: '2026-03-15T12:00:00Z'
            repo_root: /r
            git_head_sha_repo_root: null
            work_orders:
            - {id: WO-1, title: a, status: done, priority: P1, owner: null, epic_id: E-1, worktree_path: null,
               worktree_exists: false, branch: null, worktree_head_sha: null, wo_yaml_path: _ctx/jobs/done/WO-1.yaml,
               created_at: null, closed_at: null, last_error: null}
            errors: [one]
            """
        );

        Assert.Empty(SchemaEvaluator.Evaluate(WoSchemas.Index, node));
    }
}
