using System.Collections.Immutable;
using System.Text;
using Wo.Engine.Lint;
using Wo.Engine.Verbs.Import.Sources;
using Wo.Engine.Verbs.New;
using Wo.Engine.Wording;

namespace Wo.Engine.Verbs.Import;

/// <summary>The text of an imported work order.</summary>
internal static class ImportedText
{
    /// <summary>Where everything stands that has no place in a work order.</summary>
    public const string Key = "x_imported";

    /// <summary>The key in there that names the tool.</summary>
    public const string FromKey = "from";

    /// <summary>The key in there that has the id which the tool knows it by.</summary>
    public const string IdKey = "id";

    private const int Indent = 2;

    /// <summary>Writes it.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="imported">What it becomes.</param>
    /// <param name="epic">Its epic.</param>
    /// <param name="definitionOfDone">The definition of done that closes it.</param>
    public static string Compose(ImportSource source, ImportedItem imported, string epic, string definitionOfDone)
    {
        var item = imported.Item;
        var text = new YamlBuilder()
            .Add("version", 1)
            .Add("id", imported.Id.Value)
            .Add("epic_id", epic)
            .Add("title", imported.Title)
            .Add("priority", item.Priority ?? WorkOrderPriority.Default)
            .Add("status", item.State.DirectoryName());
        AddOwner(text, item);
        text.AddNull("branch").AddNull("worktree");
        text.AddMapping("scope", NewScope.Of([], []).WriteTo)
            .AddMapping("verify", static verify => verify.Add("commands", []))
            .Add("dod_id", definitionOfDone)
            .AddMapping("execution", WorkOrderText.WriteExecution)
            .Add("dependencies", [.. imported.Depends.Select(static id => id.Value)]);
        AddTrace(text, imported);
        if (item.Objective is { } objective)
        {
            text.AddText("objective", ForeignText.Lines(objective));
        }

        var unread = AddTimes(text, item);
        if (!item.Acceptance.IsEmpty)
        {
            text.Add("x_acceptance_criteria", item.Acceptance);
        }

        return text + $"{Key}:\n" + ForeignYaml.Write([.. Told(source, imported), .. unread, .. item.Rest], Indent);
    }

    private static void AddOwner(YamlBuilder text, ForeignItem item)
    {
        // Who has it there holds nothing here.
        if (item.State != WorkOrderState.Pending && item.Owner is { } owner)
        {
            text.Add("owner", OneLine.Of(owner));
        }
        else
        {
            text.AddNull("owner");
        }
    }

    private static void AddTrace(YamlBuilder text, ImportedItem imported)
    {
        var related = imported.Related.Select(static id => id.Value).ToList();
        if (imported.Item.Ticket is null && related.Count == 0)
        {
            return;
        }

        text.AddMapping(
            "trace",
            trace =>
            {
                if (imported.Item.Ticket is { } ticket)
                {
                    trace.Add("ticket", ticket);
                }

                if (related.Count > 0)
                {
                    trace.Add("related_wos", related);
                }
            }
        );
    }

    /// <summary>Writes what can be read as a time, and returns what cannot.</summary>
    private static ImmutableArray<KeyValuePair<string, ForeignValue>> AddTimes(YamlBuilder text, ForeignItem item)
    {
        var unread = ImmutableArray.CreateBuilder<KeyValuePair<string, ForeignValue>>();
        void Add(string key, string? written)
        {
            if (LenientTimestamp.TryParse(written, out var time, out _))
            {
                text.Add(key, WorkOrderTimestamp.Format(time), YamlScalarStyle.SingleQuoted);
            }
            else if (written is not null)
            {
                unread.Add(ForeignEntry.Of(key, written));
            }
        }

        Add("created_at", item.Created);
        if (item.State != WorkOrderState.Pending)
        {
            Add("finished_at", item.Closed);
            Add("closed_at", item.Closed);
            text.Add("result", item.State.DirectoryName());
        }

        return unread.ToImmutable();
    }

    private static IEnumerable<KeyValuePair<string, ForeignValue>> Told(ImportSource source, ImportedItem imported)
    {
        var item = imported.Item;
        yield return ForeignEntry.Of(FromKey, source.Name);
        yield return ForeignEntry.Of(IdKey, item.Id);
        if (imported.Title != item.Title)
        {
            yield return ForeignEntry.Of("title", item.Title);
        }

        if (item.State == WorkOrderState.Pending && item.Owner is { } owner)
        {
            yield return ForeignEntry.Of("assignee", owner);
        }

        if (item.State == WorkOrderState.Pending && item.Closed is { } closed)
        {
            yield return ForeignEntry.Of("closed_at", closed);
        }

        if (item.Parent is { } parent)
        {
            yield return ForeignEntry.Of("parent", parent);
        }

        if (!imported.LeftOut.IsEmpty)
        {
            yield return ForeignEntry.Of("dependencies_left_out", imported.LeftOut);
        }
    }
}
