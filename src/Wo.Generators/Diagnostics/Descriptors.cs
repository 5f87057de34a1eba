using Microsoft.CodeAnalysis;

namespace Wo.Generators.Diagnostics;

/// <summary>What the generator reports. Each points into the schema file.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor SchemaFile = Create("WO2001", "Schema file is missing or stands twice");

    public static readonly DiagnosticDescriptor MalformedJson = Create("WO2002", "Schema file is not JSON");

    public static readonly DiagnosticDescriptor Unsupported = Create("WO2003", "Schema uses what is not supported");

    public static readonly DiagnosticDescriptor NameCollision = Create("WO2004", "Two generated names collide");

    // Without its schema a project has no types to compile against: there is no lesser severity that would help.
    private static DiagnosticDescriptor Create(string id, string title) =>
        new(
            id,
            title,
            "{0}",
            "Wo.Schema",
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            helpLinkUri: $"{RulePages.Address}{id}.md"
        );
}
