using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Deps;

/// <summary>What waits for what, as trees of lines.</summary>
internal sealed class DepsTreeReport(DependencyMap map, WorkOrderId? chosen) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json) => DepsJson.Write(json, map, chosen);

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        if (chosen is { } one)
        {
            WriteOne(output, map[one.Value]);
        }
        else
        {
            WriteAll(output);
        }

        foreach (var cycle in map.Cycles)
        {
            output.Line(("circle    ", TextStyle.Bad), string.Join(", ", cycle), " wait for each other");
        }

        if (!map.CriticalPath.IsEmpty)
        {
            output.Line(
                ("longest   ", TextStyle.Faint),
                string.Join(" → ", map.CriticalPath),
                ($"  ({Number(map.CriticalPath.Length)} in a row)", TextStyle.Faint)
            );
        }
    }

    private void WriteOne(TextOutput output, DependencyNode node)
    {
        WriteNode(output, "", node, "");
        Section(output, "waits for", node, other => other.WaitsFor);
        Section(output, "blocks", node, other => other.Blocks);
        output.Line(
            ("unblocks  ", TextStyle.Faint),
            node.Unblocks.IsEmpty ? "nothing" : string.Join(", ", node.Unblocks)
        );
    }

    private void Section(
        TextOutput output,
        string name,
        DependencyNode node,
        Func<DependencyNode, ImmutableArray<string>> next
    )
    {
        if (next(node).IsEmpty)
        {
            output.Line((name.PadRight(10), TextStyle.Faint), "nothing");
            return;
        }

        output.Line((name, TextStyle.Faint));
        Below(output, node, next, new HashSet<string>(StringComparer.Ordinal) { node.Name });
    }

    /// <summary>Each that no other waits for, above what it waits for; those in circles have no top and come last.</summary>
    private void WriteAll(TextOutput output)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var waiting = map.Nodes.Where(node => !node.WaitsFor.IsEmpty).ToList();
        var tops = waiting.Where(node => node.Blocks.All(name => !map.Has(name)));
        foreach (var node in tops.Concat(waiting))
        {
            if (shown.Add(node.Name))
            {
                WriteNode(output, "", node, "");
                Below(output, node, other => other.WaitsFor, shown);
            }
        }

        var alone = map.Nodes.Count(node => node.WaitsFor.IsEmpty && node.Blocks.IsEmpty);
        if (alone > 0)
        {
            var others = shown.Count > 0 ? "more wait" : "wait";
            output.Note(
                (
                    $"{Number(alone)} {(alone == 1 ? others.Replace("wait", "waits") : others)} for nothing",
                    TextStyle.Faint
                )
            );
        }
    }

    /// <summary>The lines below one, with a stack of its own: a chain may be longer than the thread's.</summary>
    private void Below(
        TextOutput output,
        DependencyNode top,
        Func<DependencyNode, ImmutableArray<string>> next,
        HashSet<string> shown
    )
    {
        var open = new Stack<(string Lead, bool IsLast, string Name)>();
        Push(top, "");
        while (open.TryPop(out var line))
        {
            var node = map[line.Name];
            var further = next(node);
            var isNew = shown.Add(line.Name) || further.IsEmpty;
            WriteNode(output, line.Lead + (line.IsLast ? "└─ " : "├─ "), node, isNew ? "" : "  (above)");
            if (isNew && node.IsOpen)
            {
                Push(node, line.Lead + (line.IsLast ? "   " : "│  "));
            }
        }

        void Push(DependencyNode node, string lead)
        {
            var names = next(node).Where(map.Has).ToList();
            for (var i = names.Count - 1; i >= 0; i--)
            {
                open.Push((lead, i == names.Count - 1, names[i]));
            }
        }
    }

    private static void WriteNode(TextOutput output, string lead, DependencyNode node, string more)
    {
        var title = NodeText.Title(node);
        output.Line(
            (lead, TextStyle.Faint),
            (node.Name, TextStyle.Strong),
            "  ",
            NodeText.State(node),
            node.Priority is null ? "" : "  " + node.Priority,
            title.Length == 0 ? "" : "  " + title,
            (more, TextStyle.Faint)
        );
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
