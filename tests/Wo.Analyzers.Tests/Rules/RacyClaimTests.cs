namespace Wo.Analyzers.Tests.Rules;

public sealed class RacyClaimTests : RuleTest<RacyClaimAnalyzer>
{
    public static RuleCases Cases { get; } =
        new(
            RuleIds.RacyClaim,
            [
                """[|File.Move(name, "_ctx/a")|];""",
                """[|File.Move(name, "_ctx/a", false)|];""",
                """[|File.Move("_ctx/pending/a", "_ctx/running/a", overwrite: false)|];""",
                """[|Directory.Move(name, "_ctx/a")|];""",
                """[|new FileInfo(name).MoveTo("_ctx/a")|];""",
                """[|new DirectoryInfo(name).MoveTo("_ctx/a")|];""",
                """if (!File.Exists("_ctx/a")) { [|File.WriteAllText("_ctx/a", "")|]; }""",
                """if (!File.Exists("_ctx/a")) [|File.WriteAllText("_ctx/a", "")|];""",
                """if (File.Exists("_ctx/a") == false) { [|File.WriteAllText("_ctx/a", "")|]; }""",
                """if (File.Exists("_ctx/a") is false) { [|File.WriteAllText("_ctx/a", "")|]; }""",
                """if (flag && !File.Exists("_ctx/a")) { [|File.Create("_ctx/a")|]; }""",
                """if (File.Exists("_ctx/a")) { Console.WriteLine(); } else { [|File.Create("_ctx/a")|]; }""",
                """if (File.Exists("_ctx/a")) { return; }  [|File.Create("_ctx/a")|];""",
                """if (File.Exists("_ctx/a")) return;  using var file = [|new FileStream("_ctx/a", FileMode.Create)|];""",
                """if (File.Exists("_ctx/a")) throw new IOException();  if (flag) { [|File.Create("_ctx/a")|]; }""",
                """foreach (var item in new[] { 1 }) { if (File.Exists("_ctx/a")) continue;  [|File.Create("_ctx/a")|]; }""",
                """while (File.Exists("_ctx/lock")) { }  [|File.Create("_ctx/lock")|];""",
                """while (!File.Exists("_ctx/lock")) { [|File.Create("_ctx/lock")|]; }""",
                """_ = File.Exists("_ctx/a") ? null : [|File.Create("_ctx/a")|];""",
                """var exists = File.Exists("_ctx/a"); if (!exists) { [|File.Create("_ctx/a")|]; }""",
                """var path = Path.Combine(root, "_ctx", name); if (!File.Exists(path)) { [|File.WriteAllText(path, "")|]; }""",
                """if (!File.Exists(Path.Combine(root, "_ctx", name))) { [|File.WriteAllText(Path.Combine(root, "_ctx", name), "")|]; }""",
                """var path = "_ctx/a"; if (!File.Exists(path)) { [|File.WriteAllText("_ctx/a", "")|]; }""",
                """if (!Path.Exists("_ctx/a")) { [|File.AppendAllText("_ctx/a", "")|]; }""",
                """if (!File.Exists("_ctx/a")) { await [|File.WriteAllTextAsync("_ctx/a", "")|]; }""",
                """if (!File.Exists("_ctx/a")) { using var writer = [|new StreamWriter("_ctx/a")|]; }""",
                """if (!File.Exists("_ctx/a")) { using var file = [|File.Open("_ctx/a", FileMode.OpenOrCreate)|]; }""",
                """var info = new FileInfo("_ctx/a"); if (!info.Exists) { [|info.Create()|]; }""",
                """if (!File.Exists("_ctx/a")) { [|AtomicFile.WriteText(ctx, "")|]; }""",
                """if (!File.Exists(Path.Join(root, "_ctx", "a"))) { [|AtomicFile.WriteText(CtxPath.Of(root) / "a", "")|]; }""",
                """if (!File.Exists(Path.Join(root, "_ctx", name))) { [|AtomicFile.WriteText(CtxPath.Of(root) / name, "")|]; }""",
            ],
            [
                """File.Move(name, "_ctx/a", true);""",
                """File.Move(name, "_ctx/a", flag);""",
                """File.Move("_ctx/a", "out/a");""",
                """File.Move(name, name);""",
                """File.Copy(name, "_ctx/a");""",
                // Whoever makes a directory that is there has it, too.
                """if (!Directory.Exists("_ctx/lock")) { Directory.CreateDirectory("_ctx/lock"); }""",
                """if (!Directory.Exists("_ctx/lock")) { new DirectoryInfo("_ctx/lock").Create(); }""",
                """var folder = new DirectoryInfo("_ctx/a"); if (!folder.Exists) { folder.Create(); folder.CreateSubdirectory("b"); }""",
                """if (!File.Exists("out/a")) { File.WriteAllText("out/a", ""); }""",
                """if (!File.Exists(name)) { File.WriteAllText(name, ""); }""",
                """if (File.Exists("_ctx/a")) { File.Delete("_ctx/a"); }""",
                """if (File.Exists("_ctx/a")) { File.WriteAllText("_ctx/a", ""); }""",
                """if (!File.Exists("_ctx/a")) { File.WriteAllText("_ctx/b", ""); }""",
                """if (!File.Exists("_ctx/a")) { return; }  File.WriteAllText("_ctx/a", "");""",
                """if (!File.Exists("_ctx/a")) { using var file = new FileStream("_ctx/a", FileMode.CreateNew); }""",
                """if (!File.Exists("_ctx/a")) { using var file = File.Open("_ctx/a", FileMode.CreateNew, FileAccess.Write); }""",
                """if (!File.Exists("_ctx/a")) { using var file = new FileStream("_ctx/a", new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write }); }""",
                """if (!File.Exists("_ctx/a")) { using var file = File.Open("_ctx/a", FileMode.Truncate); }""",
                """if (!File.Exists("_ctx/a")) { File.CreateSymbolicLink("_ctx/a", name); }""",
                """if (!File.Exists("_ctx/a")) { AtomicFile.CreateExclusive(ctx, ""); }""",
                """if (!File.Exists("_ctx/a")) { AtomicFile.WriteText(CtxPath.Of(root) / "log" / "a", ""); }""",
                """if (File.Exists("_ctx/a")) { Console.WriteLine(); }  File.WriteAllText("_ctx/a", "");""",
                """File.WriteAllText("_ctx/a", ""); if (File.Exists("_ctx/a")) { return; }""",
                """File.WriteAllText("_ctx/a", "");""",
                """if (!File.Exists(Path.Combine(root, "_ctx", name))) { File.WriteAllText(Path.Combine(root, "_ctx", root), ""); }""",
                """class: [AtomicIo] class Helper { void M() { if (!File.Exists("_ctx/a")) { File.Create("_ctx/a"); } } }""",
                """class: [AtomicIo] class Helper { void M() => File.Move("a", "_ctx/a"); }""",
            ]
        );

    public static IEnumerable<TheoryDataRow<string>> Rows => Cases.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public Task A_claim_is_exclusive(string code) => Check(code);
}
