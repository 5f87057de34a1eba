namespace Wo.Core.Schema;

/// <content>The keywords that combine schemas of the same value.</content>
public sealed partial class SchemaEvaluator
{
    private bool CheckCombinations(Place place, FindingList? findings)
    {
        var schema = place.Schema;
        var isValid = true;
        foreach (var part in schema.Lookup.AllOf)
        {
            if (!Check(place.With(part), findings))
            {
                isValid = false;
                if (findings is null)
                {
                    return false;
                }
            }
        }

        if (schema.AnyOf.Count > 0 && CountMatches(place, schema.AnyOf, atMost: 1) == 0)
        {
            isValid = Fail(place, findings, SchemaWords.Alternatives("at least one of", schema.AnyOf));
        }

        if (schema.OneOf.Count > 0 && CountMatches(place, schema.OneOf, atMost: 2) != 1)
        {
            isValid = Fail(place, findings, SchemaWords.Alternatives("exactly one of", schema.OneOf));
        }

        if (schema.Not is { } excluded && Check(place.With(excluded), null))
        {
            isValid = Fail(place, findings, $"anything but {SchemaWords.Schema(excluded)}");
        }

        if (schema.If is { } condition && (isValid || findings is not null))
        {
            var branch = Check(place.With(condition), null) ? schema.Then : schema.Else;
            isValid &= branch is null || Check(place.With(branch), findings);
        }

        return isValid;
    }

    private int CountMatches(Place place, IReadOnlyList<JsonSchema> parts, int atMost)
    {
        var count = 0;
        for (var i = 0; i < parts.Count && count < atMost; i++)
        {
            count += Check(place.With(parts[i]), null) ? 1 : 0;
        }

        return count;
    }
}
