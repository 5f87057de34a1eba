using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>
/// Finds <c>x-wo-…</c> annotations that the generator would not see: misspelled, misplaced or of the wrong shape. None of
/// them may pass in silence. Only schemas have annotations; properties and values may be named like one.
/// </summary>
internal sealed class AnnotationCheck(ProblemList problems)
{
    private const string Prefix = "x-wo-";

    private enum Position
    {
        Root,
        Definition,
        Elsewhere,
    }

    public static void Check(JsonValue document, ProblemList problems) =>
        new AnnotationCheck(problems).CheckSchema(document, Position.Root);

    private void CheckSchema(JsonValue schema, Position position)
    {
        foreach (var member in schema.Members)
        {
            if (member.Name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                CheckAnnotation(member, position);
            }

            switch (member.Name)
            {
                case "properties" or "patternProperties" or "$defs":
                    var inner =
                        member.Name == "$defs" && position == Position.Root ? Position.Definition : Position.Elsewhere;
                    foreach (var named in member.Value.Members)
                    {
                        CheckSchema(named.Value, inner);
                    }

                    break;
                case "allOf" or "anyOf" or "oneOf":
                    foreach (var part in member.Value.Items)
                    {
                        CheckSchema(part, Position.Elsewhere);
                    }

                    break;
                case "additionalProperties" or "items" or "contains" or "not" or "if" or "then" or "else":
                    CheckSchema(member.Value, Position.Elsewhere);
                    break;
            }
        }
    }

    private void CheckAnnotation(JsonMember annotation, Position position)
    {
        var shape = new AnnotationShape(problems);
        switch (annotation.Name)
        {
            case "x-wo-type" or "x-wo-name" or "x-wo-also" or RecordBuilder.Annotation:
                shape.Text(annotation.Name, annotation.Value);
                break;
            case IdentifierBuilder.Annotation:
                Place(annotation, position == Position.Definition, "in a definition of the top '$defs'");
                break;
            case StateMachineBuilder.Annotation:
                Place(annotation, position == Position.Root, "at the top");
                shape.States(annotation.Value);
                break;
            case MarkerBuilder.Annotation:
                Place(annotation, position == Position.Root, "at the top");
                shape.Markers(annotation.Value);
                break;
            default:
                problems.Unsupported($"the annotation '{annotation.Name}' is not known", annotation.NameSpan);
                break;
        }
    }

    private void Place(JsonMember annotation, bool isRight, string where)
    {
        if (!isRight)
        {
            problems.Unsupported($"'{annotation.Name}' stands {where}", annotation.NameSpan);
        }
    }
}
