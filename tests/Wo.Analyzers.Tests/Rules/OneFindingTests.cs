namespace Wo.Analyzers.Tests.Rules;

/// <summary>One operation is one finding, whichever rules could have something to say of it.</summary>
public sealed class OneFindingTests
{
    [Theory]
    [InlineData("""Directory.CreateDirectory("_ctx/a");""", "WO1001")]
    [InlineData("""if (!Directory.Exists("_ctx/a")) { Directory.CreateDirectory("_ctx/a"); }""", "WO1001")]
    [InlineData("""if (!File.Exists("_ctx/a")) { File.WriteAllText("_ctx/a", ""); }""", "WO1005")]
    [InlineData(
        """if (!File.Exists("_ctx/a")) { using var file = new FileStream("_ctx/a", FileMode.Create); }""",
        "WO1005"
    )]
    [InlineData("""if (!File.Exists("_ctx/a") && !Directory.Exists("_ctx/a")) { File.Create("_ctx/a"); }""", "WO1005")]
    [InlineData("""File.Move(name, "_ctx/a");""", "WO1005")]
    [InlineData("""File.Move("_ctx/a", "_ctx/b");""", "WO1005")]
    [InlineData("""File.Move("_ctx/a", name);""", "WO1002")]
    [InlineData("""File.Move(name, "_ctx/a", true);""", "WO1002")]
    [InlineData("""Directory.Move(name, "_ctx/a");""", "WO1005")]
    [InlineData("""Directory.Move("_ctx/a", name);""", "WO1002")]
    [InlineData("""new FileInfo(name).MoveTo("_ctx/a");""", "WO1005")]
    [InlineData("""new DirectoryInfo("_ctx/a").Create();""", "WO1001")]
    public async Task One_rule_owns_an_operation(string code, string rule)
    {
        var found = await AllRules.Run(Compilations.Create(RuleCases.Wrap(code)));

        Assert.Equal([rule], found.Select(finding => finding.Id));
    }

    [Theory]
    [InlineData("""[|File.WriteAllText("_ctx/a", "")|]""")]
    [InlineData("""[|new StreamWriter("_ctx/a")|].Dispose()""")]
    public async Task Where_claims_are_not_looked_for_the_operation_is_found_for_what_it_is(string call)
    {
        var source = RuleCases.Wrap($$"""if (!File.Exists("_ctx/a")) { {{call}}; }""");
        const string Off = "dotnet_diagnostic.WO1005.severity = none";

        await (
            call.Contains("Writer", StringComparison.Ordinal)
                ? Verifier<WritableStreamAnalyzer>.VerifyAsync(source, Off)
                : Verifier<RawWriteAnalyzer>.VerifyAsync(source, Off)
        );
    }

    [Theory]
    [InlineData("""Directory.CreateDirectory("_ctx/a");""", "is not synced into its parent", "make the directories")]
    [InlineData("""File.AppendAllText("_ctx/a", "");""", "half of what is appended", "write the whole file")]
    [InlineData("""Directory.Delete("_ctx/a", true);""", "all that lies in it", "DeleteWithBackup")]
    [InlineData("""File.Delete("_ctx/a");""", "without a backup", "use AtomicFile.DeleteWithBackup")]
    [InlineData("""File.Move("_ctx/a", name);""", "without a backup", "then delete the old one")]
    [InlineData("""File.CreateSymbolicLink("_ctx/a", name);""", "what a link leads to", "write a file")]
    [InlineData("""ZipFile.ExtractToDirectory("a.zip", "_ctx");""", "a part of the files", "write each file")]
    [InlineData("""using var file = File.OpenWrite("_ctx/a");""", "until it is closed", "collect the content")]
    public async Task A_message_says_what_this_operation_risks_and_what_does_better(
        string code,
        string risk,
        string remedy
    )
    {
        var message = Assert.Single(await AllRules.Run(Compilations.Create(RuleCases.Wrap(code)))).GetMessage(null);

        Assert.Contains(risk, message, StringComparison.Ordinal);
        Assert.Contains(remedy, message, StringComparison.Ordinal);
    }
}
