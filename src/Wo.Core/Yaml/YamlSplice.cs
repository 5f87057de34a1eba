using System.Text;

namespace Wo.Core.Yaml;

/// <summary>One replacement within a text.</summary>
/// <param name="Start">Offset of the first code unit that goes.</param>
/// <param name="End">Offset behind the last one.</param>
/// <param name="Text">What comes in their place.</param>
internal readonly record struct YamlSplice(int Start, int End, string Text)
{
    /// <summary>Applies splices that do not overlap. Those at one place take effect in the order given.</summary>
    public static string ApplyAll(string text, IEnumerable<YamlSplice> splices)
    {
        var result = new StringBuilder(text.Length + 256);
        var copied = 0;
        foreach (var splice in splices.OrderBy(splice => splice.Start))
        {
            result.Append(text, copied, splice.Start - copied).Append(splice.Text);
            copied = splice.End;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
