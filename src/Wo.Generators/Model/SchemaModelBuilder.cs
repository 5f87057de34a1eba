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
        AnnotationCheck.Check(document, problems);
        if (problems.All.Count > 0)
        {
            return null;
        }

        var identifiers = new IdentifierBuilder(types, problems).Build(document);
        var records = new RecordBuilder(document, types, problems).Build();
        if (records.Count > 0)
        {
            types.Declare(records[0].Name + "Reader", document.Span);
        }

        var markers = document.Get(MarkerBuilder.Annotation);
        var markerIdType = markers?.Get("idType");
        if (markers is not null && !identifiers.Exists(identifier => identifier.Name == markerIdType?.Text))
        {
            problems.Unsupported("'idType' names an identifier type of this schema", (markerIdType ?? markers).Span);
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

        if (records.Count == 0)
        {
            problems.Unsupported(
                $"'{StateMachineBuilder.Annotation}' needs '{RecordBuilder.Annotation}'",
                machine.Span
            );
            return null;
        }

        return new StateMachineBuilder(records[0], types, problems).Build(machine);
    }
}
