using System.Text;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary>The difference of two versions of a file, as lines for people and as one text.</summary>
/// <param name="path">The file, from the state root.</param>
/// <param name="before">As it is.</param>
/// <param name="after">As it would be.</param>
internal sealed class DiffText(string path, byte[] before, byte[] after)
{
    /// <summary>Everything as one text.</summary>
    public string Whole => string.Concat(Lines.Select(line => line + "\n"));

    private IReadOnlyList<string> Lines =>
        UnifiedDiff.Of(path, Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after));

    /// <summary>Writes the lines, with colours where there are any.</summary>
    public void WriteTo(TextOutput output)
    {
        foreach (var line in Lines)
        {
            output.Line(
                (
                    line,
                    line.StartsWith('+') ? TextStyle.Good
                    : line.StartsWith('-') ? TextStyle.Bad
                    : line.StartsWith("@@", StringComparison.Ordinal) ? TextStyle.Faint
                    : TextStyle.Plain
                )
            );
        }
    }
}
