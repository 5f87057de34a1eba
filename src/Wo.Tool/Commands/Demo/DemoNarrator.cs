using System.Collections.Immutable;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Demo;

/// <summary>Tells people what happens while it happens, and remembers it for the answer.</summary>
/// <param name="output">Where people read it; silent with <c>--json</c>.</param>
internal sealed class DemoNarrator(TextOutput output)
{
    private readonly List<(string Title, List<DemoLine> Lines)> steps = [];

    /// <summary>Everything that was told.</summary>
    public ImmutableArray<DemoStep> Steps => [.. steps.Select(step => new DemoStep(step.Title, [.. step.Lines]))];

    /// <summary>A new step begins.</summary>
    public void Begin(string title)
    {
        if (steps.Count > 0)
        {
            output.Line();
        }

        steps.Add((title, []));
        output.Line((title, TextStyle.Strong));
    }

    /// <summary>A command has run.</summary>
    public void Tell(DemoLine line)
    {
        steps[^1].Lines.Add(line);
        var prompt = line.Directory == "." ? "  $ " : $"  {line.Directory} $ ";
        output.Line((prompt, TextStyle.Faint), (line.Command, TextStyle.Good));
        foreach (var text in line.Output)
        {
            output.Line(text.Length == 0 ? "" : "  ", text);
        }

        output.Flush();
    }
}
