using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wo.Generators;

/// <summary>An additional file that the project marked as one of our schemas.</summary>
/// <param name="File">The file.</param>
/// <param name="Namespace">Namespace of the generated types.</param>
/// <param name="IsPublic">Whether they are public.</param>
internal sealed record SchemaItem(AdditionalText File, string Namespace, bool IsPublic)
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    /// <summary>The item, or <see langword="null"/> where the file is not marked.</summary>
    public static SchemaItem? Find(AdditionalText file, AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GetOptions(file);
        if (!options.TryGetValue(Metadata + "WoSchema", out var mark) || !IsTrue(mark))
        {
            return null;
        }

        if (!options.TryGetValue(Metadata + "WoNamespace", out var name) || string.IsNullOrWhiteSpace(name))
        {
            provider.GlobalOptions.TryGetValue("build_property.RootNamespace", out name);
        }

        var isPublic =
            options.TryGetValue(Metadata + "WoVisibility", out var visibility)
            && string.Equals(visibility, "public", StringComparison.OrdinalIgnoreCase);
        return new SchemaItem(file, string.IsNullOrWhiteSpace(name) ? "WorkOrders" : name!.Trim(), isPublic);
    }

    /// <summary>Reads the text, and lets go of the file.</summary>
    public SchemaText Read(CancellationToken cancellation) =>
        new(File.Path, Namespace, IsPublic, File.GetText(cancellation)?.ToString());

    private static bool IsTrue(string value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
