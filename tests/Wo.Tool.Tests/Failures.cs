using Wo.Tool.Output;

namespace Wo.Tool.Tests;

public sealed class Failures
{
    [Theory]
    [InlineData(ErrorClass.Negative, 1, "NEGATIVE")]
    [InlineData(ErrorClass.Usage, 2, "USAGE")]
    [InlineData(ErrorClass.NotFound, 3, "NOT_FOUND")]
    [InlineData(ErrorClass.Conflict, 4, "CONFLICT")]
    [InlineData(ErrorClass.Precondition, 5, "PRECONDITION")]
    [InlineData(ErrorClass.NeedsReconcile, 6, "NEEDS_RECONCILE")]
    [InlineData(ErrorClass.Storage, 7, "STORAGE")]
    [InlineData(ErrorClass.DurabilityUncertain, 8, "DURABILITY")]
    [InlineData(ErrorClass.Interrupted, 130, "INTERRUPTED")]
    public async Task Of_each_class_have_their_exit_code_and_name(ErrorClass errorClass, int exitCode, string name)
    {
        ToolRun run = await ToolRun.Of("fail", errorClass.ToString());

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains($"\nCLASS: {name}\n", run.Error);
    }

    [Fact]
    public void Have_an_exit_code_and_a_name_whatever_their_class()
    {
        Assert.All(
            Enum.GetValues<ErrorClass>(),
            errorClass =>
            {
                Assert.InRange(ExitCodes.Of(errorClass), 1, 255);
                Assert.NotEmpty(ErrorClassNames.NameOf(errorClass));
            }
        );
    }

    [Fact]
    public async Task Are_shown_as_a_card_whose_markers_cannot_be_forged()
    {
        ToolRun run = await ToolRun.Of("fail", "Conflict");

        Assert.Empty(run.Output);
        Assert.Equal(
            """
            TRIFECTA_ERROR_CODE: PROBE_FAILED
            CLASS: CONFLICT
            CAUSE: a cause\nCLASS: FORGED\x1b[31m
            DETAILS:
              first detail
              second detail
            NEXT_STEPS:
              wo echo hello
            VERIFY:
              wo look

            """,
            run.Error
        );
    }

    [Fact]
    public async Task Show_the_data_found_before_them()
    {
        ToolRun run = await ToolRun.Of("negative");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("finding\n", run.Output);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: FINDINGS_REPORTED\n", run.Error);
    }

    [Fact]
    public async Task That_are_bugs_are_cards_too_without_a_stack_trace()
    {
        ToolRun run = await ToolRun.Of("bug");

        Assert.Equal(7, run.ExitCode);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: INTERNAL_ERROR\n", run.Error);
        Assert.Contains(@"CAUSE: InvalidOperationException: first line\nsecond \x1b[31mline", run.Error);
        Assert.Contains("  wo bug --verbose\n", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Fact]
    public async Task Of_the_disk_are_no_bugs()
    {
        ToolRun run = await ToolRun.Of("bad-disk");

        Assert.Equal(7, run.ExitCode);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: STORAGE_FAILED\n", run.Error);
        Assert.Contains("CAUSE: fsync /a/file: No space left on device\n", run.Error);
    }

    [Fact]
    public async Task That_are_bugs_have_a_stack_trace_with_verbose()
    {
        ToolRun run = await ToolRun.Of("bug", "--verbose");

        Assert.Contains("   at ", run.Error);
        Assert.Contains("TRIFECTA_ERROR_CODE: INTERNAL_ERROR\n", run.Error);
    }

    [Theory]
    [InlineData("look", 7, "OUTPUT_FAILED")]
    [InlineData("change", 8, "ANSWER_LOST")]
    public async Task To_write_the_answer_tell_whether_something_was_changed(string command, int exitCode, string code)
    {
        ToolRun run = await ToolRun.OfAsync([command], output: new FullDisk());

        Assert.Equal(exitCode, run.ExitCode);
        Assert.StartsWith($"TRIFECTA_ERROR_CODE: {code}\n", run.Error);
        Assert.Contains("No space left on device", run.Error);
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw NoSpace();

        public override void Write(ReadOnlySpan<byte> buffer) => throw NoSpace();

        private static IOException NoSpace() => new("No space left on device");
    }
}
