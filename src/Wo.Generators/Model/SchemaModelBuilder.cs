using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Turns a schema that was read into the model that source is generated from.</summary>
internal static class SchemaModelBuilder
{
    /// <summary>Builds the model.</summary>
    /// <param name="read">The schema, read without problems.</param>
    /// <param name="name">Its name, such as <c>work_order</c>.</param>
    /// <param name="targetNamespace">Namespace of the generated types.</param>
    /// <param name="isPublic">Whether they are public.</param>
    /// <param name="types">Takes the names of the types.</param>
    /// <param name="problems">Takes what keeps the schema from becoming source.</param>
    /// <returns>The model, which is only good for anything where there are no problems.</returns>
    public static SchemaModel? Build(
        SchemaReadResult read,
        string name,
        string targetNamespace,
        bool isPublic,
        TypeNames types,
        ProblemList problems
    )
    {
        var document = read.Document!;
        AnnotationCheck.Check(document, read.Draft, problems);
        if (problems.All.Count > 0)
        {
            return null;
        }

        var identifiers = new IdentifierBuilder(types, problems).Build(document);
        var records = new RecordBuilder(document, read.References!, types, problems).Build();
        if (records.Count > 0)
        {
            types.Declare(records[0].Name + "Reader", document.Span);
            CheckReader(identifiers, records, document, problems);
        }

        var markers = document.Get(MarkerBuilder.Annotation);
        var markerIdType = markers?.Get("idType");
        if (markers is not null && !identifiers.Exists(identifier => identifier.Name == markerIdType?.Text))
        {
            problems.Unsupported(
                $"'{MarkerBuilder.Annotation}' needs 'idType', the name of an identifier type of this schema: give a definition "
                    + $"'{IdentifierBuilder.Annotation}'",
                (markerIdType ?? markers).Span
            );
        }

        return new SchemaModel(name, targetNamespace, isPublic, CanonicalJson.Write(document))
        {
            Schema = read.Schema!,
            Identifiers = identifiers,
            Records = records,
            States = BuildStates(document, records, types, problems),
            MarkerIdType = markerIdType?.Text,
            Markers = markers is null ? [] : new MarkerBuilder(types, problems).Build(markers),
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
        if (document.Get(StateMachineBuilder.Annotation) is not { } machine)
        {
            return null;
        }

        return new StateMachineBuilder(records[0], types, problems).Build(machine);
    }
}
