using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Wo.TestKit;

namespace Wo.Package.Tests;

public sealed class PackageContentTests(PackedLibrary library)
{
    [Fact]
    public void The_package_holds_these_files_and_no_other()
    {
        // Packages that are published hold the list of what they are made of; it takes a tool that a plain build does without.
        string[] sbom = PackedLibrary.IsPublished ? ["sbom/sbom.cdx.json"] : [];
        Assert.Equal(
            [
                "README.md",
                "Trifecta.Wo.nuspec",
                "[Content_Types].xml",
                "_rels/.rels",
                "analyzers/dotnet/cs/Wo.Analyzers.CodeFixes.dll",
                "analyzers/dotnet/cs/Wo.Analyzers.dll",
                "analyzers/dotnet/cs/Wo.Generators.dll",
                "buildTransitive/net10.0/Trifecta.Wo.props",
                "docs/rules/README.md",
                "docs/rules/WO1001.md",
                "docs/rules/WO1002.md",
                "docs/rules/WO1003.md",
                "docs/rules/WO1004.md",
                "docs/rules/WO1005.md",
                "docs/rules/WO1006.md",
                "docs/rules/WO1007.md",
                "docs/rules/WO1008.md",
                "docs/rules/WO1009.md",
                "docs/rules/WO2001.md",
                "docs/rules/WO2002.md",
                "docs/rules/WO2003.md",
                "docs/rules/WO2004.md",
                "docs/rules/comparison.md",
                "lib/net10.0/Wo.Core.dll",
                "lib/net10.0/Wo.Core.xml",
                "package/services/metadata/core-properties/*.psmdcp",
                "presets/wo.complete.globalconfig",
                "presets/wo.errors.globalconfig",
                "presets/wo.none.globalconfig",
                "presets/wo.suggestions.globalconfig",
                "presets/wo.warnings.globalconfig",
                .. sbom,
                "schema/work_order.schema.json",
            ],
            Entries(library.Package)
        );
        Assert.Equal(
            [
                "Trifecta.Wo.nuspec",
                "[Content_Types].xml",
                "_rels/.rels",
                "lib/net10.0/Wo.Core.pdb",
                "package/services/metadata/core-properties/*.psmdcp",
            ],
            Entries(library.Symbols)
        );
    }

    [Fact]
    public void It_depends_on_the_yaml_parser_alone_and_says_whose_it_is()
    {
        var nuspec = XDocument.Load(Path.Combine(library.Unpacked, "Trifecta.Wo.nuspec"));
        var all = nuspec.Root!.Descendants().ToLookup(element => element.Name.LocalName);

        var dependency = Assert.Single(all["dependency"]);
        Assert.Equal("YamlDotNet", dependency.Attribute("id")!.Value);
        Assert.Equal("net10.0", Assert.Single(all["group"]).Attribute("targetFramework")!.Value);
        Assert.Equal("MIT", Assert.Single(all["license"]).Value);
        Assert.Equal("README.md", Assert.Single(all["readme"]).Value);
        Assert.Equal(ProjectAddress.Value, Assert.Single(all["projectUrl"]).Value);
        Assert.Equal(ProjectAddress.Value, Assert.Single(all["repository"]).Attribute("url")!.Value);
        Assert.Equal("git", Assert.Single(all["repository"]).Attribute("type")!.Value);
        Assert.NotEmpty(Assert.Single(all["repository"]).Attribute("commit")!.Value);
    }

    [Theory]
    [InlineData("Wo.Generators.dll")]
    [InlineData("Wo.Analyzers.dll")]
    public void What_the_compiler_loads_needs_nothing_but_the_compiler(string file) =>
        Assert.Subset(
            new HashSet<string>
            {
                "netstandard",
                "Microsoft.CodeAnalysis",
                "Microsoft.CodeAnalysis.CSharp",
                "System.Collections.Immutable",
                "System.Memory",
                // The compiler itself reads assemblies with it, so it is always there.
                "System.Reflection.Metadata",
            },
            References(Compiler(file))
        );

    [Fact]
    public void Fixes_need_what_editors_have_and_the_analyzers_beside_them() =>
        Assert.Subset(
            new HashSet<string>
            {
                "netstandard",
                "Microsoft.CodeAnalysis",
                "Microsoft.CodeAnalysis.CSharp",
                "Microsoft.CodeAnalysis.Workspaces",
                "Microsoft.CodeAnalysis.CSharp.Workspaces",
                "System.Collections.Immutable",
                "System.Composition.AttributedModel",
                "Wo.Analyzers",
            },
            References(Compiler("Wo.Analyzers.CodeFixes.dll"))
        );

    [Fact]
    public void The_same_sources_give_the_same_bytes()
    {
        using var reader = new PEReader(File.OpenRead(Path.Combine(library.Unpacked, "lib", "net10.0", "Wo.Core.dll")));
        Assert.Contains(reader.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    private string Compiler(string file) => Path.Combine(library.Unpacked, "analyzers", "dotnet", "cs", file);

    private static string[] Entries(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return
        [
            .. archive
                .Entries.Select(entry =>
                    entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal)
                        ? $"{entry.FullName[..entry.FullName.LastIndexOf('/')]}/*.psmdcp"
                        : entry.FullName
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private static HashSet<string> References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(handle =>
                metadata.GetString(metadata.GetAssemblyReference(handle).Name)
            ),
        ];
    }
}
