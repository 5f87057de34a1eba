using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <content>The keywords that look at a mapping.</content>
public sealed partial class SchemaEvaluator
{
    private bool CheckMapping(Place place, YamlMapping mapping, FindingList? findings)
    {
        var (isValid, lookup) = (true, place.Schema.Lookup);
        foreach (var key in lookup.Required)
        {
            if (!mapping.TryGet(key, out _))
            {
                isValid = false;
                findings?.Add(key, mapping.Start, "this required key", "nothing");
            }
        }

        isValid = (isValid || findings is not null) && CheckKeys(place, mapping, findings) && isValid;
        isValid = (isValid || findings is not null) && CheckDependents(place, mapping, findings) && isValid;
        if (!lookup.LooksAtEntries)
        {
            return isValid;
        }

        foreach (var entry in mapping.Span)
        {
            if (!isValid && findings is null)
            {
                return false;
            }

            isValid &= CheckEntry(place, entry, findings);
        }

        return isValid;
    }

    private bool CheckKeys(Place place, YamlMapping mapping, FindingList? findings)
    {
        var (schema, count) = (place.Schema, mapping.Span.Length);
        var isValid = true;
        if (count < schema.MinProperties || count > schema.MaxProperties)
        {
            isValid = Fail(place, findings, SchemaWords.KeyCount(schema), SchemaWords.Count(count, "key"));
        }

        for (var i = 0; schema.PropertyNames is { } names && i < count && (isValid || findings is not null); i++)
        {
            var key = mapping.Span[i].Key;
            // Whatever a key looks like, to JSON it is text.
            var text = new YamlScalar(key.Value, YamlScalarKind.String, key.Start, key.End);
            if (!Check(place.Child(names, text), null))
            {
                findings?.Add(
                    key.Value,
                    key.Start,
                    $"a key that is {SchemaWords.Schema(names)}",
                    $"the key {YamlJson.Quote(key.Value)}"
                );
                isValid = false;
            }
        }

        return isValid;
    }

    private bool CheckDependents(Place place, YamlMapping mapping, FindingList? findings)
    {
        var isValid = true;
        foreach (var dependent in place.Schema.Lookup.DependentRequired)
        {
            if (!mapping.TryGet(dependent.Name, out _))
            {
                continue;
            }

            foreach (var key in dependent.Keys)
            {
                if (!mapping.TryGet(key, out _))
                {
                    isValid = false;
                    var expected = $"this key, which '{dependent.Name}' requires";
                    findings?.Add(key, mapping.Start, expected, "nothing");
                }
            }
        }

        foreach (var dependent in place.Schema.Lookup.DependentSchemas)
        {
            if ((isValid || findings is not null) && mapping.TryGet(dependent.Name, out _))
            {
                isValid &= Check(place.With(dependent.Schema), findings);
            }
        }

        return isValid;
    }

    private bool CheckEntry(Place place, YamlEntry entry, FindingList? findings)
    {
        findings?.Enter(entry.Key.Value);
        var isValid = CheckValueOf(place, entry, findings);
        findings?.Leave();
        return isValid;
    }

    private bool CheckValueOf(Place place, YamlEntry entry, FindingList? findings)
    {
        var (schema, lookup) = (place.Schema, place.Schema.Lookup);
        var key = entry.Key.Value;
        var (isValid, isKnown) = (true, false);
        if (lookup.FindProperty(key) is { } property)
        {
            isKnown = true;
            isValid = Check(place.Child(property, entry.Value), findings);
        }

        foreach (var candidate in lookup.PatternProperties)
        {
            if (Matches(candidate.Pattern, key))
            {
                isKnown = true;
                isValid &= Check(place.Child(candidate.Schema, entry.Value), findings);
            }
        }

        if (isKnown || schema.AdditionalProperties is not { } rest)
        {
            return isValid;
        }

        if (!rest.Never)
        {
            return Check(place.Child(rest, entry.Value), findings) && isValid;
        }

        findings?.Add(entry.Key.Start, SchemaWords.Keys(schema), SchemaWords.UnknownKey(key, schema));
        return false;
    }
}
