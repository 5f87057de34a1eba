using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Finds <c>x-wo-…</c> annotations that the generator does not know: a misspelled one must not pass in silence.</summary>
internal static class AnnotationCheck
{
    private const string Prefix = "x-wo-";

    public static void Check(JsonValue value, ProblemList problems)
    {
        foreach (var member in value.Members)
        {
            if (member.Name.StartsWith(Prefix, StringComparison.Ordinal) && !IsKnown(member.Name))
            {
                problems.Unsupported($"the annotation '{member.Name}' is not known", member.NameSpan);
            }

            var isText = member.Name is "x-wo-type" or "x-wo-name" or "x-wo-also" or RecordBuilder.Annotation;
            if (isText && member.Value.Kind != JsonKind.String)
            {
                problems.Unsupported($"'{member.Name}' is text", member.Value.Span);
            }

            Check(member.Value, problems);
        }

        foreach (var item in value.Items)
        {
            Check(item, problems);
        }
    }

    private static bool IsKnown(string name) =>
        name
            is "x-wo-type"
                or "x-wo-name"
                or "x-wo-also"
                or RecordBuilder.Annotation
                or IdentifierBuilder.Annotation
                or StateMachineBuilder.Annotation
                or MarkerBuilder.Annotation;
}
