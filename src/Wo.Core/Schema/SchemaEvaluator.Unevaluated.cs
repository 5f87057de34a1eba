using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <content>
/// The keywords about what no other keyword has looked at: of the same schema, and of those that hold for the same value.
/// </content>
public sealed partial class SchemaEvaluator
{
    // Asked of a value for which all else in the schema holds.
    private bool CheckUnevaluated(Place place, FindingList? findings) =>
        place.Node switch
        {
            YamlMapping mapping when place.Schema.UnevaluatedProperties is { } rest => CheckOtherKeys(
                place,
                mapping,
                rest,
                findings
            ),
            YamlSequence sequence when place.Schema.UnevaluatedItems is { } rest => CheckOtherItems(
                place,
                sequence,
                rest,
                findings
            ),
            _ => true,
        };

    private bool CheckOtherKeys(Place place, YamlMapping mapping, JsonSchema rest, FindingList? findings)
    {
        var seen = new bool[mapping.Entries.Count];
        MarkSeen(place, seen, isOwn: true);
        var isValid = true;
        for (var i = 0; i < seen.Length && (isValid || findings is not null); i++)
        {
            var (key, value) = mapping.Entries[i];
            if (seen[i])
            {
                continue;
            }

            if (!rest.Never)
            {
                findings?.Enter(key.Value);
                isValid &= Check(place.Child(rest, value), findings);
                findings?.Leave();
                continue;
            }

            isValid = false;
            findings?.Add(
                key.Value,
                key.Start,
                "only keys that the schema names",
                $"the key {YamlJson.Quote(key.Value)}"
            );
        }

        return isValid;
    }

    private bool CheckOtherItems(Place place, YamlSequence sequence, JsonSchema rest, FindingList? findings)
    {
        var seen = new bool[sequence.Items.Count];
        MarkSeen(place, seen, isOwn: true);
        var isValid = true;
        for (var i = 0; i < seen.Length && (isValid || findings is not null); i++)
        {
            if (!seen[i])
            {
                findings?.Enter(i);
                isValid &= Check(place.Child(rest, sequence.Items[i]), findings);
                findings?.Leave();
            }
        }

        return isValid;
    }

    // Marks the entries or items that a schema which holds for the value looks at.
    private void MarkSeen(Place place, bool[] seen, bool isOwn)
    {
        stepsLeft -= 1 + seen.Length;
        if (isExhausted || place.Depth > MaxDepth || stepsLeft < 0)
        {
            isExhausted = true;
            return;
        }

        for (var i = 0; i < seen.Length; i++)
        {
            seen[i] |= place.Node switch
            {
                YamlMapping mapping => LooksAt(place.Schema, mapping.Entries[i].Key.Value, isOwn),
                YamlSequence sequence => LooksAt(place, i, sequence.Items[i], isOwn),
                _ => false,
            };
        }

        foreach (var part in PartsThatHold(place))
        {
            MarkSeen(place.With(part), seen, isOwn: false);
        }
    }

    private bool LooksAt(JsonSchema schema, string key, bool isOwn)
    {
        if (schema.AdditionalProperties is not null || (!isOwn && schema.UnevaluatedProperties is not null))
        {
            return true;
        }

        if (schema.Lookup.FindProperty(key) is not null)
        {
            return true;
        }

        foreach (var candidate in schema.Lookup.PatternProperties)
        {
            if (Matches(candidate.Pattern, key))
            {
                return true;
            }
        }

        return false;
    }

    private bool LooksAt(Place place, int index, YamlNode item, bool isOwn)
    {
        var schema = place.Schema;
        return index < schema.PrefixItems.Count
            || schema.Items is not null
            || (!isOwn && schema.UnevaluatedItems is not null)
            || (schema.Contains is { } wanted && Check(place.Child(wanted, item), null));
    }

    // A schema that holds is one of which the same is true of what it refers to and of all of "allOf".
    private IEnumerable<JsonSchema> PartsThatHold(Place place)
    {
        var schema = place.Schema;
        if (schema.Reference is { } reference && schema.Lookup.Target(root, reference) is { } target)
        {
            yield return target;
        }

        foreach (var part in schema.AllOf)
        {
            yield return part;
        }

        foreach (var part in schema.AnyOf.Concat(schema.OneOf))
        {
            if (Check(place.With(part), null))
            {
                yield return part;
            }
        }

        foreach (var dependent in schema.DependentSchemas)
        {
            if (place.Node is YamlMapping mapping && mapping.TryGet(dependent.Name, out _))
            {
                yield return dependent.Schema;
            }
        }

        if (schema.If is { } condition)
        {
            var holds = Check(place.With(condition), null);
            if (holds)
            {
                yield return condition;
            }

            if ((holds ? schema.Then : schema.Else) is { } branch)
            {
                yield return branch;
            }
        }
    }
}
