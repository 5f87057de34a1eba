using System.Collections.Immutable;
using System.Text;

namespace Wo.Engine.Lint;

/// <summary>
/// Whether there is a path that two globs match and none of others does. All paths are read at once, a character at a time,
/// where those that have the same future are one; so the answer is exact, and the path is the shortest.
/// </summary>
internal sealed class GlobOverlap
{
    /// <summary>
    /// Only globs that were made to be difficult have more futures. Of these it is said that they overlap, which holds
    /// something back and allows nothing.
    /// </summary>
    private const int MostFutures = 20_000;

    private readonly ImmutableArray<PathGlob> globs;
    private readonly ImmutableArray<string> symbols;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<(Future Future, string Path)> open = new();

    private GlobOverlap(PathGlob left, PathGlob right, IEnumerable<PathGlob> denied)
    {
        globs = [left, right, .. denied];
        symbols = Symbols(string.Concat(globs.Select(glob => glob.Literals)));
    }

    private enum Segment
    {
        Empty,
        Dot,
        TwoDots,
        Name,
    }

    /// <summary>Looks for a path.</summary>
    /// <param name="left">A glob.</param>
    /// <param name="right">Another.</param>
    /// <param name="denied">Globs that must not match.</param>
    /// <returns>
    /// A shortest path; nothing where the globs are too difficult to tell; <see langword="null"/> where there is none.
    /// </returns>
    public static string? Find(PathGlob left, PathGlob right, IEnumerable<PathGlob> denied) =>
        left.MayMeet(right) ? new GlobOverlap(left, right, denied).Find() : null;

    private string? Find()
    {
        Add(new Future([.. globs.Select(glob => glob.Begin())], Segment.Empty), "");
        while (open.TryDequeue(out var next))
        {
            if (IsOverlap(next.Future))
            {
                return next.Path;
            }

            if (seen.Count > MostFutures)
            {
                return "";
            }

            foreach (var symbol in symbols)
            {
                if (After(next.Future.Segment, symbol) is { } segment)
                {
                    var positions = globs.Select((glob, i) => glob.Read(next.Future.Positions[i], symbol));
                    Add(new Future([.. positions], segment), next.Path + symbol);
                }
            }
        }

        return null;
    }

    /// <summary>What either glob can no longer match has no future.</summary>
    private void Add(Future future, string path)
    {
        if (!future.Positions[0].Items.IsEmpty && !future.Positions[1].Items.IsEmpty && seen.Add(future.Key))
        {
            open.Enqueue((future, path));
        }
    }

    private bool IsOverlap(Future future)
    {
        if (future.Segment != Segment.Name)
        {
            return false;
        }

        for (var i = 0; i < globs.Length; i++)
        {
            var mustMatch = i < 2;
            if (globs[i].IsMatch(future.Positions[i]) != mustMatch)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A path has no empty segment, none that is <c>.</c> or <c>..</c>, and no slash at its ends.</summary>
    private static Segment? After(Segment segment, string symbol) =>
        (segment, symbol) switch
        {
            (Segment.Name, "/") => Segment.Empty,
            (_, "/") => null,
            (Segment.Empty, ".") => Segment.Dot,
            (Segment.Dot, ".") => Segment.TwoDots,
            _ => Segment.Name,
        };

    /// <summary>Every character that a glob names, the slash, and one that stands for all others.</summary>
    private static ImmutableArray<string> Symbols(string literals)
    {
        var named = literals.EnumerateRunes().Select(rune => rune.ToString()).Append("/").Distinct().ToList();
        const string Readable = "abcdefghijklmnopqrstuvwxyz0123456789";
        var other = Readable
            .Concat(Enumerable.Range('\u4e00', named.Count + 1).Select(code => (char)code))
            .Select(character => character.ToString())
            .First(character => !named.Contains(character));
        return [.. named, other];
    }

    /// <summary>What decides how a path may go on.</summary>
    private sealed record Future(ImmutableArray<GlobPositions> Positions, Segment Segment)
    {
        /// <summary>The same for the same futures.</summary>
        public string Key
        {
            get
            {
                var key = new StringBuilder().Append((char)Segment);
                foreach (var positions in Positions)
                {
                    foreach (var position in positions.Items.ToArray().Order())
                    {
                        key.Append((char)(position + 1));
                    }

                    key.Append('\0');
                }

                return key.ToString();
            }
        }
    }
}
