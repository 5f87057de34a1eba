using System.Text;
using Wo.TestKit;

namespace Wo.Engine.Tests.Store;

public sealed class RecognisedSummaryTests
{
    private static readonly byte[][] Seeds =
    [
        .. FuzzSeeds.Yaml,
        .. FuzzSeeds.Own(
            "id: WO-7\nstatus: 'partial'\ntitle: \"a\\u00e9\\\n  b\"\nowner: null\nx_rev: 12\nscope:\n  allow:\n  - src/**\n"
                + "  - 7\n  deny: []\ndependencies:\n- WO-1\n# c\n-\n- 'WO-2'\n- a: b\n- 🚀 WO-3\ncreated_at: 2026-03-01\n",
            "epic_id: ~\npriority: a\n  b\nbranch: >-\n  c\n  d\nworktree: |\n  e\nverified_at_sha: 0123\nstarted_at: ''\n"
                + "finished_at:\nclosed_at: soon\nscope: {}\ndependencies: x\nx_rev: -1\n",
            "scope:\n- allow\ndependencies: {}\nx_rev: 99999999999999999999\nid:\n  status: a\ntitle: []\nowner:\n- b\n"
        ),
    ];

    [Theory]
    [InlineData("id: WO-7\nscope:\n  allow:\n  - a\n  - true\n  deny:\n  - 'b'\ndependencies:\n- é\n-\n- WO-1\n", true)]
    [InlineData("\uFEFFid: WO-7\ndependencies:\n- 🚀 a\n", true)]
    [InlineData("x_rev: 0x10\n", true)]
    [InlineData("x_rev: '7'\nid: ~\nstatus:\ntitle: []\nscope: {}\ndependencies: []\n", true)]
    [InlineData("scope: a\ndependencies:\n  a: b\n", true)]
    [InlineData("a: b\n", true)]
    [InlineData("scope:\n  allow: [a]\n", false)]
    [InlineData("id: WO-7\nid: WO-8\n", false)]
    [InlineData("id: &a WO-7\n", false)]
    [InlineData("id: WO-7\r\n", false)]
    [InlineData("- a\n", false)]
    [InlineData("", false)]
    public void It_is_the_same_as_that_of_the_document(string text, bool isTaken) =>
        Assert.Equal(isTaken, SummaryCheck.AssertSame(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Bytes_that_are_no_text_go_to_the_reader_of_documents() =>
        Assert.False(SummaryCheck.AssertSame([.. "id: "u8, 0xFF, .. "\n"u8]));

    [Fact]
    [Soak]
    public void It_is_the_same_for_nearly_real_files()
    {
        var (taken, all) = (0, 0);
        Fuzz.Run(
            Seeds,
            random => new WorkOrderMutator(random, Seeds).Next(),
            bytes =>
            {
                all++;
                taken += SummaryCheck.AssertSame(bytes) ? 1 : 0;
            }
        );
        Assert.True(taken > all / 10, $"only {taken} of {all} were taken: the inputs have lost what they are for");
    }
}
