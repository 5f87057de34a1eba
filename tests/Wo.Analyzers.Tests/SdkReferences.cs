using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Wo.Analyzers.Tests;

/// <summary>
/// What test code is compiled against: the reference assemblies that came with the SDK. Those that the test library
/// would take come over the network.
/// </summary>
internal static class SdkReferences
{
    /// <summary>The framework alone.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } =
    [
        .. Directory
            .EnumerateFiles(Folder(), "*.dll")
            .Order(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Our library, with the helpers that code is led to.</summary>
    public static MetadataReference Core { get; } =
        MetadataReference.CreateFromFile(typeof(global::Wo.Core.Storage.CtxPath).Assembly.Location);

    /// <summary>An empty set of reference assemblies, to which tests add.</summary>
    public static ReferenceAssemblies None { get; } = new("net10.0");

    private static string Folder()
    {
        // …/shared/Microsoft.NETCore.App/10.0.x/ of the runtime that this runs on
        var dotnet = Path.GetFullPath(Path.Join(Path.GetDirectoryName(typeof(object).Assembly.Location), "../../.."));
        var packs = Path.Join(dotnet, "packs", "Microsoft.NETCore.App.Ref");
        var newest = Directory
            .EnumerateDirectories(packs, "10.0.*")
            .OrderBy(path => Version.Parse(Path.GetFileName(path)))
            .Last();
        return Path.Join(newest, "ref", "net10.0");
    }
}
