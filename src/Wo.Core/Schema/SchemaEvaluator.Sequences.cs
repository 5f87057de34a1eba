using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <content>The keywords that look at a list.</content>
public sealed partial class SchemaEvaluator
{
    private bool CheckSequence(Place place, YamlSequence sequence, FindingList? findings)
    {
        var (schema, items) = (place.Schema, sequence.Items);
        var isValid = true;
        if (items.Count < schema.MinItems || items.Count > schema.MaxItems)
        {
            isValid = Fail(place, findings, SchemaWords.ItemCount(schema), SchemaWords.Count(items.Count, "item"));
        }

        for (var i = 0; i < items.Count && (isValid || findings is not null); i++)
        {
            if ((i < schema.PrefixItems.Count ? schema.PrefixItems[i] : schema.Items) is { } each)
            {
                findings?.Enter(i);
                isValid &= Check(place.Child(each, items[i]), findings);
                findings?.Leave();
            }
        }

        isValid = (isValid || findings is not null) && CheckContains(place, items, findings) && isValid;
        return (isValid || findings is not null) && CheckUnique(place, items, findings) && isValid;
    }

    private bool CheckContains(Place place, IReadOnlyList<YamlNode> items, FindingList? findings)
    {
        var schema = place.Schema;
        if (schema.Contains is not { } wanted)
        {
            return true;
        }

        // An empty list contains nothing, and so fails unless none is needed.
        var (least, most) = (schema.MinContains ?? 1, schema.MaxContains ?? long.MaxValue);
        var count = 0L;
        for (var i = 0; i < items.Count && (count < least || count <= most) && !isExhausted; i++)
        {
            count += Check(place.Child(wanted, items[i]), null) ? 1 : 0;
        }

        return (count >= least && count <= most) || Fail(place, findings, SchemaWords.Contained(schema, wanted));
    }

    private bool CheckUnique(Place place, IReadOnlyList<YamlNode> items, FindingList? findings)
    {
        if (!place.Schema.UniqueItems || items.Count < 2)
        {
            return true;
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            findings?.Enter(i);
            var isNew = IsNew(place, items[i], known, findings);
            findings?.Leave();
            if (!isNew)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsNew(Place place, YamlNode item, HashSet<string> known, FindingList? findings)
    {
        if (YamlIdentity.Of(item, out var number) is not { } identity)
        {
            return Undecided(place.Child(place.Schema, number!), findings);
        }

        stepsLeft -= identity.Length / 16;
        if (known.Add(identity))
        {
            return true;
        }

        findings?.Add(item.Start, "an item that no item before it equals", YamlJson.Describe(item));
        return false;
    }
}
