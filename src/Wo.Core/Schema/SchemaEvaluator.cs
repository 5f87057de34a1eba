using System.Text.RegularExpressions;
using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>
/// Checks a YAML node against a schema: the one evaluator, for our schemas and for those a tree brings along. JSON
/// Schema 2020-12 for the keywords of <see cref="JsonSchema"/>, except that <c>format</c> is checked. Depth and work
/// are bounded: a schema that exceeds them gives a finding that says so.
/// </summary>
public sealed class SchemaEvaluator
{
    private const int MaxDepth = 512;
    private const int MaxSteps = 1_000_000;

    private readonly JsonSchema root;
    private int stepsLeft = MaxSteps;
    private bool isExhausted;

    // A number about which a part of the schema whose findings do not count, such as a negated one, asked in vain.
    private YamlNode? undecided;

    private SchemaEvaluator(JsonSchema root) => this.root = root;

    /// <summary>Every place where the node is not what the schema says, in document order.</summary>
    public static IReadOnlyList<SchemaFinding> Evaluate(JsonSchema schema, YamlNode node)
    {
        var evaluator = new SchemaEvaluator(schema);
        var findings = new FindingList();
        evaluator.Check(new Place(schema, node, SchemaPath.Root, 0), findings);
        if (evaluator.undecided is { } number)
        {
            findings.Add(SchemaPath.Root, number.Start, ExactDecimal.Expected, YamlJson.Describe(number));
        }

        return evaluator.isExhausted
            ?
            [
                new SchemaFinding(
                    SchemaPath.Root,
                    node.Start,
                    "a schema that can be checked",
                    "too much nesting or branching, or a pattern that takes too long"
                ),
            ]
            : findings.InDocumentOrder();
    }

    // Without a list only the answer matters, and the first failure settles it.
    private bool Check(Place place, FindingList? findings)
    {
        if (isExhausted || place.Depth > MaxDepth || --stepsLeft < 0)
        {
            isExhausted = true;
            return false;
        }

        var schema = place.Schema;
        if (schema.Never)
        {
            return Fail(place, findings, "nothing here");
        }

        // A value of the wrong type fails most other keywords as well; one finding says it best.
        if (schema.Types != JsonTypes.None && (schema.Types & YamlJson.TypesOf(place.Node)) == 0)
        {
            return (schema.Types & JsonTypes.Integer) != 0 && YamlNumber.IsTooLong(place.Node)
                ? Undecided(place, findings)
                : Fail(place, findings, SchemaWords.Types(schema.Types));
        }

        var isValid = CheckReference(place, findings);
        isValid = (isValid || findings is not null) && CheckValue(place, findings) && isValid;
        isValid =
            (isValid || findings is not null)
            && place.Node switch
            {
                YamlMapping mapping => CheckMapping(place, mapping, findings),
                YamlSequence sequence => CheckSequence(place, sequence, findings),
                _ => true,
            }
            && isValid;
        return (isValid || findings is not null) && CheckCombinations(place, findings) && isValid;
    }

    private bool CheckReference(Place place, FindingList? findings) =>
        place.Schema.Reference is not { } name
        || (
            root.FindDefinition(name) is { } definition
                ? Check(place.With(definition), findings)
                : Fail(place, findings, $"a definition '{name}' in the schema")
        );

    private bool CheckValue(Place place, FindingList? findings)
    {
        var (schema, node) = (place.Schema, place.Node);
        if (schema.Const is { } constant && !YamlJson.AreEqual(node, constant))
        {
            return Fail(place, findings, SchemaWords.Value(constant));
        }

        if (schema.Enum is { } options && !IsAmong(node, options))
        {
            return Fail(place, findings, SchemaWords.OneOf(options), SchemaWords.Misspelled(node, options));
        }

        if ((schema.Minimum ?? schema.Maximum) is not null && YamlNumber.IsTooLong(node))
        {
            return Undecided(place, findings);
        }

        var wrong = node is YamlScalar { Kind: YamlScalarKind.String } text
            ? ScalarRules.WhatTextLacks(schema, text.Value, Matches)
            : ScalarRules.WhatNumberLacks(schema, node);
        return wrong is null || Fail(place, findings, wrong);
    }

