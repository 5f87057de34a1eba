using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>
/// Finds <c>x-wo-…</c> annotations that the generator would not see: misspelled, misplaced or of the wrong shape. None of
/// them may pass in silence. Only schemas have annotations; properties and values may be named like one.
/// </summary>
internal sealed class AnnotationCheck(bool hasRecords, SchemaDraft draft, ProblemList problems)
{
    public const string Prefix = "x-wo-";

    private enum Position
    {
        Root,
        Definition,
        Elsewhere,
    }

    /// <summary>Checks all annotations of a file.</summary>
    /// <param name="document">The file.</param>
    /// <param name="draft">The draft it is written in.</param>
    /// <param name="isRecordWanted">Whether the project wants a record; that it is missing is then said elsewhere.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(JsonValue document, SchemaDraft draft, bool isRecordWanted, ProblemList problems) =>
        new AnnotationCheck(
            isRecordWanted || document.Get(RecordBuilder.Annotation) is not null,
            draft,
            problems
        ).CheckSchema(document, Position.Root);

    private void CheckSchema(JsonValue schema, Position position)
    {
        foreach (var member in schema.Members)
        {
            if (member.Name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                CheckAnnotation(member, position);
            }
        }

        foreach (var part in SchemaParts.Of(schema, draft))
        {
            var isDefinition =
                position == Position.Root && part.Canonical.StartsWith("/$defs/", StringComparison.Ordinal);
            CheckSchema(part.Value, isDefinition ? Position.Definition : Position.Elsewhere);
        }
    }

    private void CheckAnnotation(JsonMember annotation, Position position)
    {
        var shape = new AnnotationShape(problems);
        switch (annotation.Name)
        {
            case "x-wo-type" or "x-wo-name" or "x-wo-also" or RecordBuilder.Annotation:
                shape.Text(annotation.Name, annotation.Value);
                CheckRecords(annotation);
                break;
            case IdentifierBuilder.Annotation:
                Place(annotation, position == Position.Definition, "in a definition of the top '$defs'");
                break;
            case StateMachineBuilder.Annotation:
                Place(annotation, position == Position.Root, "at the top");
                CheckRecordOfStates(annotation);
                shape.States(annotation.Value);
                break;
            case MarkerBuilder.Annotation:
                Place(annotation, position == Position.Root, "at the top");
                shape.Markers(annotation.Value);
                break;
            case SchemaReader.FormatAnnotation:
                Place(annotation, position == Position.Root, "at the top");
                if (annotation.Value is not { Kind: JsonKind.String, Text: "assert" })
                {
                    problems.Unsupported(
                        $"'{annotation.Name}' is \"assert\", or is left away where formats only describe",
                        annotation.Value.Span
                    );
                }

                break;
            default:
                problems.Unsupported(
                    $"the annotation '{annotation.Name}' is not known: there are 'x-wo-record', 'x-wo-states', 'x-wo-id', "
                        + "'x-wo-session-markers', 'x-wo-name', 'x-wo-type', 'x-wo-also' and 'x-wo-format'",
                    annotation.NameSpan
                );
                break;
        }
    }

    // Without a record at the top nothing is generated that such an annotation could change.
    private void CheckRecords(JsonMember annotation)
    {
        if (!hasRecords)
        {
            problems.Unsupported(
                $"'{annotation.Name}' says nothing without '{RecordBuilder.Annotation}' at the top: name the record of the file there",
                annotation.NameSpan
            );
        }
    }

    private void CheckRecordOfStates(JsonMember annotation)
    {
        if (!hasRecords)
        {
            problems.Unsupported(
                $"'{annotation.Name}' needs '{RecordBuilder.Annotation}' at the top: the name of the record that has the states",
                annotation.Value.Span
            );
        }
    }

    private void Place(JsonMember annotation, bool isRight, string where)
    {
        if (!isRight)
        {
            problems.Unsupported($"'{annotation.Name}' is out of place: it belongs {where}", annotation.NameSpan);
        }
    }
}
