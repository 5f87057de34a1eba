namespace Wo.Core.Schema;

/// <summary>Whether a schema may have a keyword, by the table of them.</summary>
internal static class KeywordCheck
{
    /// <summary>Why a keyword is refused, and what to do; <see langword="null"/> where it is known.</summary>
    /// <param name="member">The keyword with its value.</param>
    /// <param name="document">The whole file.</param>
    /// <param name="draft">The draft it is written in.</param>
    public static string? WhyNot(JsonMember member, JsonValue document, SchemaDraft draft)
    {
        var name = member.Name;
        if (SchemaKeywords.Find(name, draft) is not null)
        {
            return null;
        }

        if (SchemaKeywords.OtherDrafts(name) is { } drafts)
        {
            return $"the keyword '{name}' is of {drafts}, and this file is written in {SchemaDrafts.Name(draft)}";
        }

        if (!SchemaKeywords.IsAnnotation(name))
        {
            return $"the keyword '{name}' is not supported: name it 'x-{name}' where it only describes";
        }

        return name == "$schema" && member.Value.Text != document.Get(name)?.Text
            ? "a schema inside another is of the same draft: take its '$schema' away"
            : null;
    }
}
