namespace Wo.Generators.Tests.Names;

/// <summary>A place in a schema file where its author chooses a name that generated code uses.</summary>
/// <param name="Title">What is named there.</param>
/// <param name="File">Makes a file in which a word stands at that place, in a namespace.</param>
internal sealed record NamePlace(string Title, Func<string, string, SchemaFile> File)
{
    private const string Switch = """
        {
          "x-wo-record": "«record»",
          "x-wo-states": {
            "statusKey": "s",
            "revisionKey": "«revision»",
            "states": [
              {
                "name": "«state»",
                "transitions": [
                  {
                    "method": "«method»",
                    "to": "other",
                    "parameters": ["«key»", { "name": "b", "sets": ["b"], "optional": true }, "t"]
                  }
                ]
              },
              { "name": "other", "requires": ["«key»"] }
            ]
          },
          "x-wo-session-markers": {
            "idType": "«id»",
            "markers": [{ "name": "«marker»", "template": "<{id}> m: {text}" }]
          },
          "$defs": {
            "i": { "x-wo-id": "«id»", "type": "string", "minLength": 2, "pattern": "^(a|b)+$", "not": { "pattern": "^a[b]+$" } },
            "«definition»": {
              "type": "object",
              "required": ["w"],
              "properties": { "w": { "type": "string" }, "again": { "$ref": "#/$defs/«definition»" } }
            }
          },
          "type": "object",
          "required": ["s"],
          "properties": {
            "s": { "type": "string", "enum": ["«state»", "other"] },
            "«key»": { "type": "string" },
            "i": { "$ref": "#/$defs/i" },
            "b": { "type": "boolean" },
            "d": { "type": "number", "default": 1.5 },
            "t": { "type": "string", "x-wo-type": "timestamp" },
            "l": { "type": "array", "items": { "type": "string" }, "default": ["a"] },
            "m": { "type": "object", "additionalProperties": { "type": "string" } },
            "n": { "type": "object", "properties": { "«key»": { "type": "boolean" } } },
            "o": { "type": "array", "items": { "$ref": "#/$defs/«definition»" } },
            "«revision»": { "type": "integer", "default": 0 }
          },
          "patternProperties": { "^x-": {} }
        }
        """;

    private static readonly Dictionary<string, string> Usual = new()
    {
        ["record"] = "Lever",
        ["revision"] = "rev",
        ["state"] = "off",
        ["method"] = "Pull",
        ["key"] = "k",
        ["id"] = "LeverId",
        ["marker"] = "pulled",
        ["definition"] = "weight",
    };

    /// <summary>Every place.</summary>
    public static IReadOnlyList<NamePlace> All { get; } =
    [
        new("schema file", (word, space) => new SchemaFile($"{word}.schema.json", With("", "")) { Namespace = space }),
        .. Usual.Keys.Select(place => new NamePlace(
            place,
            (word, space) => new SchemaFile("switch.schema.json", With(place, word)) { Namespace = space }
        )),
        new(
            "namespace",
            (word, space) => new SchemaFile("switch.schema.json", With("", "")) { Namespace = $"{space}.{word}" }
        ),
    ];

    private static string With(string place, string word)
    {
        var text = Switch;
        foreach (var (name, usual) in Usual)
        {
            text = text.Replace($"«{name}»", name == place ? word : usual, StringComparison.Ordinal);
        }

        return text;
    }
}
