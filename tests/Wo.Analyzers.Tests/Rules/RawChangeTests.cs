namespace Wo.Analyzers.Tests.Rules;

public sealed class RawChangeTests : RuleTest<RawChangeAnalyzer>
{
    public static RuleCases Cases { get; } =
        new(
            RuleIds.RawChange,
            [
                """[|File.Delete("_ctx/a")|];""",
                """[|File.Move("_ctx/a", name)|];""",
                """[|File.Move(name, "_ctx/a", true)|];""",
                """[|File.Move(destFileName: "out/a", sourceFileName: "_ctx/a")|];""",
                """[|File.Copy(name, "_ctx/a")|];""",
                """[|File.Copy(name, "_ctx/a", true)|];""",
                """[|File.Replace(name, "_ctx/a", null)|];""",
                """[|File.Replace("_ctx/a", name, null)|];""",
                """[|File.Replace(name, name, "_ctx/a", true)|];""",
                """[|Microsoft.VisualBasic.FileIO.FileSystem.DeleteFile("_ctx/a")|];""",
                """[|Microsoft.VisualBasic.FileIO.FileSystem.MoveFile(name, "_ctx/a", true)|];""",
                """[|File.Move("_ctx/a", "_ctx/b", true)|];""",
                """[|File.Move("_ctx/a", "_ctx/b", flag)|];""",
                """[|Directory.Delete("_ctx/a")|];""",
                """[|Directory.Delete("_ctx", true)|];""",
                """[|Directory.Move("_ctx", name)|];""",
                """[|new FileInfo("_ctx/a").Delete()|];""",
                """[|new FileInfo("_ctx/a").MoveTo(name)|];""",
                """[|new FileInfo(name).MoveTo("_ctx/a", true)|];""",
                """[|new FileInfo(name).CopyTo("_ctx/a")|];""",
                """[|new FileInfo(name).CopyTo("_ctx/a", true)|];""",
                """[|new FileInfo("_ctx/a").Replace(name, null)|];""",
                """[|new FileInfo(name).Replace("_ctx/a", null)|];""",
                """[|new FileInfo(name).Replace(name, "_ctx/a", false)|];""",
                """[|new DirectoryInfo("_ctx/a").Delete()|];""",
                """[|new DirectoryInfo("_ctx/a").Delete(true)|];""",
                """[|new DirectoryInfo("_ctx/a").MoveTo(name)|];""",
                """FileSystemInfo info = new FileInfo("_ctx/a"); [|info.Delete()|];""",
                """var info = new FileInfo("_ctx/a"); info?[|.Delete()|];""",
                """foreach (var file in new DirectoryInfo("_ctx").EnumerateFiles()) { [|file.Delete()|]; }""",
                """foreach (var file in Directory.EnumerateFiles(Path.Join(root, "_ctx"), "*.tmp")) [|File.Delete(file)|];""",
                """[|new FileInfo("_ctx/a").Directory!.Delete(true)|];""",
            ],
            [
                """File.Delete("out/a");""",
                """File.Delete(name);""",
                """File.Move("out/a", "out/b");""",
                // Claims, which are WO1005's.
                """File.Move(name, "_ctx/a");""",
                """File.Move("_ctx/jobs/pending/a", "_ctx/jobs/running/a");""",
                """Directory.Move(name, "_ctx");""",
                """new FileInfo(name).MoveTo("_ctx/a");""",
                """new DirectoryInfo(name).MoveTo("_ctx/a");""",
                """File.Copy("_ctx/a", "out/a");""",
                """File.Copy("_ctx/a", name, true);""",
                """new FileInfo("_ctx/a").CopyTo("out/a");""",
                """Directory.Delete("x_ctx", true);""",
                """_ = Directory.GetFiles("_ctx");""",
                """new FileInfo("out/a").Delete();""",
                """new DirectoryInfo(name).Delete();""",
                """File.WriteAllText("_ctx/a", "");""",
                """AtomicFile.DeleteWithBackup(ctx);""",
                """new List<string>().Remove("_ctx/a");""",
                """File.Delete("_ctx/../a");""",
                """foreach (var file in Directory.GetFiles("out")) { File.Delete(file); }""",
                """class: [AtomicIo] class Helper { void M() => File.Delete("_ctx/a"); }""",
                """class: [AtomicIo] struct Helper { void M() => Directory.Delete("_ctx/a"); }""",
            ]
        );

    public static IEnumerable<TheoryDataRow<string>> Rows => Cases.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public Task What_lies_on_a_guarded_path_is_not_changed_raw(string code) => Check(code);
}
