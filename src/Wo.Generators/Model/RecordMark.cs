using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Whether the project and the schema agree on a record. Either alone would give less than was asked for, without a word.</summary>
internal static class RecordMark
{
    /// <summary>Checks that a schema names a record where the project wants one, and none where it does not.</summary>
    /// <param name="document">The schema.</param>
    /// <param name="name">Its name, such as <c>work_order</c>.</param>
    /// <param name="isWanted">Whether the project wants a record.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(JsonValue document, string name, bool isWanted, ProblemList problems)
    {
        var given = document.Get(RecordBuilder.Annotation);
        if (isWanted && given is null && !IsMisspelled(document, problems))
        {
            problems.Unsupported(
                $"'{RecordBuilder.Annotation}' is missing: add \"{RecordBuilder.Annotation}\": \"{Names.Pascal(name)}\" at the top, the "
                    + "name of the record; or mark the file WoSchema=\"data\", which makes the schema as data and no record",
                Start(document)
            );
        }
        else if (!isWanted && given is not null)
        {
            problems.Unsupported(
                $"'{RecordBuilder.Annotation}' asks for a record, and the project for none: mark the file WoSchema=\"true\"",
                given.Span
            );
        }
    }

    private static bool IsMisspelled(JsonValue document, ProblemList problems) =>
        document.Members.Any(member =>
            member.Name.StartsWith(AnnotationCheck.Prefix, StringComparison.Ordinal) && problems.IsWrongName(member)
        );

    private static JsonSpan Start(JsonValue document)
    {
        var span = document.Span;
        return span with { Length = 1, EndLine = span.Line, EndColumn = span.Column + 1 };
    }
}
