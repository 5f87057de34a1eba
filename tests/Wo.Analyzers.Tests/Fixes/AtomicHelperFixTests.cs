using Wo.Analyzers.CodeFixes;
using Wo.TestKit;
using static Wo.Analyzers.Tests.Fixes.FixSample;

namespace Wo.Analyzers.Tests.Fixes;

[Soak]
public sealed class AtomicHelperFixTests
{
    [Theory]
    [InlineData("WriteAllText(\"_ctx/a\", text)", "WriteText({0}, text).ThrowIfFailed()")]
    [InlineData("WriteAllLines(\"_ctx/a\", lines)", "WriteLines({0}, lines).ThrowIfFailed()")]
    [InlineData("WriteAllBytes(\"_ctx/a\", bytes)", "WriteBytes({0}, bytes).ThrowIfFailed()")]
    [InlineData("WriteAllTextAsync(\"_ctx/a\", text)", "WriteTextAsync({0}, text).ThrowIfFailedAsync()")]
    [InlineData("WriteAllTextAsync(\"_ctx/a\", text, token)", "WriteTextAsync({0}, text, token).ThrowIfFailedAsync()")]
    [InlineData("WriteAllLinesAsync(\"_ctx/a\", lines)", "WriteLinesAsync({0}, lines).ThrowIfFailedAsync()")]
    [InlineData(
        "WriteAllBytesAsync(\"_ctx/a\", bytes, token)",
        "WriteBytesAsync({0}, bytes, token).ThrowIfFailedAsync()"
    )]
    [InlineData("WriteAllBytes(\"_ctx/a\", [1, 2])", "WriteBytes({0}, (byte[])[1, 2]).ThrowIfFailed()")]
    [InlineData("WriteAllBytes(\"_ctx/a\", \"a\"u8)", "WriteBytes({0}, \"a\"u8.ToArray()).ThrowIfFailed()")]
    [InlineData("WriteAllBytes(\"_ctx/a\", span)", "WriteBytes({0}, span.ToArray()).ThrowIfFailed()")]
    [InlineData("WriteAllText(\"_ctx/a\", chars)", "WriteText({0}, chars.ToString()).ThrowIfFailed()")]
    [InlineData("WriteAllText(path: \"_ctx/a\", contents: text)", "WriteText({0}, text).ThrowIfFailed()")]
    public Task A_raw_write_becomes_the_helper_that_does_the_same(string raw, string helper) =>
        Verifier<RawWriteAnalyzer>.VerifyFixAsync<AtomicHelperFix>(
            Before("WO1001", $"File.{raw}"),
            After($"AtomicFile.{helper.Replace("{0}", "CtxPath.Of(\".\") / \"a\"", StringComparison.Ordinal)}")
        );

    [Theory]
    [InlineData("\"_ctx/jobs/a.yaml\"", "CtxPath.Of(\".\") / \"jobs\" / \"a.yaml\"")]
    [InlineData("@\"_ctx\\jobs\\a\"", "CtxPath.Of(\".\") / \"jobs\" / \"a\"")]
    [InlineData("\"/srv/repo/_ctx/a\"", "CtxPath.Of(\"/srv/repo\") / \"a\"")]
    [InlineData("\"/_ctx//./a\"", "CtxPath.Of(\"/\") / \"a\"")]
    [InlineData("Path.Combine(root, \"_ctx\", \"jobs\", name)", "(CtxPath.Of(root) / \"jobs\").Below(name)")]
    [InlineData(
        "Path.Join(root, \"_ctx/jobs\", name + \".md\")",
        "(CtxPath.Of(root) / \"jobs\").Below($\"{name}.md\")"
    )]
    [InlineData("Path.GetFullPath(Path.Combine(root, \"_ctx\", \"a\"))", "CtxPath.Of(root) / \"a\"")]
    [InlineData("Path.Combine(root, name, \"_ctx\", \"a\")", "CtxPath.Of(Path.Combine(root, name)) / \"a\"")]
    [InlineData("$\"{root}/_ctx/jobs/{name}.yaml\"", "(CtxPath.Of(root) / \"jobs\").Below($\"{name}.yaml\")")]
    [InlineData("$\"{root}/_ctx/WO-{number:D4}\"", "CtxPath.Of(root) / $\"WO-{number:D4}\"")]
    [InlineData("$\"{root}/{name}/_ctx/{number}\"", "CtxPath.Of(Path.Combine(root, name)) / $\"{number}\"")]
    [InlineData("$\"{home}/repo/_ctx/{name}\"", "CtxPath.Of(Path.Combine(home, \"repo\")).Below(name)")]
    [InlineData("root + \"/_ctx/\" + name", "CtxPath.Of(root).Below(name)")]
    [InlineData("root + '/' + \"_ctx\" + '/' + number", "CtxPath.Of(root) / $\"{number}\"")]
    [InlineData("\"_ctx/\" + name + \"-\" + number + \".md\"", "CtxPath.Of(\".\").Below($\"{name}-{number}.md\")")]
    [InlineData("Path.Combine(root, \"_ctx\", Jobs, name)", "(CtxPath.Of(root) / Jobs).Below(name)")]
    [InlineData("Path.Combine(root, \"_ctx\", name.Trim())", "CtxPath.Of(root).Below(name.Trim())")]
    [InlineData("Path.Combine(root, \"_ctx\", Path.GetFileName(name))", "CtxPath.Of(root) / Path.GetFileName(name)")]
    [InlineData("Path.Combine(root, \"_ctx\", name, \"a\")", "CtxPath.Of(root).Below(name) / \"a\"")]
    [InlineData("Path.Combine(root, \"_ctx\", maybe ?? name)", "CtxPath.Of(root).Below(maybe ?? name)")]
    [InlineData("$\"_ctx/{maybe}\"", "CtxPath.Of(\".\").Below($\"{maybe}\")")]
    [InlineData("\"_ctx/a {b} \\\"c\\\"\"", "CtxPath.Of(\".\") / \"a {b} \\\"c\\\"\"")]
    public Task A_path_becomes_a_CtxPath_whose_root_is_what_stands_before_ctx(string path, string ctxPath) =>
        Verifier<RawWriteAnalyzer>.VerifyFixAsync<AtomicHelperFix>(
            Before("WO1001", $"File.WriteAllText({path}, text)"),
            After($"AtomicFile.WriteText({ctxPath}, text).ThrowIfFailed()")
        );

    [Theory]
    [InlineData("File.WriteAllText(\"_ctx/a\", text, Encoding.Latin1)")]
    [InlineData("File.WriteAllText(\"_ctx/a\", maybe)")]
    [InlineData("File.WriteAllText(contents: text, path: \"_ctx/a\")")]
    [InlineData("File.WriteAllText(\"_ctx/jobs/../a\", text)")]
    [InlineData("File.WriteAllText(\"_CTX/a\", text)")]
    [InlineData("File.AppendAllText(\"_ctx/a\", text)")]
    [InlineData("File.Create(\"_ctx/a\")")]
    [InlineData("Directory.CreateDirectory(\"_ctx/a\")")]
    public Task Where_no_helper_does_the_same_no_fix_is_offered(string call) =>
        Verifier<RawWriteAnalyzer>.VerifyNoFixAsync<AtomicHelperFix>(Before("WO1001", call));
}
