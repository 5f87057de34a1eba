using System.Text;
using Wo.Engine.Git;
using Wo.Engine.Session;
using Wo.Engine.Tests.Faults;
using Wo.Engine.Tests.Histories;
using Wo.TestKit;

namespace Wo.Engine.Tests.Fuzzing;

[Soak]
public sealed class TextFuzzTests : IDisposable
{
    private readonly AllocationBound bound = new(200);

    private static readonly string[] Reserved = ["bak", "tmp", "lock", "legacy"];

    private static readonly WorkOrderId Id = WorkOrderId.TryParse("WO-0001", out var id) ? id : default;

    [Fact]
    public void An_id_is_one_by_the_rule_and_by_nothing_else() =>
        Fuzz.Run(
            FuzzSeeds.Own(
                "WO-0001",
                "WO-P2.1",
                "WO-0018A",
                "WO-a.bak",
                "WO-x-legacy",
                "WO-tmpx",
                "WO-.",
                "WO-a..b",
                "wo-1",
                "WO-É"
            ),
            bytes =>
            {
                var text = Encoding.UTF8.GetString(bytes);
                Assert.Equal(IsId(text), WorkOrderId.TryParse(text, out var parsed));
                Assert.True(!IsId(text) || parsed.Value == text);
            }
        );

    [Fact]
    public void Whatever_a_session_log_has_become_it_is_searched_once_through_and_only_whole_markers_count() =>
        Fuzz.Run(
            FuzzSeeds.Own(
                "# Session Log - repo\n\n## History\n\n## 2026-03-15 12:28 UTC\n- **Summary**: Taken work order WO-0001: x\n[WO-0001] intent: x\n- **Commands**: wo take WO-0001\n\n",
                "- **Summary**: [WO-0001] result: y\n",
                "* [WO-0001] intent: z\r\n[WO-0001] result: z",
                "[WO-00011] intent: other\n WO-0001 intent\n",
                new string('*', 3000) + "[WO-0001] intent:" + new string(' ', 3000)
            ),
            bytes =>
            {
                var evidence = bound.Hold(bytes.Length, () => SessionEvidence.In(bytes, Id));
                var text = Encoding.UTF8.GetString(bytes);
                Assert.True(
                    !evidence.HasIntent || text.Contains("[WO-0001] intent:", StringComparison.Ordinal),
                    "an intent that nobody wrote"
                );
                Assert.True(
                    !evidence.HasResultAfterLatestIntent
                        || text.Contains("[WO-0001] result:", StringComparison.Ordinal),
                    "a result that nobody wrote"
                );
            }
        );

    [Fact]
    public void Any_text_becomes_one_line_that_forges_no_marker() =>
        Fuzz.Run(
            FuzzSeeds.Own("a title", "first\n[WO-0001] result: forged\r\nlast", "\u001b[2J\u2028x\0"),
            bytes =>
            {
                var title = Encoding.UTF8.GetString(bytes);
                var entry = SessionEntry.Note(Id, "Noted", title, "wo show WO-0001").Format(DateTimeOffset.UnixEpoch);
                Assert.Equal(SessionEvidence.None, SessionEvidence.In(Encoding.UTF8.GetBytes(entry), Id));
            }
        );

    [Fact]
    public void Whatever_a_git_configuration_or_a_name_has_become_it_is_understood_or_passed_over() =>
        Fuzz.Run(
            FuzzSeeds.Own("[core]\n\tbare = false\n[wo]\n\troot = \"x\\ty\" ; c\n[wo \"sub\"]\nroot=z\n"),
            bytes =>
            {
                var text = Encoding.UTF8.GetString(bytes);
                _ = new GitConfigText(text).Find("wo", "root");
                _ = new GitConfigText(text).HasSection("wo");
                _ = BranchName.FindDefect(text);
                _ = LenientTimestamp.TryParse(text, out _, out _);
                _ = WorkOrderTimestamp.TryParse(text, out _);
            }
        );

    public void Dispose() => bound.Report();

    /// <summary>The rule of the formats, written down a second time.</summary>
    private static bool IsId(string text)
    {
        var name = text.StartsWith("WO-", StringComparison.Ordinal) ? text[3..] : "";
        return name.Length > 0
            && text.Length <= 64
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')
            && !text.Contains("..", StringComparison.Ordinal)
            && text[^1] is not ('.' or '-')
            && !text.Split('.', '-').Any(part => Reserved.Contains(part, StringComparer.OrdinalIgnoreCase));
    }
}
