using System.Collections.Frozen;

namespace Wo.Engine.Lint.Rules;

/// <summary>
/// The values of a work order that are text in every schema in use, so that a date or a number in their place is a mistake
/// in quoting alone.
/// </summary>
internal static class TextKeys
{
    private static readonly FrozenSet<string> Single = new[]
    {
        "id",
        "epic_id",
        "title",
        "priority",
        "status",
        "owner",
        "branch",
        "worktree",
        "dod_id",
        "objective",
        "started_at",
        "finished_at",
        "result",
        "commit_sha",
        "verified_at_sha",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly (string? Parent, string Key)[] Lists =
    [
        (null, "deliverables"),
        (null, "dependencies"),
        (null, "evidence_logs"),
        ("scope", "allow"),
        ("scope", "deny"),
        ("verify", "commands"),
    ];

    /// <summary>The scalars in their place, with where they are; null stands for no value and is left out.</summary>
    public static IEnumerable<(YamlScalar Value, TextPlace Place)> In(YamlMapping root)
    {
        foreach (var entry in root.Entries)
        {
            if (Single.Contains(entry.Key.Value) && entry.Value is YamlScalar { Kind: not YamlScalarKind.Null } value)
            {
                yield return (value, new TextPlace(null, entry.Key.Value));
            }
        }

        foreach (var (parent, key) in Lists)
        {
            var holder =
                parent is null ? root
                : root.TryGet(parent, out var node) ? node as YamlMapping
                : null;
            if (holder is null || !holder.TryGet(key, out var found) || found is not YamlSequence list)
            {
                continue;
            }

            for (var i = 0; i < list.Items.Count; i++)
            {
                if (list.Items[i] is YamlScalar { Kind: not YamlScalarKind.Null } item)
                {
                    yield return (item, new TextPlace(parent, key, i));
                }
            }
        }
    }

    /// <summary>Whether it is written without quotes, and not as a block.</summary>
    public static bool IsPlain(string text, YamlScalar value) =>
        value.AliasOf is null
        && value.Start.Offset < value.End.Offset
        && text[value.Start.Offset] is not ('\'' or '"' or '|' or '>');
}