    private bool CheckMapping(Place place, YamlMapping mapping, FindingList? findings)
    {
        var isValid = true;
        foreach (var key in place.Schema.Required)
        {
            if (!mapping.TryGet(key, out _))
            {
                isValid = false;
                findings?.Add(SchemaPath.Key(place.Path, key), mapping.Start, "this required key", "nothing");
            }
        }

        var schema = place.Schema;
        if (schema.Properties.Count == 0 && schema.PatternProperties.Count == 0 && schema.AdditionalProperties is null)
        {
            return isValid;
        }

        foreach (var entry in mapping.Entries)
        {
            if (!isValid && findings is null)
            {
                return false;
            }

            isValid &= CheckEntry(place, entry, findings);
        }

        return isValid;
    }

    private bool CheckEntry(Place place, YamlEntry entry, FindingList? findings)
    {
        var schema = place.Schema;
        var key = entry.Key.Value;
        var path = findings is null ? "" : SchemaPath.Key(place.Path, key);
        var (isValid, isKnown) = (true, false);
        if (schema.FindProperty(key) is { } property)
        {
            isKnown = true;
            isValid = Check(place.Child(property, entry.Value, path), findings);
        }

        foreach (var candidate in schema.PatternProperties)
        {
            if (Matches(candidate.Pattern, key))
            {
                isKnown = true;
                isValid &= Check(place.Child(candidate.Schema, entry.Value, path), findings);
            }
        }

        if (isKnown || schema.AdditionalProperties is not { } rest)
        {
            return isValid;
        }

        if (!rest.Never)
        {
            return Check(place.Child(rest, entry.Value, path), findings) && isValid;
        }

        findings?.Add(path, entry.Key.Start, SchemaWords.Keys(schema), SchemaWords.UnknownKey(key, schema));
        return false;
    }

    private bool CheckSequence(Place place, YamlSequence sequence, FindingList? findings)
    {
        var (schema, items) = (place.Schema, sequence.Items);
        var isValid = true;
        if (items.Count < schema.MinItems || items.Count > schema.MaxItems)
        {
            isValid = Fail(place, findings, SchemaWords.ItemCount(schema), SchemaWords.Count(items.Count, "item"));
        }

        for (var i = 0; schema.Items is { } each && i < items.Count && (isValid || findings is not null); i++)
        {
            var path = findings is null ? "" : SchemaPath.Index(place.Path, i);
            isValid &= Check(place.Child(each, items[i], path), findings);
        }

        // An empty list contains nothing, and so fails.
        if (schema.Contains is { } wanted && !ContainsOne(place, items, wanted))
        {
            return Fail(place, findings, $"an item that is {SchemaWords.Schema(wanted)}");
        }

        return isValid;
    }

    private bool CheckCombinations(Place place, FindingList? findings)
    {
        var schema = place.Schema;
        var isValid = true;
        foreach (var part in schema.AllOf)
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

    private static bool IsAmong(YamlNode node, IReadOnlyList<JsonValue> options)
    {
        foreach (var option in options)
        {
            if (YamlJson.AreEqual(node, option))
            {
                return true;
            }
        }

        return false;
    }

    private bool ContainsOne(Place place, IReadOnlyList<YamlNode> items, JsonSchema wanted)
    {
        foreach (var item in items)
        {
            if (Check(place.Child(wanted, item, ""), null))
            {
                return true;
            }
        }

        return false;
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

    private bool Matches(EcmaPattern pattern, string text)
    {
        try
        {
            return !isExhausted && pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            isExhausted = true;
            return false;
        }
    }

    // Whatever the answer, there is a finding.
    private bool Undecided(Place place, FindingList? findings)
    {
        undecided ??= findings is null ? place.Node : null;
        return Fail(place, findings, ExactDecimal.Expected);
    }

    private static bool Fail(Place place, FindingList? findings, string expected, string? found = null)
    {
        findings?.Add(place.Path, place.Node.Start, expected, found ?? YamlJson.Describe(place.Node));
        return false;
    }

    /// <summary>A node with the schema it is checked against.</summary>
    private readonly record struct Place(JsonSchema Schema, YamlNode Node, string Path, int Depth)
    {
        public Place With(JsonSchema schema) => new(schema, Node, Path, Depth + 1);

        public Place Child(JsonSchema schema, YamlNode node, string path) => new(schema, node, path, Depth + 1);
    }
}
