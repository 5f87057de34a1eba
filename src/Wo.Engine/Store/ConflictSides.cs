using System.Text;

namespace Wo.Engine.Store;

/// <summary>What two branches have in a file, which a merge wrote with markers between.</summary>
/// <param name="Ours">The file of the branch that was merged into.</param>
/// <param name="Theirs">The file of the branch that was merged.</param>
internal sealed record ConflictSides(byte[] Ours, byte[] Theirs)
{
    private enum Part
    {
        Both,
        Ours,
        Base,
        Theirs,
    }

    /// <summary>Takes them apart; <see langword="null"/> where the markers of the file do not go together.</summary>
    public static ConflictSides? Of(ReadOnlySpan<byte> text)
    {
        var (ours, theirs) = (new List<byte>(text.Length), new List<byte>(text.Length));
        var part = Part.Both;
        var conflicts = 0;
        while (!text.IsEmpty)
        {
            var length = text.IndexOf((byte)'\n') + 1;
            var line = length == 0 ? text : text[..length];
            text = text[line.Length..];
            var next = ConflictMarkers.IsMarker(line.TrimEnd((byte)'\n')) ? Next(part, line[0]) : part;
            if (next is null)
            {
                return null;
            }

            if (next == part)
            {
                Add(line, part, ours, theirs);
            }

            conflicts += part == Part.Both && next == Part.Ours ? 1 : 0;
            part = next.Value;
        }

        return conflicts > 0 && part == Part.Both ? new ConflictSides([.. ours], [.. theirs]) : null;
    }

    private static Part? Next(Part part, byte marker) =>
        (part, (char)marker) switch
        {
            (Part.Both, '<') => Part.Ours,
            (Part.Ours, '|') => Part.Base,
            (Part.Ours or Part.Base, '=') => Part.Theirs,
            (Part.Theirs, '>') => Part.Both,
            _ => null,
        };

    private static void Add(ReadOnlySpan<byte> line, Part part, List<byte> ours, List<byte> theirs)
    {
        if (part is Part.Both or Part.Ours)
        {
            ours.AddRange(line);
        }

        if (part is Part.Both or Part.Theirs)
        {
            theirs.AddRange(line);
        }
    }
}
