using System.Globalization;

namespace Wo.Engine.Wording;

/// <summary>The difference of two texts as <c>diff -u</c> and <c>git apply</c> know it.</summary>
internal sealed class UnifiedDiff
{
    private const int Context = 3;

    private readonly string[] before;
    private readonly string[] after;

    // Each line with what becomes of it: ' ' stays, '-' goes, '+' comes.
    private readonly List<(char Kind, string Line)> lines = [];

    private UnifiedDiff(string[] before, string[] after) => (this.before, this.after) = (before, after);

    /// <summary>The lines of the difference; none where there is none.</summary>
    /// <param name="path">The name of the file, with <c>/</c>.</param>
    /// <param name="before">Its text as it is.</param>
    /// <param name="after">Its text as it would be.</param>
    public static IReadOnlyList<string> Of(string path, string before, string after)
    {
        var diff = new UnifiedDiff(LinesOf(before), LinesOf(after));
        diff.Compare();
        return diff.Hunks(path);
    }

    private static string[] LinesOf(string text)
    {
        var lines = text.Split('\n');
        // The end of the last line is marked where it is missing.
        return lines[^1].Length == 0 ? lines[..^1] : [.. lines[..^1], lines[^1] + "\n\\ No newline at end of file"];
    }

    /// <summary>The shortest edit, by Myers' algorithm, between what both begin and end with.</summary>
    private void Compare()
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
        {
            lines.Add((' ', before[start++]));
        }

        var (oldEnd, newEnd) = (before.Length, after.Length);
        while (oldEnd > start && newEnd > start && before[oldEnd - 1] == after[newEnd - 1])
        {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
        }

        lines.AddRange(Shortest(before.AsSpan(start..oldEnd), after.AsSpan(start..newEnd)));
        lines.AddRange(before[oldEnd..].Select(line => (' ', line)));
    }

    private static List<(char, string)> Shortest(ReadOnlySpan<string> old, ReadOnlySpan<string> now)
    {
        var most = old.Length + now.Length;
        var furthest = new int[(2 * most) + 2];
        var rounds = new List<int[]>();
        for (var edits = 0; edits <= most; edits++)
        {
            rounds.Add((int[])furthest.Clone());
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = Step(furthest, diagonal, edits, most);
                while (x < old.Length && x - diagonal < now.Length && old[x] == now[x - diagonal])
                {
                    x++;
                }

                furthest[most + diagonal] = x;
                if (x >= old.Length && x - diagonal >= now.Length)
                {
                    return Backtrack(old, now, rounds, most);
                }
            }
        }

        return [];
    }

    private static int Step(int[] furthest, int diagonal, int edits, int most) =>
        IsDown(furthest, diagonal, edits, most) ? furthest[most + diagonal + 1] : furthest[most + diagonal - 1] + 1;

    private static bool IsDown(int[] furthest, int diagonal, int edits, int most) =>
        diagonal == -edits || (diagonal != edits && furthest[most + diagonal - 1] < furthest[most + diagonal + 1]);

    private static List<(char, string)> Backtrack(
        ReadOnlySpan<string> old,
        ReadOnlySpan<string> now,
        List<int[]> rounds,
        int most
    )
    {
        var edit = new List<(char, string)>();
        var (x, y) = (old.Length, now.Length);
        for (var edits = rounds.Count - 1; edits >= 0; edits--)
        {
            var diagonal = x - y;
            var isDown = IsDown(rounds[edits], diagonal, edits, most);
            var from = edits == 0 ? 0 : Step(rounds[edits], diagonal, edits, most) - (isDown ? 0 : 1);
            var fromY = edits == 0 ? 0 : from - (isDown ? diagonal + 1 : diagonal - 1);
            while (x > from && y > fromY && x > 0 && y > 0 && old[x - 1] == now[y - 1] && (x, y) != (from, fromY))
            {
                (x, y) = (x - 1, y - 1);
                edit.Add((' ', old[x]));
            }

            if (edits > 0)
            {
                edit.Add(isDown ? ('+', now[y - 1]) : ('-', old[x - 1]));
                (x, y) = (from, fromY);
            }
        }

        edit.Reverse();
        return edit;
    }

    private List<string> Hunks(string path)
    {
        var shown = new List<string>();
        for (var i = 0; i < lines.Count; )
        {
            if (lines[i].Kind == ' ')
            {
                i++;
                continue;
            }

            var start = Math.Max(0, i - Context);
            var end = EndOfHunk(i);
            shown.AddRange(shown.Count == 0 ? [$"--- a/{path}", $"+++ b/{path}"] : Array.Empty<string>());
            shown.Add(Head(start, end));
            shown.AddRange(lines.Skip(start).Take(end - start).SelectMany(line => (line.Kind + line.Line).Split('\n')));
            i = end;
        }

        return shown;
    }

    private int EndOfHunk(int change)
    {
        var last = change;
        for (var i = change; i < lines.Count && i <= last + (2 * Context); i++)
        {
            last = lines[i].Kind == ' ' ? last : i;
        }

        return Math.Min(lines.Count, last + 1 + Context);
    }

    private string Head(int start, int end)
    {
        var (oldBefore, newBefore) = (Count(0, start, '+'), Count(0, start, '-'));
        var (oldCount, newCount) = (Count(start, end, '+'), Count(start, end, '-'));
        return $"@@ -{Range(oldBefore, oldCount)} +{Range(newBefore, newCount)} @@";
    }

    private int Count(int start, int end, char without) =>
        lines.Skip(start).Take(end - start).Count(line => line.Kind != without);

    private static string Range(int before, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? before : before + 1)},{count}");
}
