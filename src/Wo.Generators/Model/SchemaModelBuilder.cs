using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Turns a schema that was read into the model that source is generated from.</summary>
internal static class SchemaModelBuilder
{
    /// <summary>Builds the model.</summary>
    /// <param name="read">The schema, read without problems.</param>
    /// <param name="name">Its name, such as <c>work_order</c>.</param>
    /// <param name="file">The file, with how it is to be used.</param>
    /// <param name="types">Takes the names of the types.</param>
    /// <param name="problems">Has the places of what is wrong with the schema, and takes what else keeps it from becoming source.</param>
    /// <returns>The model; <see langword="null"/> where there are problems.</returns>
    public static SchemaModel? Build(
        SchemaReadResult read,
        string name,
        SchemaText file,
        TypeNames types,
        ProblemList problems
    )
    {
        var document = read.Document!;
        AnnotationCheck.Check(document, read.Draft, file.HasRecord, problems);
        RecordMark.Check(document, name, file.HasRecord, problems);
        var identifiers = new IdentifierBuilder(types, problems).Build(document);
        var records = new RecordBuilder(document, read.References!, types, problems).Build(file.HasRecord);
        if (records.Count > 0)
        {
            types.Declare(records[0].Name + "Reader", document.Span);
            CheckReader(identifiers, records, document, problems);
        }

        var markers = document.Get(MarkerBuilder.Annotation);
        var markerIdType = markers?.Get("idType");
        if (
            markers is not null
            && !identifiers.Exists(identifier => identifier.Name == markerIdType?.Text)
            && !problems.IsMisspelled(markers)
        )
        {
            problems.Unsupported(
                $"'{MarkerBuilder.Annotation}' needs 'idType', the name of an identifier type of this schema: give a definition "
                    + $"'{IdentifierBuilder.Annotation}'",
                (markerIdType ?? markers).Span
            );
        }

        var states = BuildStates(document, records, types, problems);
        var built = markers is null ? [] : new MarkerBuilder(types, problems).Build(markers);
        return read.Schema is null || problems.All.Count > 0
            ? null
            : new SchemaModel(name, file.Namespace, file.IsPublic, CanonicalJson.Write(document))
            {
                Schema = read.Schema,
                Identifiers = identifiers,
                Records = records,
                States = states,
                MarkerIdType = markerIdType?.Text,
                Markers = built,
            };
    }

    // Inside the reader the methods Read and ReadTicket would hide identifiers of these names.
    private static void CheckReader(
        List<IdentifierModel> identifiers,
        IReadOnlyList<RecordModel> records,
        JsonValue document,
        ProblemList problems
    )
    {
        foreach (var identifier in identifiers)
        {
            if (identifier.Name == "Read" || records.Any(record => identifier.Name == "Read" + record.Name))
            {
                problems.Collision(
                    $"the type '{identifier.Name}' has the name of a method of '{records[0].Name}Reader'",
                    document.Span
                );
            }
        }
    }

    private static StateMachineModel? BuildStates(
        JsonValue document,
        IReadOnlyList<RecordModel> records,
        TypeNames types,
        ProblemList problems
    )
    {
        // Without a record there is nothing that states could belong to, which has been said.
        if (document.Get(StateMachineBuilder.Annotation) is not { } machine || records.Count == 0)
        {
            return null;
        }

        return new StateMachineBuilder(records[0], document, types, problems).Build(machine);
    }
}
