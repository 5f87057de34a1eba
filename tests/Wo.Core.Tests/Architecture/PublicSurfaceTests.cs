using Wo.Core.Storage;

namespace Wo.Core.Tests.Architecture;

/// <summary>
/// What consumers of the package see. Every member is listed in PublicAPI.*.txt beside the sources, which the build
/// compares; this holds how many types there are, and where.
/// </summary>
public sealed class PublicSurfaceTests
{
    private static readonly Type[] Exported = typeof(CtxPath).Assembly.GetExportedTypes();

    [Fact]
    public void Only_types_that_consumers_or_generated_code_use_are_public() =>
        Assert.Equal(
            ["Wo.Core.Errors 6", "Wo.Core.Model 23", "Wo.Core.Schema 15", "Wo.Core.Storage 7", "Wo.Core.Yaml 13"],
            Exported
                .Where(type => !type.IsNested)
                .GroupBy(type => type.Namespace, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{group.Key} {group.Count()}")
        );

    [Fact]
    public void No_public_type_runs_processes_or_knows_git() =>
        Assert.DoesNotContain(
            typeof(CtxPath).Assembly.GetTypes(),
            type => type.Namespace is { } space && (space.Contains("Process") || space.Contains("Git"))
        );
}
