using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Wo.Engine.Verbs.Import.Sources;

namespace Wo.Engine.Verbs.Import;

/// <summary>
/// Which id each item gets: its own behind <c>WO-</c>, changed as little as the rules for ids ask. The same file gives the same
/// ids each time.
/// </summary>
internal static class ImportedIds
{
    private const string Prefix = "WO-";
    private const int Longest = 64;
    private const int HashDigits = 8;
    private static readonly ImmutableArray<string> Reserved = ["bak", "tmp", "lock", "legacy"];

    /// <summary>The ids, in the order of the items.</summary>
    public static ImmutableArray<WorkOrderId> Choose(ImportSource source, ImmutableArray<ForeignItem> items)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var chosen = ImmutableArray.CreateBuilder<WorkOrderId>(items.Length);
        foreach (var item in items)
        {
            var wanted = Of(source, item.Id);
            var text = wanted;
            for (var copy = 2; !used.Add(text); copy++)
            {
                text = $"{Cut(wanted, Longest - HashDigits)}-{copy}";
            }

            chosen.Add(
                WorkOrderId.TryParse(text, out var id) ? id : throw new InvalidOperationException($"Not an id: {text}")
            );
        }

        return chosen.ToImmutable();
    }

    private static string Of(ImportSource source, string foreign)
    {
        var own = foreign.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? foreign[Prefix.Length..]
            : source.IdPrefix + foreign;
        var parts = new StringBuilder();
        foreach (var c in own)
        {
            parts.Append(char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-');
        }

        // A number keeps what ids must not end in or hold apart from it.
        var words = parts
            .ToString()
            .Split('-')
            .Select(static word => string.Join('.', word.Split('.').Where(IsSaid).Select(Free)));
        var id = string.Join('-', words.Where(IsSaid));
        return Prefix.Length + id.Length > Longest || id.Length == 0
            ? Prefix + Cut(id, Longest - Prefix.Length - HashDigits - 1) + (id.Length == 0 ? "" : "-") + Hash(foreign)
            : Prefix + id;
    }

    private static bool IsSaid(string word) => word.Length > 0;

    private static string Free(string word) =>
        Reserved.Contains(word, StringComparer.OrdinalIgnoreCase) ? word + "0" : word;

    private static string Cut(string id, int length) => id[..Math.Min(id.Length, length)].TrimEnd('-', '.');

    private static string Hash(string foreign) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(foreign)))[..HashDigits];
}
