using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Generators.Model;

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

        var isPublic =
            options.TryGetValue(Metadata + "WoVisibility", out var visibility)
            && string.Equals(visibility, "public", StringComparison.OrdinalIgnoreCase);
        return new SchemaItem(file, NamespaceOf(options, provider.GlobalOptions), isPublic);
    }

    /// <summary>Reads the text, and lets go of the file.</summary>
    public SchemaText Read(CancellationToken cancellation) =>
        new(File.Path, Namespace, IsPublic, File.GetText(cancellation)?.ToString());

    // What the item says is taken at its word, and refused where it is no namespace; a project's name is made to fit.
    private static string NamespaceOf(AnalyzerConfigOptions item, AnalyzerConfigOptions project)
    {
        if (item.TryGetValue(Metadata + "WoNamespace", out var given) && !string.IsNullOrWhiteSpace(given))
        {
            return NamespaceName.Of(given.Trim()) ?? given.Trim();
        }

        return project.TryGetValue("build_property.RootNamespace", out var root) && !string.IsNullOrWhiteSpace(root)
            ? NamespaceName.FromProject(root.Trim())
            : "WorkOrders";
    }

    private static bool IsTrue(string value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
