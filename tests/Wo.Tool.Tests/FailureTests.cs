using Wo.Tool.Output;

namespace Wo.Tool.Tests;

public sealed class FailureTests
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
    public async Task A_failure_has_the_exit_code_and_the_name_of_its_class(
        ErrorClass errorClass,
        int exitCode,
        string name
    )
    {
        ToolRun run = await ToolRun.Of("fail", errorClass.ToString());

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains($"\nCLASS: {name}\n", run.Error);
    }

    [Fact]
    public void Every_class_of_failure_has_an_exit_code_and_a_name()
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
    public async Task A_failure_is_shown_as_a_card_whose_markers_cannot_be_forged()
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
    public async Task A_failure_shows_the_data_found_before_it()
    {
        ToolRun run = await ToolRun.Of("negative");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("finding\n", run.Output);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: FINDINGS_REPORTED\n", run.Error);
    }

    [Fact]
    public async Task A_failure_that_is_a_bug_is_a_card_too_without_a_stack_trace()
    {
        ToolRun run = await ToolRun.Of("bug");

        Assert.Equal(7, run.ExitCode);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: INTERNAL_ERROR\n", run.Error);
        Assert.Contains(@"CAUSE: InvalidOperationException: first line\nsecond \x1b[31mline", run.Error);
        Assert.Contains("  wo bug --verbose\n", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Fact]
    public async Task A_failure_of_the_disk_is_no_bug()
    {
        ToolRun run = await ToolRun.Of("bad-disk");

        Assert.Equal(7, run.ExitCode);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: STORAGE_FAILED\n", run.Error);
        Assert.Contains("CAUSE: fsync /a/file: No space left on device\n", run.Error);
    }

    [Fact]
    public async Task A_failure_that_is_a_bug_has_a_stack_trace_with_verbose()
    {
        ToolRun run = await ToolRun.Of("bug", "--verbose");

        Assert.Contains("   at ", run.Error);
        Assert.Contains("TRIFECTA_ERROR_CODE: INTERNAL_ERROR\n", run.Error);
    }

    [Theory]
    [InlineData("look", 7, "OUTPUT_FAILED")]
    [InlineData("change", 8, "ANSWER_LOST")]
    public async Task A_failure_to_write_the_answer_tells_whether_something_was_changed(
        string command,
        int exitCode,
        string code
    )
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
