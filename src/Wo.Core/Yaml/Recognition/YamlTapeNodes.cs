namespace Wo.Core.Yaml.Recognition;

/// <summary>Makes the nodes of a document that was recognised.</summary>
internal static class YamlTapeNodes
{
    // Thousands of files have the same.
    private static readonly SharedTexts Keys = new();

    /// <summary>The root, or <see langword="null"/> where the text is not recognised.</summary>
    public static YamlNode? Read(string text)
    {
        using var tape = new YamlTape();
        var index = 0;
        return YamlRecogniser.TryRecognise(text, tape) ? Node(text, tape, ref index) : null;
    }

    private static YamlNode Node(string text, YamlTape tape, ref int index)
    {
        ref readonly var token = ref tape[index++];
        var (start, end) = (token.Start.Position, token.End.Position);
        return token.Kind switch
        {
            YamlTokenKind.Mapping => new YamlMapping(Entries(text, tape, ref index, token.Count), false, start, end),
            YamlTokenKind.Sequence => new YamlSequence(Items(text, tape, ref index, token.Count), false, start, end),
            YamlTokenKind.EmptyMapping => new YamlMapping([], true, start, end),
            YamlTokenKind.EmptySequence => new YamlSequence([], true, start, end),
            _ => Scalar(text, token),
        };
    }

    private static YamlEntry[] Entries(string text, YamlTape tape, ref int index, int count)
    {
        var entries = new YamlEntry[count];
        for (var i = 0; i < count; i++)
        {
            var key = Key(text, tape[index++]);
            entries[i] = new YamlEntry(key, Node(text, tape, ref index));
        }

        return entries;
    }

    private static YamlNode[] Items(string text, YamlTape tape, ref int index, int count)
    {
        var items = new YamlNode[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = Node(text, tape, ref index);
        }

        return items;
    }

    private static YamlScalar Key(string text, in YamlToken token) =>
        YamlTokenText.TryGetVerbatim(text, token, out var verbatim)
            ? new(Keys.Of(verbatim), YamlTokenText.KindOf(text, token), token.Start.Position, token.End.Position)
            : Scalar(text, token);

    private static YamlScalar Scalar(string text, in YamlToken token)
    {
        var (kind, start, end) = (YamlTokenText.KindOf(text, token), token.Start.Position, token.End.Position);
        return YamlTokenText.TryGetVerbatim(text, token, out _)
            ? YamlScalar.Verbatim(text, kind, start, end)
            : new YamlScalar(YamlTokenText.Of(text, token), kind, start, end);
    }
}
