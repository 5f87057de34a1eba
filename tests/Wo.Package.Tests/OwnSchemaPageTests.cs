namespace Wo.Package.Tests;

/// <summary>The page "your own schema", done as it says.</summary>
public sealed class OwnSchemaPageTests(PackedLibrary library)
{
    private const string Page = "docs/your-own-schema.md";

    [Fact]
    public async Task The_files_of_the_page_build_at_once_and_print_what_it_says()
    {
        var files = PageFiles.Of(Page, library.Version);
        Assert.Equal(["Errands.csproj", "Program.cs", "errand.schema.json"], files.Keys.Order(StringComparer.Ordinal));
        var consumer = await library.ConsumerOfAsync(files);

        (await consumer.BuildAsync()).AssertClean();
        var run = await consumer.RunAsync();

        Assert.Equal(PageFiles.Printed(Page), run.Output.ReplaceLineEndings("\n").Trim());
    }

    [Theory]
    [InlineData("\"statusKey\": \"status\",", "", "'x-wo-states' needs 'statusKey'")]
    [InlineData("\"revisionKey\": \"x_rev\",", "", "'x-wo-states' needs 'revisionKey'")]
    [InlineData("\"states\": [", "\"open\": [", "'x-wo-states' has no 'open'")]
    [InlineData("\"x-wo-record\": \"Errand\",", "", "'x-wo-record' is missing: add \"x-wo-record\": \"Errand\"")]
    [InlineData("\"idType\": \"ErrandId\",", "", "'idType'")]
    public async Task What_is_forgotten_is_named_in_one_error(string present, string changed, string message)
    {
        var files = new Dictionary<string, string>(PageFiles.Of(Page, library.Version));
        Assert.Contains(present, files["errand.schema.json"], StringComparison.Ordinal);
        files["errand.schema.json"] = files["errand.schema.json"].Replace(present, changed, StringComparison.Ordinal);
        files["Program.cs"] = "return 0;";
        var consumer = await library.ConsumerOfAsync(files);

        var build = await consumer.BuildAsync();

        build.AssertFailedOf("WO2003");
        Assert.Contains(message, build.Outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_by_the_first_build_and_the_second_succeeds()
    {
        var right = PageFiles.Of(Page, library.Version);
        var files = new Dictionary<string, string>(right) { ["Program.cs"] = "return 0;" };
        files["Errands.csproj"] = files["Errands.csproj"]
            .Replace("WoSchema=\"true\"", "WoSchema=\"yes\" WoVisibility=\"pubic\"", StringComparison.Ordinal);
        files["errand.schema.json"] = files["errand.schema.json"]
            .Replace("\"x-wo-record\": \"Errand\",", "", StringComparison.Ordinal)
            .Replace("\"revisionKey\": \"x_rev\",", "", StringComparison.Ordinal)
            .Replace("\"to\": \"done\"", "\"to\": \"over\"", StringComparison.Ordinal)
            .Replace("\"minLength\": 1", "\"minLenght\": 1", StringComparison.Ordinal)
            .Replace("\"idType\": \"ErrandId\",", "", StringComparison.Ordinal);
        var consumer = await library.ConsumerOfAsync(files);

        var build = await consumer.BuildAsync();

        build.AssertFailedOf("WO2003");
        Assert.Single(build.Diagnostics);
        Assert.All(
            ["'yes'", "'pubic'", "'x-wo-record' is missing", "'revisionKey'", "'over'", "'minLenght'", "'idType'"],
            mistake => Assert.Contains(mistake, build.Outcome.Output, StringComparison.Ordinal)
        );

        foreach (var (name, text) in right)
        {
            consumer.Write(name, text);
        }

        (await consumer.BuildAsync()).AssertClean();
    }

    [Theory]
    [InlineData("WoSchema=\"true\"", "WoSchema=\"yes\"", "'WoSchema' is 'yes'")]
    [InlineData("WoSchema=\"true\"", "WoSchema=\"true\" WoVisibility=\"pubic\"", "'WoVisibility' is 'pubic'")]
    public async Task Metadata_that_means_nothing_is_an_error(string present, string changed, string message)
    {
        var files = new Dictionary<string, string>(PageFiles.Of(Page, library.Version));
        files["Errands.csproj"] = files["Errands.csproj"].Replace(present, changed, StringComparison.Ordinal);
        files["Program.cs"] = "return 0;";
        var consumer = await library.ConsumerOfAsync(files);

        var build = await consumer.BuildAsync();

        build.AssertFailedOf("WO2003");
        Assert.Contains(message, build.Outcome.Output, StringComparison.Ordinal);
    }
}
