using System.Collections.Immutable;

namespace Wo.Engine.Lint;

/// <summary>
/// A glob of <c>scope</c> or of a policy, ready to match paths: <c>**</c> is any depth, none included, <c>*</c> and
/// <c>?</c> stay within a segment, everything else is itself. Matching takes at most the length of the glob times that of
/// the path, whatever the glob is. Names are compared as they are: two ways to write one accented letter are two names.
/// </summary>
internal sealed class PathGlob
{
    private readonly string text;
    private readonly string below;
    private readonly string prefix;

    // Made when a path is matched: where scopes are compared, most differ in what they begin with. Threads may make it twice.
    private Token[]? made;

    private PathGlob(string text, string below)
    {
        (this.text, this.below) = (text, below);
        var wildcard = text.AsSpan().IndexOfAny('*', '?') is >= 0 and var first ? first : text.Length;
        var endsAtSlash = wildcard > 0 && text[wildcard - 1] == '/' && text.AsSpan(wildcard) is "**";
        prefix = string.Concat(below, text.AsSpan(0, endsAtSlash ? wildcard - 1 : wildcard));
    }

    private enum Kind
    {
        /// <summary>This character.</summary>
        Character,

        /// <summary>One character of a segment.</summary>
        One,

        /// <summary>Any characters of a segment.</summary>
        Many,

        /// <summary>Any characters at all.</summary>
        Any,

        /// <summary>Whole segments, each with its slash, or none; only at the start of a segment.</summary>
        Segments,

        /// <summary>A slash, behind which only <see cref="Any"/> comes; or the end.</summary>
        Below,
    }

    private Token[] Tokens => made ??= Tokenize();

    /// <summary>The characters that it names, as text.</summary>
    public string Literals =>
        string.Concat(Tokens.Where(token => token.Kind == Kind.Character).Select(token => token.Character));

    /// <summary>What every path that matches begins with.</summary>
    public string Prefix => prefix;

    /// <summary>
    /// Whether there can be a path that this and another glob match, going by what such paths begin with. A no is certain.
    /// </summary>
    public bool MayMeet(PathGlob other)
    {
        var (shorter, longer) = prefix.Length <= other.prefix.Length ? (this, other) : (other, this);
        var length = shorter.prefix.Length;
        if (!longer.prefix.AsSpan(0, length).SequenceEqual(shorter.prefix))
        {
            return false;
        }

        // What names one file or a directory leads to no name that merely begins the same.
        return longer.prefix.Length == length
            || (
                length < shorter.Tokens.Length
                && (shorter.Tokens[length].Kind != Kind.Below || longer.prefix[length] == '/')
            );
    }

    /// <summary>
    /// Reads a glob as people write it in <c>scope</c> and policies: relative to the state root, or with a slash before it
    /// to the top of the repository, from which the paths begin that it is to match.
    /// </summary>
    /// <param name="glob">The glob.</param>
    /// <param name="root">The state root from the top of the repository, with <c>/</c>; <c>.</c> where it is the top.</param>
    public static PathGlob OfScope(string glob, string root)
    {
        var isFromTop = glob.StartsWith('/');
        return Parse(
                // What counts as everything for the rule on scopes has to be everything here: a mere '*', too.
                ScopeGlob.IsBare(glob)
                    ? "**"
                : isFromTop ? glob[1..]
                : glob,
            isFromTop || root is "." or "" ? "" : root + "/"
        );
    }

    /// <summary>Reads a glob, without the slash before it that says where it begins.</summary>
    /// <param name="glob">The glob.</param>
    /// <param name="below">The directory that it begins in, with a slash at its end; empty for the top.</param>
    public static PathGlob Parse(string glob, string below = "") => new(GlobText.Normalize(glob), below);

    /// <summary>Where in the glob a path is of which nothing was read yet.</summary>
    public GlobPositions Begin()
    {
        var positions = NoPositions();
        Enter(positions, 0);
        return positions;
    }

