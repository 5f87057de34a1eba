using Wo.Generators.Model;

namespace Wo.Generators.Emit;

/// <summary>All files that are generated from a set of schemas, each name once, in a fixed order.</summary>
internal static class SchemaSources
{
    /// <param name="schemas">The schemas, sorted.</param>
    public static IEnumerable<SourceFile> Emit(IReadOnlyList<SchemaModel> schemas)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in schemas.GroupBy(schema => schema.Namespace))
        {
            var distinct = Distinct(group);
            var access = distinct.Any(schema => schema.IsPublic) ? "public" : "internal";
            foreach (
                var file in distinct
                    .SelectMany(schema => EmitOne(schema, distinct, access))
                    .Append(SchemaDataEmitter.EmitTable(group.Key, distinct, access))
            )
            {
                // A second declaration of a name has been reported; here the first stands.
                if (written.Add(file.HintName))
                {
                    yield return WithOwnHint(file, hints);
                }
            }
        }
    }

    private static List<SchemaModel> Distinct(IEnumerable<SchemaModel> schemas)
    {
        var distinct = new List<SchemaModel>();
        foreach (var schema in schemas)
        {
            if (!distinct.Exists(known => Names.Pascal(known.Name) == Names.Pascal(schema.Name)))
            {
                distinct.Add(schema);
            }
        }

        return distinct;
    }

    // Names of types that differ in case alone are two names to C#, but not to the files of the compiler.
    private static SourceFile WithOwnHint(SourceFile file, HashSet<string> hints)
    {
        var hint = file.HintName;
        for (var i = 2; !hints.Add(hint); i++)
        {
            hint = file.HintName.Replace(".g.cs", $".{i}.g.cs");
        }

        return file with
        {
            HintName = hint,
        };
    }

    private static IEnumerable<SourceFile> EmitOne(SchemaModel schema, List<SchemaModel> all, string widest)
    {
        var access = schema.IsPublic ? "public" : "internal";
        foreach (var identifier in schema.Identifiers)
        {
            // Where a public schema declares it too, its records need it to be public.
            var isPublic = all.Exists(s => s.IsPublic && s.Identifiers.Any(id => id.Name == identifier.Name));
            yield return IdentifierEmitter.Emit(identifier, schema.Namespace, isPublic ? "public" : "internal");
        }

        if (schema.States is { } machine)
        {
            yield return StatesEmitter.EmitEnum(machine, schema.Namespace, access);
            yield return StatesEmitter.EmitTable(machine, schema.Namespace, access);
            yield return StateRecordEmitter.EmitBase(machine, schema.Namespace, access);
            foreach (var state in machine.States)
            {
                yield return StateRecordEmitter.EmitState(machine, state, schema.Namespace, access);
            }
        }

        foreach (var record in schema.Records.Skip(schema.States is null ? 0 : 1))
        {
            yield return RecordEmitter.Emit(record, schema.Namespace, access);
        }

        if (schema.Records.Count > 0)
        {
            yield return ReaderEmitter.Emit(schema, access);
        }

        if (schema.Markers.Count > 0)
        {
            yield return MarkersEmitter.Emit(schema, access);
        }

        yield return SchemaDataEmitter.Emit(schema, widest);
    }
}
