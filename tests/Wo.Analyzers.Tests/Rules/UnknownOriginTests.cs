namespace Wo.Analyzers.Tests.Rules;

public sealed class UnknownOriginTests : RuleTest<UnknownOriginAnalyzer>
{
    public static RuleCases Cases { get; } =
        new(
            RuleIds.UnknownOrigin,
            [
                """[|File.Delete(name)|];""",
                """[|File.WriteAllText(Path.Combine(root, "out", name), "")|];""",
                """[|File.Move("out/a", name)|];""",
                """[|File.Move(name, "out/a")|];""",
                """[|File.Copy("out/a", name)|];""",
                """[|new FileInfo(name).Delete()|];""",
                """using var file = [|new FileStream(name, FileMode.Create)|];""",
                """using var writer = [|new StreamWriter(name)|];""",
                """[|Directory.CreateDirectory(root + "_ctx")|];""",
                """[|File.Delete(flag ? "out/a" : name)|];""",
                """var path = "out/a"; path = name; [|File.Delete(path)|];""",
                """foreach (var path in new[] { "a", name }) { [|File.Delete(path)|]; }""",
                """new List<string>().ForEach(path => [|File.Delete(path)|]);""",
                """[|File.Delete(Environment.GetEnvironmentVariable("X")!)|];""",
            ],
            [
                """File.Delete("out/a");""",
                """File.Delete("_ctx/a");""",
                """File.Delete(Path.Combine(root, "_ctx", name));""",
                """_ = File.ReadAllText(name);""",
                """using var file = new FileStream(name, FileMode.Open, FileAccess.Read);""",
                """File.Copy(name, "out/a");""",
                """File.Delete(Path.GetTempFileName());""",
                """File.Delete(Path.Combine(Path.GetTempPath(), "a"));""",
                """foreach (var path in new[] { "a", "b" }) { File.Delete(path); }""",
                """Directory.CreateTempSubdirectory().Delete(true);""",
                """const string Folder = "out"; File.Delete($"{Folder}/{1}/{Guid.NewGuid()}");""",
                """var path = flag ? "a" : "b"; File.Delete(path);""",
                """class: [AtomicIo] class Helper { void M(string path) => File.Delete(path); }""",
            ]
        );

    public static IEnumerable<TheoryDataRow<string>> Rows => Cases.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public Task A_path_whose_origin_cannot_be_seen_is_found(string code) => Check(code);
}
