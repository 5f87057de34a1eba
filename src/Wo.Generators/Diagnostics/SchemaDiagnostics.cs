using Wo.Core.Schema;
using Wo.Generators.Emit;
using Wo.Generators.Model;

namespace Wo.Generators.Diagnostics;

/// <summary>What is wrong with a set of schema files: with each on its own, and with all of them together.</summary>
internal static class SchemaDiagnostics
{
    private const string Suffix = SchemaDataEmitter.DataSuffix;

    /// <summary>One diagnostic for each file that is refused.</summary>
    /// <param name="files">The files, sorted.</param>
    public static IEnumerable<DiagnosticInfo> Of(IReadOnlyList<SchemaPlaces> files)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var types = new Dictionary<string, (DeclaredType Type, string Path)>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            IReadOnlyList<DiagnosticInfo> all = [.. file.Diagnostics, .. Collisions(file, names, types)];
            if (RefusedFile.Of(all) is { } refused)
            {
                yield return refused;
            }
        }
    }

    private static IEnumerable<DiagnosticInfo> Collisions(
        SchemaPlaces file,
        Dictionary<string, string> names,
        Dictionary<string, (DeclaredType Type, string Path)> types
    )
    {
        var top = new JsonSpan(0, 0, 1, 1, 1, 1);
        var name = Names.Pascal(Names.SchemaName(file.Path));
        if (names.TryGetValue($"{file.Namespace}.{name}", out var other))
        {
            var message =
                $"the schema '{Names.SchemaName(file.Path)}' also stands in {other}: rename one file, or give it another "
                + "'WoNamespace'";
            yield return new DiagnosticInfo("WO2001", message, file.Path, top);
            yield break;
        }

        names.Add($"{file.Namespace}.{name}", file.Path);
        if (HidesOther($"{file.Namespace}.{name}", names) is { } hidden)
        {
            var message =
                $"the schema '{Names.SchemaName(file.Path)}' has a name that is made for {hidden}: rename one file";
            yield return new DiagnosticInfo("WO2004", message, file.Path, top);
        }

        foreach (var type in file.Types)
        {
            var fullName = $"{file.Namespace}.{type.Name}";
            if (!types.TryGetValue(fullName, out var known))
            {
                types.Add(fullName, (type, file.Path));
            }
            else if (known.Path != file.Path && (type.Shape is null || type.Shape != known.Type.Shape))
            {
                var message =
                    $"the type '{type.Name}' is also declared in {known.Path}: rename one, or give its file another 'WoNamespace'";
                yield return new DiagnosticInfo("WO2004", message, file.Path, type.Span);
            }
        }
    }

    // Inside WoSchemas a property AbcData would hide the class that holds the schema Abc.
    private static string? HidesOther(string name, Dictionary<string, string> names) =>
        names.TryGetValue(name + Suffix, out var longer) ? longer
        : name.EndsWith(Suffix, StringComparison.Ordinal)
        && names.TryGetValue(name.Substring(0, name.Length - Suffix.Length), out var shorter)
            ? shorter
        : null;
}
