using Microsoft.CodeAnalysis.CSharp;

namespace Wo.Generators.Model;

/// <summary>Spells namespaces.</summary>
internal static class NamespaceName
{
    /// <summary>The namespace as C# spells it, or <see langword="null"/> where the text is none.</summary>
    public static string? Of(string text)
    {
        var parts = text.Split('.').Select(part => part.TrimStart('@')).ToList();
        return parts.TrueForAll(SyntaxFacts.IsValidIdentifier) ? string.Join(".", parts.Select(Escaped)) : null;
    }

    /// <summary>A namespace from the name of a project, which may hold what no namespace can.</summary>
    public static string FromProject(string name) => string.Join(".", name.Split('.').Select(Repaired).Select(Escaped));

    private static string Repaired(string part)
    {
        var repaired = string.Concat(part.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return SyntaxFacts.IsValidIdentifier(repaired) ? repaired : "_" + repaired;
    }

    private static string Escaped(string part) =>
        SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None ? part : "@" + part;
}
