using System.Diagnostics;
using Wo.TestKit;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;

namespace Wo.Tool.Tests.Commands;

/// <summary>The manual page, as readers of manual pages see it.</summary>
public sealed class ManPageTests
{
    [Fact]
    public async Task The_page_has_every_command_with_every_option()
    {
        var page = await Page();

        foreach (var verb in new ToolCommandLine(CommandCatalog.Create()).Description.Verbs())
        {
            Assert.Contains($".SS \"{verb.Line}\"\n", page);
            Assert.All(
                verb.Options,
                option =>
                    Assert.Contains($"\\fB{option.Label.Replace("-", "\\-", StringComparison.Ordinal)[..4]}", page)
            );
        }
    }

    [Fact]
    public async Task A_command_line_on_the_page_can_be_copied()
    {
        var page = await Page();

        Assert.Contains(
            "\\fBwo reconcile \\-\\-apply \\-\\-force \\-\\-reason \"the checkout was a mistake\"\\fR",
            page
        );
        Assert.DoesNotContain('…', page);
    }

    [Theory]
    [InlineData("mandoc", "-T", "lint", "-W", "warning")]
    [InlineData("groff", "-ww", "-man", "-Tutf8", "-z")]
    public async Task A_reader_of_manual_pages_has_no_complaint(string reader, params string[] options)
    {
        Assert.SkipUnless(Has(reader), $"needs {reader}");
        using var directory = new TemporaryDirectory();
        var file = Path.Combine(directory.Path, "wo.1");
        await File.WriteAllTextAsync(file, await Page(), TestContext.Current.CancellationToken);

        using var process = Process.Start(
            new ProcessStartInfo(reader, [.. options, file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        said += await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        // A page that is not installed has no date that could be right.
        Assert.DoesNotContain(
            said.Split('\n'),
            line => line.Length > 0 && !line.Contains("missing date", StringComparison.Ordinal)
        );
    }

    private static async Task<string> Page()
    {
        var run = await ToolRun.OfAsync(["man"], CommandCatalog.Create());
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }

    private static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Any(directory => File.Exists(Path.Combine(directory, program)));
}
