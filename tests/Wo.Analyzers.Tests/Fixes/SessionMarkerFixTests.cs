using Wo.Analyzers.CodeFixes;
using Wo.TestKit;

namespace Wo.Analyzers.Tests.Fixes;

[Soak]
public sealed class SessionMarkerFixTests
{
    [Theory]
    [InlineData("$\"[{id}] intent: {text}\"", "FormatIntent(id, text)")]
    [InlineData("$\"[{id}] result: {text}\"", "FormatResult(id, text)")]
    [InlineData("$\"[{id}] result: \"", "FormatResult(id, \"\")")]
    [InlineData("$\"[{order.Id}] result: done\"", "FormatResult(order.Id, \"done\")")]
    [InlineData("\"[\" + id + \"] intent: \" + text", "FormatIntent(id, text)")]
    [InlineData("$\"[{id}] intent: step {number:D2} of {text}\"", "FormatIntent(id, $\"step {number:D2} of {text}\")")]
    [InlineData("$\"[{id}] intent: {maybe}\"", "FormatIntent(id, $\"{maybe}\")")]
    public Task A_marker_that_is_written_whole_is_written_by_the_formatter(string spelled, string call) =>
        Verifier<HandWrittenMarkerAnalyzer>.VerifyFixAsync<SessionMarkerFix>(
            Sample($"/* line */ {{|WO1007:{spelled}|}} /* end */"),
            Sample($"/* line */ SessionMarkers.{call} /* end */")
        );

    [Fact]
    public Task The_using_directive_is_added_and_all_are_fixed_at_once() =>
        Verifier<HandWrittenMarkerAnalyzer>.VerifyFixAsync<SessionMarkerFix>(
            """
            class Sample
            {
                string Begin(Wo.Core.Model.WorkOrderId id) => {|WO1007:$"[{id}] intent: begin"|};
                string End(Wo.Core.Model.WorkOrderId id) => {|WO1007:$"[{id}] result: end"|};
            }
            """,
            """
            using Wo.Core.Model;

            class Sample
            {
                string Begin(Wo.Core.Model.WorkOrderId id) => SessionMarkers.FormatIntent(id, "begin");
                string End(Wo.Core.Model.WorkOrderId id) => SessionMarkers.FormatResult(id, "end");
            }
            """
        );

    [Theory]
    [InlineData("{|WO1007:\"[WO-0016] intent: begin\"|}")]
    [InlineData("{|WO1007:$\"[{id.Value}] intent: {text}\"|}")]
    [InlineData("{|WO1007:$\"[{text}] intent: {text}\"|}")]
    [InlineData("{|WO1007:$\"- [{id}] intent: {text}\"|}")]
    [InlineData("{|WO1007:$\"[{id,10}] intent: {text}\"|}")]
    [InlineData("text.Contains({|WO1007:$\"[{id}] intent: \"|}) ? text : text")]
    [InlineData("text.StartsWith({|WO1007:$\"[{id}] intent: \"|}, System.StringComparison.Ordinal) ? text : text")]
    [InlineData("new System.Text.RegularExpressions.Regex({|WO1007:$\"[{id}] intent: \"|}).Replace(text, text)")]
    [InlineData("string.Concat({|WO1007:\"[\" + id + \"] intent: \"|}, text)")]
    public Task What_is_not_a_whole_marker_of_an_identifier_gets_no_fix(string expression) =>
        Verifier<HandWrittenMarkerAnalyzer>.VerifyNoFixAsync<SessionMarkerFix>(Sample(expression));

    private static string Sample(string expression) =>
        $$"""
            using Wo.Core.Model;

            class Sample
            {
                string Run(WorkOrderId id, WorkOrder order, string text, string? maybe, int number) =>
                    {{expression}};
            }
            """;
}
