using System.Text.RegularExpressions;
using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>
/// Checks a YAML node against a schema: the one evaluator, for our schemas and for those a tree brings along. JSON
/// Schema 2020-12 for the keywords of <see cref="JsonSchema"/>. Depth and work are bounded: a schema that exceeds them
/// gives a finding that says so.
/// </summary>
public sealed partial class SchemaEvaluator
{
    private const int MaxDepth = 512;
    private const int MaxSteps = 1_000_000;

    private readonly JsonSchema root;
    private readonly Func<EcmaPattern, string, bool> matches;
    private int stepsLeft = MaxSteps;
    private bool isExhausted;

    // A number about which a part of the schema whose findings do not count, such as a negated one, asked in vain.
    private YamlNode? undecided;

    private SchemaEvaluator(JsonSchema root) => (this.root, matches) = (root, Matches);

    /// <summary>Every place where the node is not what the schema says, in document order.</summary>
    public static IReadOnlyList<SchemaFinding> Evaluate(JsonSchema schema, YamlNode node)
    {
        var evaluator = new SchemaEvaluator(schema);
        var findings = new FindingList();
        evaluator.Check(new Place(schema, node, 0), findings);
        if (evaluator.undecided is { } number)
        {
            findings.Add(number.Start, ExactDecimal.Expected, YamlJson.Describe(number));
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
                : findings is not null && Fail(place, findings, SchemaWords.Types(schema.Types));
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
        isValid = (isValid || findings is not null) && CheckCombinations(place, findings) && isValid;
        // What a value fails otherwise may be why a part of it was looked at by nothing.
        return isValid && CheckUnevaluated(place, findings);
    }

    private bool CheckReference(Place place, FindingList? findings) =>
        place.Schema.Reference is not { } reference
        || (
            place.Schema.Lookup.Target(root, reference) is { } target
                ? Check(place.With(target), findings)
                : Fail(place, findings, $"a schema '{reference}' in the schema")
        );

    private bool CheckValue(Place place, FindingList? findings)
    {
        var (schema, lookup, node) = (place.Schema, place.Schema.Lookup, place.Node);
        if (schema.Const is { } constant && !YamlJson.AreEqual(node, constant))
        {
            return findings is not null && Fail(place, findings, SchemaWords.Value(constant));
        }

        if (schema.Enum is { } options && !IsAmong(node, lookup.Enum))
        {
            return findings is not null
                && Fail(place, findings, SchemaWords.OneOf(options), SchemaWords.Misspelled(node, options));
        }

        if (lookup.LooksAtNumbers && YamlNumber.IsTooLong(node))
        {
            return Undecided(place, findings);
        }

        // Most texts are of no interest, and are then not made.
        var wrong =
            node is not YamlScalar scalar ? null
            : scalar.Kind == YamlScalarKind.String
                ? lookup.LooksAtTexts ? ScalarRules.WhatTextLacks(schema, scalar.Value, matches)
                    : null
            : lookup.LooksAtNumbers ? ScalarRules.WhatNumberLacks(schema, scalar)
            : null;
        return wrong is null || Fail(place, findings, wrong);
    }

    private static bool IsAmong(YamlNode node, JsonValue[] options)
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
        findings?.Add(place.Node.Start, expected, found ?? YamlJson.Describe(place.Node));
        return false;
    }

    /// <summary>A node with the schema it is checked against.</summary>
    private readonly record struct Place(JsonSchema Schema, YamlNode Node, int Depth)
    {
        public Place With(JsonSchema schema) => new(schema, Node, Depth + 1);

        public Place Child(JsonSchema schema, YamlNode node) => new(schema, node, Depth + 1);
    }
}
