namespace Wo.Core.Schema;

/// <summary>Reads from <c>$schema</c> which draft a file is written in.</summary>
internal static class SchemaDrafts
{
    private const string Keyword = "$schema";

    /// <summary>The draft; 2020-12 where the file names none.</summary>
    /// <param name="document">The schema.</param>
    /// <param name="problem">What is wrong where the file names a draft that is not read.</param>
    public static SchemaDraft Read(JsonValue document, out SchemaProblem? problem)
    {
        problem = null;
        if (document.Get(Keyword) is not { } named)
        {
            return SchemaDraft.Draft202012;
        }

        if (Find(named) is { } draft)
        {
            return draft;
        }

        problem = new SchemaProblem(
            SchemaProblemKind.Unsupported,
            $"'$schema' names '{named.Text}', which is not read: name \"https://json-schema.org/draft/2020-12/schema\" (or "
                + "2019-09, draft-07, draft-06), and rewrite what has another meaning there",
            named.Span
        );
        return SchemaDraft.Draft202012;
    }

    /// <summary>The name of a draft for people.</summary>
    public static string Name(SchemaDraft draft) =>
        draft switch
        {
            SchemaDraft.Draft6 => "draft-06",
            SchemaDraft.Draft7 => "draft-07",
            SchemaDraft.Draft201909 => "2019-09",
            _ => "2020-12",
        };

    private static SchemaDraft? Find(JsonValue named) =>
        named.Text.TrimEnd('#') switch
        {
            "http://json-schema.org/draft-06/schema" or "https://json-schema.org/draft-06/schema" => SchemaDraft.Draft6,
            "http://json-schema.org/draft-07/schema" or "https://json-schema.org/draft-07/schema" => SchemaDraft.Draft7,
            "https://json-schema.org/draft/2019-09/schema" or "http://json-schema.org/draft/2019-09/schema" =>
                SchemaDraft.Draft201909,
            "https://json-schema.org/draft/2020-12/schema" or "http://json-schema.org/draft/2020-12/schema" =>
                SchemaDraft.Draft202012,
            _ => null,
        };
}
