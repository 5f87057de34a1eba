using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Wo.Package.Tests;

/// <summary>The packages of the tool, as they are published.</summary>
public sealed class ToolPackageTests(PackedLibrary library)
{
    private const ushort X64 = 0x8664;
    private const ushort Arm64 = 0xaa64;
    private const ushort Apple = 0x4644;
    private const ushort Linux = 0x7b79;

    private static string Feed
    {
        get
        {
            Assert.SkipWhen(
                PackedLibrary.PublishedFeed is null,
                "needs WO_TEST_PACKAGES, a feed with the packages of all platforms"
            );
            return PackedLibrary.PublishedFeed!;
        }
    }

    public static TheoryData<string, string> Platforms =>
        new()
        {
            { "linux-x64", "elf 62" },
            { "linux-arm64", "elf 183" },
            { "win-x64", Precompiled(X64) },
            { "osx-arm64", Precompiled(Arm64 ^ Apple) },
            { "linux-musl-x64", Precompiled(X64 ^ Linux) },
            { "linux-musl-arm64", "il" },
            { "any", "il" },
        };

    [Fact]
    public void Every_platform_that_the_tool_lists_has_its_package_and_no_other_has()
    {
        var settings = XDocument.Parse(
            System
                .Text.Encoding.UTF8.GetString(Package("").Read("tools/any/any/DotnetToolSettings.xml"))
                .TrimStart('\ufeff')
        );
        var listed = settings
            .Descendants("RuntimeIdentifierPackage")
            .Select(package => package.Attribute("RuntimeIdentifier")!.Value)
            .Order(StringComparer.Ordinal)
            .ToList();
        var packed = Directory
            .EnumerateFiles(Feed, $"trifecta-wo.*.{library.Version}.nupkg")
            .Select(file => Path.GetFileName(file)["trifecta-wo.".Length..^$".{library.Version}.nupkg".Length])
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Equal(Platforms.Select(row => row.Data.Item1).Order(StringComparer.Ordinal), listed);
        Assert.Equal(listed.Where(IsPacked), packed);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void A_package_holds_the_code_that_fits_its_platform(string platform, string code)
    {
        var package = PackageOf(platform);

        if (code.StartsWith("elf", StringComparison.Ordinal))
        {
            Assert.Equal(code, package.CodeOf("wo"));
            Assert.DoesNotContain(package.Files.Keys, name => name.EndsWith(".dll", StringComparison.Ordinal));
        }
        else
        {
            string[] assemblies =
            [
                .. package
                    .Files.Keys.Where(name => name.EndsWith(".dll", StringComparison.Ordinal))
                    .Select(Path.GetFileName)!,
            ];
            Assert.Contains("wo.dll", assemblies);
            Assert.All(assemblies, assembly => Assert.Equal((assembly, code), (assembly, package.CodeOf(assembly))));
            Assert.DoesNotContain($"{package.Folder}/wo.exe", package.Files.Keys);
        }
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void A_package_lists_what_it_is_made_of(string platform, string code)
    {
        using var sbom = JsonDocument.Parse(PackageOf(platform).Read("sbom/sbom.cdx.json"));

        var components = sbom
            .RootElement.GetProperty("components")
            .EnumerateArray()
            .ToLookup(
                component => component.GetProperty("scope").GetString(),
                component => component.GetProperty("name").GetString()
            );

        Assert.Equal(
            [
                "GraphShape",
                "Microsoft.Extensions.AI.Abstractions",
                "ModelContextProtocol.Core",
                "QuikGraph",
                "Spectre.Console",
                "Spectre.Console.Ansi",
                "System.CommandLine",
                "YamlDotNet",
            ],
            components["required"].Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            code.StartsWith("elf", StringComparison.Ordinal),
            components["excluded"].Contains("Microsoft.DotNet.ILCompiler")
        );
        Assert.Equal(
            library.Version,
            sbom.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("version").GetString()
        );
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void A_package_holds_the_notices_of_what_it_is_made_of(string platform, string code)
    {
        var package = PackageOf(platform);

        var notices = System.Text.Encoding.UTF8.GetString(package.Read("THIRD-PARTY-NOTICES.txt"));

        using var sbom = JsonDocument.Parse(package.Read("sbom/sbom.cdx.json"));
        Assert.All(
            sbom.RootElement.GetProperty("components")
                .EnumerateArray()
                .Where(component => component.GetProperty("scope").GetString() == "required"),
            component =>
                Assert.Contains(
                    $"Component: {component.GetProperty("name").GetString()}\nVersion:   {component.GetProperty("version").GetString()}\n",
                    notices,
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(
            code.StartsWith("elf", StringComparison.Ordinal),
            package.Files.ContainsKey("DOTNET-THIRD-PARTY-NOTICES.txt")
        );
        Assert.Equal(
            code.StartsWith("elf", StringComparison.Ordinal),
            package.Files.ContainsKey("ASPNETCORE-THIRD-PARTY-NOTICES.txt")
        );
    }

    private static string Precompiled(int machine) => string.Create(CultureInfo.InvariantCulture, $"r2r {machine:x}");

    // A build that packs a sample says of which platforms.
    private static bool IsPacked(string platform) =>
        Environment.GetEnvironmentVariable("WO_TEST_PLATFORMS") is not { Length: > 0 } packed
        || packed.Split(' ').Contains(platform);

    private ToolPackage PackageOf(string platform)
    {
        Assert.SkipUnless(IsPacked(platform), "this build packs a sample of the platforms, and not this one");
        return Package(platform);
    }

    private ToolPackage Package(string platform) =>
        new(Path.Combine(Feed, $"trifecta-wo{(platform == "" ? "" : $".{platform}")}.{library.Version}.nupkg"));
}
