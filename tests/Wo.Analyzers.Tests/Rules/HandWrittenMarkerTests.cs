namespace Wo.Analyzers.Tests.Rules;

public sealed class HandWrittenMarkerTests : RuleTest<HandWrittenMarkerAnalyzer>
{
    public static RuleCases Cases { get; } =
        new(
            RuleIds.HandWrittenMarker,
            [
                """var line = [|"[WO-0016] intent: begin"|];""",
                """var line = [|"- **Summary**: [WO-0016] result: done"|];""",
                """var line = [|$"[{id}] intent: {name}"|];""",
                """var line = [|$"[{name}] result: {root}"|];""",
                """var line = [|"[" + name + "] intent: " + root|];""",
                """var line = [|"[" + id + "] result: "|];""",
                """var line = string.Format([|"[{0}] intent: {1}"|], id, name);""",
                """var found = name.Contains([|"] intent:"|]);""",
                """var found = name.StartsWith([|$"[{id}] result:"|], StringComparison.Ordinal);""",
                """var builder = new StringBuilder().Append('[').Append(name).Append([|"] intent: "|]);""",
                """var regex = new Regex([|@"^\[WO-\d+\] intent: "|]);""",
                """var regex = new Regex([|@"\[(?<id>[^\]]+)\]\s*result:\s*(?<text>.*)$"|]);""",
                """var regex = new Regex([|"\\[" + Regex.Escape(name) + "\\] intent:"|]);""",
                """_ = Regex.IsMatch(name, [|@"\[(WO-[A-Za-z0-9.-]+)\] intent: "|]);""",
                "var line = [|\"\"\"\n[WO-1] intent: x\n\"\"\"|];",
                "var line = [|$\"\"\"[{id}] result: {name}\"\"\"|];",
                """var line = [|@$"[{id}] intent: {name}"|];""",
                """var bytes = [|"[WO-1] intent: x"u8|].ToArray();""",
                """var line = flag ? [|"[WO-1] intent: x"|] : "";""",
                """const string Marker = [|"] intent: "|];""",
                """var line = [|"[WO-1]  intent: x"|];""",
                """class: [Obsolete([|"[WO-1] result: x"|])] void M() { }""",
                """class: [GeneratedRegex([|@"^\[(?<id>WO-[^\]]+)\] intent: (?<text>.*)$"|])] private static partial Regex Intent();  private static partial Regex Intent() => null!;""",
                """class: void M(string line = [|"[WO-1] result: x"|]) { }""",
                """class: static readonly string Prefix = [|"[WO-" + 16 + "] intent: "|];""",
                """class: [AtomicIo] class Helper { string line = [|"[WO-1] result: x"|]; }""",
            ],
            [
                """var line = SessionMarkers.FormatIntent(id, name);""",
                """var found = SessionMarkers.IsResult(name, id);""",
                """var text = "intent";""",
                """var text = "the result: 4";""",
                """var text = $"intent: {name}";""",
                """var text = "[parser] intent: expression";""",
                """var text = "[my parser] result: ok";""",
                """var text = "[WO-0016]";""",
                """var text = $"[{id}] done";""",
                """var text = $"{id}: result";""",
                """var regex = new Regex(@"^result:\s+\d+$");""",
                """var text = "[WO-1] intention";""",
                """var text = "[WO-1]" + name;""",
                "class: /// <summary>[WO-1] intent: x</summary>\nvoid M() { } // [WO-1] intent: x",
                """class: [System.CodeDom.Compiler.GeneratedCode("t", "1")] class G { string line = "[WO-1] intent: x"; }""",
            ]
        );

    public static IEnumerable<TheoryDataRow<string>> Rows => Cases.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public Task A_marker_is_not_spelled_by_hand(string code) => Check(code);

    [Theory]
    [InlineData("$\"[{name}] result: {name}\"")]
    [InlineData("\"[\" + name + \"] intent: \"")]
    [InlineData("string.Format(\"[{0}] result: {1}\", name, name)")]
    [InlineData("\"[step 2] result: ok\"")]
    public Task What_only_may_be_a_marker_is_none_in_code_without_work_orders(string expression) =>
        Verifier<HandWrittenMarkerAnalyzer>.VerifyAsync(
            $$"""class Sample { string Run(string name) => {{expression}}; }"""
        );

    [Fact]
    public Task What_cannot_be_anything_else_is_one_everywhere() =>
        Verifier<HandWrittenMarkerAnalyzer>.VerifyAsync(
            """class Sample { string Run(string name) => [|"[WO-0016] intent: " + name|]; }"""
        );
}
