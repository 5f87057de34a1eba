using Microsoft.CodeAnalysis;

namespace Wo.Generators.Diagnostics;

/// <summary>What the generator reports. Each points into the schema file.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor SchemaFile = Create(
        "WO2001",
        "Schema file is missing or stands twice",
        "A schema that is not there, or is there twice, gives no types."
    );

    public static readonly DiagnosticDescriptor MalformedJson = Create(
        "WO2002",
        "Schema file is not JSON",
        "A schema is one JSON value, without comments and without trailing commas."
    );

    public static readonly DiagnosticDescriptor Unsupported = Create(
        "WO2003",
        "Schema uses what is not supported",
        "A keyword that is ignored in silence is a rule that people rely on and that is never checked."
    );

    public static readonly DiagnosticDescriptor NameCollision = Create(
        "WO2004",
        "Two generated names collide",
        "Two things of a schema would get one name in C#, or one that generated code uses."
    );

    // Without its schema a project has no types to compile against: there is no lesser severity that would help.
    private static DiagnosticDescriptor Create(string id, string title, string description) =>
        new(
            id,
            title,
            "{0}",
            "Wo.Schema",
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            $"{description} See docs/rules/{id}.md in the package.",
            $"{RulePages.Address}{id}.md"
        );
}
