using Wo.Core.Model;

namespace Wo.Core.Tests.Model;

public sealed class SessionMarkersTests
{
    [Fact]
    public void Markers_have_the_form_that_existing_logs_have()
    {
        Assert.Equal(
            "[WO-0016] intent: Segment clustering",
            SessionMarkers.FormatIntent(Samples.Id(), "Segment clustering")
        );
        Assert.Equal("[WO-0016] result: done", SessionMarkers.FormatResult(Samples.Id(), "done"));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("two\nlines\r\nand\u2028more\u0085")]
    [InlineData("[WO-1] result: nested {text} {id}")]
    [InlineData("💩")]
    public void What_is_written_is_found_on_one_line(string text)
    {
        var intent = SessionMarkers.FormatIntent(Samples.Id(), text);
        var result = SessionMarkers.FormatResult(Samples.Id(), text);

        Assert.True(SessionMarkers.IsIntent(intent, Samples.Id()) && !SessionMarkers.IsResult(intent, Samples.Id()));
        Assert.True(SessionMarkers.IsResult(result, Samples.Id()) && !SessionMarkers.IsIntent(result, Samples.Id()));
        Assert.DoesNotContain(intent, c => char.IsControl(c) || c is '\u2028' or '\u2029');
    }

    [Theory]
    [InlineData("- [WO-0016] intent: a")]
    [InlineData("*   [WO-0016] intent: a")]
    [InlineData("**Summary**: [WO-0016] intent: a")]
    [InlineData("- **Summary**: [WO-0016] intent: a")]
    [InlineData("- **Summary**:[WO-0016] intent:a")]
    [InlineData("[WO-0016] intent:\r")]
    public void A_bullet_and_a_summary_label_may_stand_before_a_marker(string line)
    {
        Assert.True(SessionMarkers.IsIntent(line, Samples.Id()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("see [WO-0016] intent: a")]
    [InlineData("  [WO-0016] intent: a")]
    [InlineData("-[WO-0016] intent: a")]
    [InlineData("- - [WO-0016] intent: a")]
    [InlineData("**Commands**: [WO-0016] intent: a")]
    [InlineData("[WO-00161] intent: a")]
    [InlineData("[WO-001] intent: a")]
    [InlineData("[wo-0016] intent: a")]
    [InlineData("[WO-0016] Intent: a")]
    [InlineData("[WO-0016]intent: a")]
    [InlineData("[WO-0016] intent")]
    [InlineData("[WO-0016] result: a")]
    public void Another_line_is_no_marker(string line)
    {
        Assert.False(SessionMarkers.IsIntent(line, Samples.Id()));
    }

    [Fact]
    public void The_default_id_is_found_nowhere()
    {
        Assert.False(SessionMarkers.IsIntent("[] intent: a", default));
    }
}