    /// <summary>Where in the glob a path is after more of it was read.</summary>
    /// <param name="positions">Where it was.</param>
    /// <param name="symbol">One character, or the two halves of one.</param>
    public GlobPositions Read(GlobPositions positions, string symbol)
    {
        for (var i = 0; i < symbol.Length; i++)
        {
            var next = NoPositions();
            foreach (var position in positions.Items)
            {
                Step(next, position, symbol, i);
            }

            positions = next;
        }

        return positions;
    }

    /// <summary>Whether a path that ends there matches.</summary>
    public bool IsMatch(GlobPositions positions) => positions.Has(Tokens.Length);

    /// <summary>Whether a path matches: without a slash before it, <c>/</c> between its segments.</summary>
    public bool Matches(string path)
    {
        if (!path.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        // All positions in the glob at which the path read so far may be: no step is ever taken twice.
        var (current, next) = (NoPositions(), NoPositions());
        Enter(current, prefix.Length);
        for (var i = prefix.Length; i < path.Length && !current.Items.IsEmpty; i++)
        {
            next.Clear();
            foreach (var position in current.Items)
            {
                Step(next, position, path, i);
            }

            (current, next) = (next, current);
        }

        return IsMatch(current);
    }

    private Token[] Tokenize()
    {
        var found = new List<Token>(below.Length + text.Length);
        foreach (var character in below)
        {
            found.Add(new Token(Kind.Character, character));
        }

        for (var i = 0; i < text.Length; i++)
        {
            var rest = text.AsSpan(i);
            if (rest.StartsWith("**/") && (i == 0 || text[i - 1] == '/'))
            {
                found.Add(new Token(Kind.Segments));
                i += "**/".Length - 1;
            }
            else if (rest.StartsWith("**"))
            {
                found.Add(new Token(Kind.Any));
                i++;
            }
            else
            {
                found.Add(
                    rest[0] switch
                    {
                        '*' => new Token(Kind.Many),
                        '?' => new Token(Kind.One),
                        '/' when rest is "/**" => new Token(Kind.Below),
                        var character => new Token(Kind.Character, character),
                    }
                );
            }
        }

        return [.. found];
    }

    private GlobPositions NoPositions() => new(2 * Within(0));

    private void Step(GlobPositions next, int position, string path, int at)
    {
        position = position > Tokens.Length ? position - Within(0) : position;
        if (position == Tokens.Length)
        {
            return;
        }

        var (token, character) = (Tokens[position], path[at]);
        var endsSegment = character == '/';
        switch (token.Kind)
        {
            case Kind.Character when token.Character == character:
            case Kind.Below when endsSegment:
                Enter(next, position + 1);
                break;
            case Kind.One when !endsSegment:
                // A character outside the first plane is two here.
                Enter(next, IsFirstHalf(path, at) ? position : position + 1);
                break;
            case Kind.Many when !endsSegment:
            case Kind.Any:
                Enter(next, position);
                break;
            case Kind.Segments:
                if (endsSegment)
                {
                    Enter(next, position);
                }
                else
                {
                    next.Add(Within(position));
                }

                break;
        }
    }

    /// <summary>Adds a position and those that are reached from it without reading on.</summary>
    private void Enter(GlobPositions positions, int position)
    {
        // Behind one that is there already, all is there already.
        while (positions.Add(position) && position < Tokens.Length)
        {
            switch (Tokens[position].Kind)
            {
                case Kind.Many or Kind.Any or Kind.Segments:
                    position++;
                    break;
                case Kind.Below:
                    position = Tokens.Length;
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Within a segment that <see cref="Kind.Segments"/> takes: nothing is reached from there without reading on.</summary>
    private int Within(int position) => position + Tokens.Length + 1;

    private static bool IsFirstHalf(string path, int at) =>
        char.IsHighSurrogate(path[at]) && at + 1 < path.Length && char.IsLowSurrogate(path[at + 1]);

    private readonly record struct Token(Kind Kind, char Character = '\0');
}
