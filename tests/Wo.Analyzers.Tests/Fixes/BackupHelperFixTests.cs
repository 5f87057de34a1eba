using Wo.Analyzers.CodeFixes;
using Wo.TestKit;
using static Wo.Analyzers.Tests.Fixes.FixSample;

namespace Wo.Analyzers.Tests.Fixes;

[Soak]
public sealed class BackupHelperFixTests
{
    [Theory]
    [InlineData("File.Delete(\"_ctx/a\")", "DeleteWithBackup({0})")]
    [InlineData("new FileInfo(\"_ctx/a\").Delete()", "DeleteWithBackup({0})")]
    [InlineData("File.Copy(root, \"_ctx/a\", true)", "ReplaceWithBackup({0}, File.ReadAllBytes(root))")]
    [InlineData("File.Copy(root, \"_ctx/a\", overwrite: true)", "ReplaceWithBackup({0}, File.ReadAllBytes(root))")]
    [InlineData("File.Copy(root, \"_ctx/a\")", "CreateExclusive({0}, File.ReadAllBytes(root))")]
    public Task A_raw_change_becomes_the_helper_that_keeps_what_was_there(string raw, string helper) =>
        Verifier<RawChangeAnalyzer>.VerifyFixAsync<BackupHelperFix>(
            Before("WO1002", raw),
            After(
                $"AtomicFile.{helper.Replace("{0}", "CtxPath.Of(\".\") / \"a\"", StringComparison.Ordinal)}.ThrowIfFailed()"
            )
        );

    [Theory]
    [InlineData("File.Move(\"_ctx/a\", \"_ctx/b\", true)")]
    [InlineData("File.Copy(root, \"_ctx/a\", number > 1)")]
    [InlineData("File.Replace(root, \"_ctx/a\", null)")]
    [InlineData("Directory.Delete(\"_ctx/a\", true)")]
    [InlineData("new DirectoryInfo(\"_ctx/a\").Delete()")]
    public Task Where_no_helper_does_the_same_no_fix_is_offered(string call) =>
        Verifier<RawChangeAnalyzer>.VerifyNoFixAsync<BackupHelperFix>(Before("WO1002", call));
}
