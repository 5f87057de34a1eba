using System.Text.Json;
using System.Xml.Linq;
using Wo.TestKit;

namespace Wo.Tool.Tests;

/// <summary>The notices of the libraries that are in the tool.</summary>
public sealed class ThirdPartyNoticesTests
{
    // Takes part in builds alone.
    private const string BuildOnly = "MinVer";

    private static readonly string Notices = File.ReadAllText(Path.Join(SourceTree.Root, "THIRD-PARTY-NOTICES.txt"));

    public static TheoryData<string, string> Libraries()
    {
        var libraries = new TheoryData<string, string>();
        using var restored = JsonDocument.Parse(
            File.ReadAllText(Path.Join(SourceTree.Root, "src", "Wo.Tool", "packages.lock.json"))
        );
        foreach (
            var library in restored
                .RootElement.GetProperty("dependencies")
                .EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(library => library.Name != BuildOnly && library.Value.TryGetProperty("resolved", out _))
        )
        {
            libraries.Add(library.Name, library.Value.GetProperty("resolved").GetString()!);
        }

        return libraries;
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_library_stands_there_with_its_version_its_address_and_the_licence_that_its_package_declares(
        string name,
        string version
    )
    {
        var declared = Declaration(name, version);
        var licence = declared.Descendants().Single(element => element.Name.LocalName == "license").Value;
        var address = declared.Descendants().Single(element => element.Name.LocalName == "projectUrl").Value;

        var notice = Notices
            .Split("\n\n")
            .Single(part => part.StartsWith($"Component: {name}\n", StringComparison.Ordinal));

        Assert.Contains($"\nVersion:   {version}\n", notice);
        Assert.Contains($"\nLicence:   {licence}", notice);
        Assert.Contains($"\n{licence} (the ", Notices);
        Assert.StartsWith(
            notice.Split('\n').Single(line => line.StartsWith("Source:", StringComparison.Ordinal))[
                "Source:    ".Length..
            ],
            address,
            StringComparison.Ordinal
        );
    }

    private static XDocument Declaration(string name, string version)
    {
        var cache =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var folder = Path.Join(cache, name.ToLowerInvariant(), version);
        Assert.SkipUnless(Directory.Exists(folder), $"needs {folder}, where restored packages lie");
        return XDocument.Load(Path.Join(folder, $"{name.ToLowerInvariant()}.nuspec"));
    }
}
