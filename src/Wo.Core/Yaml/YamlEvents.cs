using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wo.Core.Yaml;

/// <summary>The parser's events one by one, with its exceptions turned into the one error of a reading.</summary>
internal sealed class YamlEvents(string text, YamlLineMap lines)
{
    private readonly Parser parser = new(new Scanner(new StringReader(text)));

    /// <summary>The text that is read.</summary>
    public string Text { get; } = text;

    /// <summary>The event that <see cref="Next"/> moved to.</summary>
    public ParsingEvent? Current => parser.Current;

    /// <summary>Just behind the last source that belongs to a node or an opening bracket.</summary>
    public int Position { get; set; }

    /// <summary>The first problem; set whenever anything here or in the builder gives nothing.</summary>
    public YamlError? Error { get; private set; }

    /// <summary>Moves to the next event.</summary>
    public bool Next()
    {
        try
        {
            return parser.MoveNext() || Fail("the document ends too early", Text.Length);
        }
        catch (YamlException e)
        {
            var at = Offset(e.Start);
            var isTab = e.Message.Contains("tab", StringComparison.Ordinal) || Text.AsSpan(at).StartsWith('\t');
            var tab = isTab ? YamlTabs.FirstIndenting(Text, Position) : -1;
            Error ??= tab < 0 ? new YamlError(e.Message, lines.At(at)) : YamlTabs.ErrorAt(lines.At(tab));
            return false;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The parser says so for some malformed input instead of reporting it.
            return Fail("not valid YAML here", Position);
        }
    }

    /// <summary>Records the first problem.</summary>
    /// <returns>Always <see langword="false"/>.</returns>
    public bool Fail(string message, int offset)
    {
        Error ??= new YamlError(message, lines.At(offset));
        return false;
    }

    /// <summary>A mark's offset; at the end of the text the parser counts on.</summary>
    public int Offset(in Mark mark) => (int)Math.Min(mark.Index, Text.Length);

    /// <summary>Where the current event starts.</summary>
    public int CurrentStart => Current is null ? Position : Offset(Current.Start);

    /// <summary>Line and column of an offset.</summary>
    public YamlPosition At(int offset) => lines.At(offset);
}
