using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Generators.Model;

namespace Wo.Generators;

/// <summary>An additional file that the project marked as one of our schemas.</summary>
/// <param name="File">The file.</param>
/// <param name="Namespace">Namespace of the generated types.</param>
/// <param name="IsPublic">Whether they are public.</param>
/// <param name="HasRecord">Whether a record is wanted; else the schema as data alone.</param>
/// <param name="Unclear">What is wrong with the marks.</param>
internal sealed record SchemaItem(
    AdditionalText File,
    string Namespace,
    bool IsPublic,
    bool HasRecord,
    EquatableList<string> Unclear
)
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    /// <summary>The item, or <see langword="null"/> where the file is not marked.</summary>
    public static SchemaItem? Find(AdditionalText file, AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GetOptions(file);
        var mark = Value(options, "WoSchema");
        if (mark.Length == 0 || Is(mark, "false"))
        {
            return null;
        }

        var visibility = Value(options, "WoVisibility");
        return new SchemaItem(
            file,
            NamespaceOf(options, provider.GlobalOptions),
            Is(visibility, "public"),
            !Is(mark, "data"),
            new([.. UnclearIn(mark, visibility)])
        );
    }

    // A mark that is mistyped would otherwise count for nothing, without a word.
    private static IEnumerable<string> UnclearIn(string mark, string visibility)
    {
        if (!Is(mark, "true") && !Is(mark, "data"))
        {
            yield return $"'WoSchema' is '{mark}': write WoSchema=\"true\" for a schema that names a record, WoSchema=\"data\" for one "
                + "that names none, or leave it away";
        }

        if (visibility.Length > 0 && !Is(visibility, "public") && !Is(visibility, "internal"))
        {
            yield return $"'WoVisibility' is '{visibility}': write WoVisibility=\"public\" or \"internal\"";
        }
    }

    /// <summary>Reads the text, and lets go of the file.</summary>
    public SchemaText Read(CancellationToken cancellation) =>
        new(File.Path, Namespace, IsPublic, HasRecord, File.GetText(cancellation)?.ToString(), Unclear);

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

    private static string Value(AnalyzerConfigOptions item, string name) =>
        item.TryGetValue(Metadata + name, out var value) ? value.Trim() : "";

    private static bool Is(string value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);
}
