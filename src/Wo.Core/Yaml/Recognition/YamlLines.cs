namespace Wo.Core.Yaml.Recognition;

/// <summary>The lines of a text one by one: where each starts, where its content starts, and where it ends.</summary>
internal ref struct YamlLines
{
    private readonly ReadOnlySpan<char> text;

    public YamlLines(ReadOnlySpan<char> text)
    {
        this.text = text;
        Load(0);
    }

    /// <summary>The number of this line, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>Offset of its first character.</summary>
    public int Start { get; private set; }

    /// <summary>Offset of the first character that is no space.</summary>
    public int Content { get; private set; }

    /// <summary>Offset of its break, or of the end of the text.</summary>
    public int End { get; private set; }

    /// <summary>Whether there is no further line.</summary>
    public bool IsPast { get; private set; }

    /// <summary>How many spaces it starts with.</summary>
    public readonly int Column => Content - Start;

    public readonly bool IsBlank => Content == End;

    /// <summary>Whether an item of a sequence starts its content.</summary>
    public readonly bool IsItem => text[Content] == '-' && (Content + 1 == End || text[Content + 1] == ' ');

    /// <summary>A place on this line.</summary>
    public readonly YamlPlace At(int offset) => new(offset, Number, Start);

    /// <summary>Moves to the next line.</summary>
    public void Next()
    {
        if (End >= text.Length)
        {
            IsPast = true;
            return;
        }

        Number++;
        Load(End + 1);
    }

    /// <summary>Moves to the next line that is not blank.</summary>
    public void NextText()
    {
        do
        {
            Next();
        } while (!IsPast && IsBlank);
    }

    /// <summary>Moves from a line that is blank or a comment to one that is neither.</summary>
    public void SkipComments()
    {
        while (!IsPast && (IsBlank || text[Content] == '#'))
        {
            Next();
        }
    }

    private void Load(int start)
    {
        Start = start;
        var content = start;
        while (content < text.Length && text[content] == ' ')
        {
            content++;
        }

        Content = content;
        var length = text[content..].IndexOf('\n');
        End = length < 0 ? text.Length : content + length;
    }
}
