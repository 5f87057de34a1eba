using Wo.Engine.Lint;
using Wo.Engine.Tests.Read;
using Wo.TestKit;

namespace Wo.Engine.Tests.Lint;

public sealed class TreeInputsTests : IDisposable
{
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("_ctx/backlog/backlog.yaml", "INPUT_INVALID")]
    [InlineData("_ctx/dod/extra.yml", "INPUT_INVALID")]
    [InlineData("_ctx/policy/ctx_finish_ignore.yaml", "INPUT_INVALID")]
    [InlineData("_ctx/policy/wo.yaml", "INPUT_INVALID")]
    public void What_is_wrong_with_an_input_is_found_with_its_place(string path, string code)
    {
        tree.Write(path, "\nnonsense: 1\n");
        var findings = Lint();
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal((code, path), (finding.Code.Name, finding.Path.Relative)));
        Assert.Contains(findings, finding => finding.JsonPath == "$.nonsense" && finding.Position.Line == 2);

        tree.Write(path, "a: [");
        Assert.Equal((code, LintLevel.Error), (Assert.Single(Lint()).Code.Name, Lint()[0].Level));

        File.Delete(Path.Join(tree.Root, path));
        Directory.CreateDirectory(Path.Join(tree.Root, path));
        Assert.Equal(path.StartsWith("_ctx/dod/", StringComparison.Ordinal) ? 0 : 1, Lint().Count);
    }

    [Fact]
    public void A_missing_backlog_is_a_finding_and_missing_policies_are_none()
    {
        File.Delete(Path.Join(tree.Root, "_ctx/backlog/backlog.yaml"));
        Assert.Equal(Problem.InputInvalid, Assert.Single(Lint()).Code);
    }

    [Fact]
    public void Definitions_are_found_in_any_file_and_the_first_of_a_name_counts()
    {
        tree.Write("_ctx/dod/a.yaml", SampleInputs.DefinitionOfDone().Replace("Only", "First"));
        tree.Write("_ctx/dod/z.yml", SampleInputs.DefinitionOfDone().Replace("DOD-DEFAULT", "DOD-Z"));
        tree.Write("_ctx/dod/.hidden.yaml", SampleInputs.DefinitionOfDone().Replace("DOD-DEFAULT", "DOD-H"));
        tree.Write("_ctx/dod/b.yaml.bak.20260315T122800.0000000Z", "x");
        var inputs = new TreeInputs(tree.Files, tree.Layout);
        Assert.Equal("First definition", inputs.FindDefinitionOfDone("DOD-DEFAULT")!.Title);
        Assert.NotNull(inputs.FindDefinitionOfDone("DOD-Z"));
        Assert.Null(inputs.FindDefinitionOfDone("DOD-H"));
        Assert.Equal(3, inputs.DefinitionsOfDone.Count);
    }

    private IReadOnlyList<LintFinding> Lint() => new TreeInputs(tree.Files, tree.Layout).Lint();
}
