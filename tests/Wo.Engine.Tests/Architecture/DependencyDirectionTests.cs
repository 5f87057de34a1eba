using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Architecture;

/// <summary>What ARCHITECTURE.md says about which folder may use which, held against the compiled assemblies.</summary>
public sealed class DependencyDirectionTests
{
    private static readonly string Engine = typeof(Workspace).Assembly.Location;
    private static readonly string Core = typeof(CtxPath).Assembly.Location;

    public static TheoryData<string> Assemblies => [Core, Engine];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_folder_uses_one_that_uses_it(string assembly)
    {
        var cycles = FolderDependencies.Of(assembly).Cycles();

        Assert.True(cycles.Count == 0, string.Join(Environment.NewLine, cycles));
    }

    [Theory]
    [InlineData("Store", "Git")]
    [InlineData("Gates", "Verbs")]
    [InlineData("Problems", "Reconcile")]
    [InlineData("Problems", "Verbs")]
    [InlineData("Verbs", "Reconcile")]
    [InlineData("Diagnosis", "Reconcile")]
    [InlineData("Diagnosis", "Verbs")]
    [InlineData("Diagnosis", "Read")]
    [InlineData("Diagnosis", "Index")]
    public void What_is_below_does_not_use_what_is_above(string lower, string upper) =>
        Assert.Empty(FolderDependencies.Of(Engine).Uses(lower, upper));

    [Fact]
    public void The_engine_does_not_use_the_console() =>
        Assert.Empty(
            from file in SourceTree.Files("src/Wo.Core").Concat(SourceTree.Files("src/Wo.Engine"))
            where File.ReadAllText(file).Contains("Console.", StringComparison.Ordinal)
            select Path.GetFileName(file)
        );

    [Fact]
    public void Assemblies_depend_one_way()
    {
        Assert.DoesNotContain(References(Core), name => name.StartsWith("Wo.", StringComparison.Ordinal));
        Assert.Equal(["Wo.Core"], References(Engine).Where(name => name.StartsWith("Wo.", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> References(string assembly)
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
