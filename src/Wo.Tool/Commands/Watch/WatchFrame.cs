using System.Collections.Immutable;
using System.Globalization;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Watch;

/// <summary>A view as lines that fit a screen: where there is more than that, it says how much.</summary>
/// <param name="root">The state root.</param>
/// <param name="warnings">What is wrong with the settings.</param>
/// <param name="plot">Draws.</param>
internal sealed class WatchFrame(string root, ImmutableArray<string> warnings, Plot plot)
{
    // Of a section that is cut: an empty line, the headings, a row, and how many more there are.
    private const int FewestLines = 4;

    /// <summary>The lines.</summary>
    /// <param name="view">The view.</param>
    /// <param name="now">The moment that times are told from.</param>
    /// <param name="width">How many cells a line has.</param>
    /// <param name="height">How many lines there are.</param>
    public IReadOnlyList<ImmutableArray<StyledText>> Lines(TreeView view, DateTimeOffset now, int width, int height)
    {
        var layout = new WatchLayout(width);
        var words = new WatchSections(view, now);
        List<ImmutableArray<StyledText>> lines =
        [
            .. layout.Wrapped([(root, TextStyle.Strong)]),
            .. layout.Wrapped(words.Counts()),
            .. layout.Wrapped(words.Throughput(plot)),
        ];
        ImmutableArray<WatchSection> sections =
        [
            .. words.All([.. warnings, .. view.Warnings]).Where(section => !section.Rows.IsEmpty),
        ];
        var rooms = Shares([.. sections.Select(LinesOf)], height - lines.Count);
        for (var i = 0; i < sections.Length; i++)
        {
            lines.AddRange(Fitted(layout, sections[i], rooms[i]));
        }

        return lines.Count > height ? lines[..Math.Max(0, height)] : lines;
    }

    private static int LinesOf(WatchSection section) =>
        2 + section.Rows.Length + section.Rows.Sum(row => row.Details.Length) + (section.More > 0 ? 1 : 0);

    /// <summary>First a little to each, then all that is left to the first ones.</summary>
    private static int[] Shares(int[] wanted, int room)
    {
        var shares = new int[wanted.Length];
        foreach (var most in (ReadOnlySpan<int>)[FewestLines, 2 * FewestLines, int.MaxValue])
        {
            for (var i = 0; i < wanted.Length; i++)
            {
                var more = Math.Min(Math.Min(wanted[i], most) - shares[i], room);
                if (shares[i] + more >= Math.Min(wanted[i], FewestLines))
                {
                    shares[i] += more;
                    room -= more;
                }
            }
        }

        return shares;
    }

    private static IEnumerable<ImmutableArray<StyledText>> Fitted(WatchLayout layout, WatchSection section, int room)
    {
        if (room == 0)
        {
            yield break;
        }

        // Two lines are those above the rows, and one may have to say how many are left out.
        var withDetails = LinesOf(section) <= room;
        var most = room - 2 - (section.More > 0 ? 1 : 0);
        var shown = section.Rows.Length <= most ? section.Rows.Length : room - 3;
        var table = layout.Table(section with { Rows = section.Rows[..shown] });
        yield return [];
        yield return table[0];
        for (var i = 0; i < shown; i++)
        {
            yield return table[i + 1];
            foreach (var detail in withDetails ? section.Rows[i].Details : [])
            {
                yield return layout.Detail(detail);
            }
        }

        var left = section.More + section.Rows.Length - shown;
        if (left > 0)
        {
            yield return [(string.Create(CultureInfo.InvariantCulture, $"{left} more"), TextStyle.Faint)];
        }
    }
}
