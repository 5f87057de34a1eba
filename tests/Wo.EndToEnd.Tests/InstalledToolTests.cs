using System.Buffers.Binary;
using System.Text.Json;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

public sealed class InstalledToolTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_installed_tool_shows_its_version()
    {
        WoOutcome outcome = await Run("--version");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"^wo \d+\.\d+\.\d+[^ ]*( \(commit [0-9a-f]{40}\))?\n$", outcome.Output);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public async Task The_installed_tool_exits_with_2_and_an_error_card_on_wrong_usage()
    {
        WoOutcome outcome = await Run("--no-such-option");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: USAGE\nCLASS: USAGE\nCAUSE: ", outcome.Error);
    }

    [Fact]
    public async Task The_installed_tool_answers_wrong_usage_with_one_json_object()
    {
        WoOutcome outcome = await Run("no-such-command", "--json");

        JsonElement answer = outcome.Json();
        Assert.Equal(2, outcome.ExitCode);
        Assert.False(answer.GetProperty("ok").GetBoolean());
        Assert.Equal(2, answer.GetProperty("error").GetProperty("exit_code").GetInt32());
    }

    [Fact]
    public async Task The_installed_tool_completes_command_lines_for_shells()
    {
        WoOutcome outcome = await Run("[suggest:8]", "wo --ver");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["--verbose", "--version"], outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_installed_tool_starts_in_a_directory_that_was_removed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a current directory cannot be removed on Windows");
        string directory = Directory.CreateTempSubdirectory("wo-removed-").FullName;
        (string file, string[] prefix) = WoTool.Command;
        Assert.SkipUnless(WoTool.IsInstalled, "dotnet itself does not start there; needs WO_TEST_TOOL");
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(
                "bash",
                ["-c", "rmdir \"$PWD\" && exec \"$@\" --version", "bash", file, .. prefix]
            )
            {
                WorkingDirectory = directory,
            }
        );

        await process!.WaitForExitAsync(Cancellation);

        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void The_installed_tool_is_native_code_on_linux_x64()
    {
        Assert.SkipUnless(WoTool.IsInstalled, "needs WO_TEST_TOOL, the path of an installed wo");
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.Is64BitProcess, "made for linux-x64 only");

        // A shim of the framework-dependent tool is an ELF file too, but has a managed assembly beside its target.
        using FileStream file = File.OpenRead(WoTool.Command.FileName);
        byte[] start = new byte[4];
        file.ReadExactly(start);
        Assert.Equal(0x7f454c46u, BinaryPrimitives.ReadUInt32BigEndian(start));
        Assert.True(file.Length > 1_000_000, $"{file.Length} bytes is the size of a shim");
    }

    private static Task<WoOutcome> Run(params string[] arguments) =>
        new WoTool(Path.GetTempPath()).RunAsync(arguments, Cancellation);
}
