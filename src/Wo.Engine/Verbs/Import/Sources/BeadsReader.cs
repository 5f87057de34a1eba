using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>Reads an export of beads: JSON Lines, an issue a line.</summary>
internal static class BeadsReader
{
    private static readonly ImmutableArray<string> Blocking = ["blocks", "conditional-blocks", "waits-for"];

    /// <summary>Reads all issues.</summary>
    public static Result<ForeignItems> Read(string name, byte[] bytes) =>
        from values in ForeignJson.Values(name, bytes)
        select Items(values);

    private static ForeignItems Items(ImmutableArray<(ForeignValue Value, int Line)> values)
    {
        var found = new ForeignItemsBuilder();
        foreach (var (value, line) in values)
        {
            var fields = new ForeignFields(value as ForeignValue.Map ?? new ForeignValue.Map([]));
            if (fields.Text("id") is not { } id)
            {
                found.Skip($"line {line}", "it is no issue: it has no id");
                continue;
            }

            var status = fields.Text("status") ?? "open";
            if (status == "tombstone")
            {
                found.Skip(id, "it was deleted there");
                continue;
            }

            found.Add(Item(id, status, fields));
        }

        return found.ToItems();
    }

    private static ForeignItem Item(string id, string status, ForeignFields fields)
    {
        var links = fields
            .Maps("dependencies")
            .Select(link => (Type: link.Text("type") ?? "blocks", Id: link.Text("depends_on_id")))
            .Where(link => link.Id is not null)
            .ToList();
        var others = links.Where(link => !Blocking.Contains(link.Type) && link.Type != "parent-child").ToList();
        var parent = fields.Text("parent");
        var priority = fields.Text("priority");
        return new ForeignItem
        {
            Id = id,
            Title = fields.Text("title") ?? "",
            State = status == "closed" ? WorkOrderState.Done : WorkOrderState.Pending,
            Objective = fields.Text("description"),
            Priority = priority switch
            {
                "0" or "1" or "2" or "3" => "P" + priority,
                "4" => "P3",
                _ => null,
            },
            Owner = fields.Text("assignee", orKey: "owner"),
            Created = fields.Text("created_at"),
            Closed = fields.Text("closed_at"),
            Ticket = fields.Text("external_ref"),
            Depends = [.. links.Where(link => Blocking.Contains(link.Type)).Select(link => link.Id!).Distinct()],
            Parent = links.Find(link => link.Type == "parent-child").Id ?? parent,
            Related = [.. others.Select(link => link.Id!).Distinct()],
            Acceptance = [.. fields.Text("acceptance_criteria") is { } text ? ForeignText.Items(text) : []],
            Rest =
            [
                ForeignEntry.Of("status", status),
                ForeignEntry.Of("priority", priority),
                ForeignEntry.Of("links", others.Select(static link => $"{link.Type} {link.Id}")),
                .. fields.Rest,
            ],
        };
    }
}
