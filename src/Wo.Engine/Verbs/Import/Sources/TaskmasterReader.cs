using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>Reads <c>tasks.json</c> of Taskmaster: tasks with subtasks, under one tag or several.</summary>
internal static class TaskmasterReader
{
    private const string MainTag = "master";
    private const string Tasks = "tasks";

    /// <summary>Reads all tasks and subtasks.</summary>
    public static Result<ForeignItems> Read(string name, byte[] bytes) =>
        from values in ForeignJson.Values(name, bytes)
        from tags in Tags(name, values)
        from items in Items(name, tags)
        select items;

    private static Result<List<(string Tag, ForeignFields List)>> Tags(
        string name,
        ImmutableArray<(ForeignValue Value, int Line)> values
    )
    {
        if (values is not [{ Value: ForeignValue.Map root }])
        {
            return new WoError(Problem.ImportUnreadable, $"{name} is no tasks.json: it is not one object");
        }

        if (HasTasks(root))
        {
            return new List<(string, ForeignFields)> { (MainTag, new ForeignFields(root)) };
        }

        var tags = root
            .Entries.Where(entry => entry.Value is ForeignValue.Map tag && HasTasks(tag))
            .Select(entry => (entry.Key, new ForeignFields((ForeignValue.Map)entry.Value)))
            .ToList();
        return tags.Count > 0
            ? tags
            : new WoError(
                Problem.ImportUnreadable,
                $"{name} has no list '{Tasks}', neither at the top nor under a tag"
            );
    }

    private static bool HasTasks(ForeignValue.Map map) => map.Entries.Any(entry => entry.Key == Tasks);

    private static Result<ForeignItems> Items(string name, List<(string Tag, ForeignFields List)> tags)
    {
        var found = new ForeignItemsBuilder();
        foreach (var (tag, list) in tags)
        {
            var tasks = list.Maps(Tasks);
            if (tasks.IsEmpty && list.Has(Tasks))
            {
                return new WoError(Problem.ImportUnreadable, $"{name}: '{Tasks}' of {tag} is not a list of objects");
            }

            // An id is one of its tag. Those of the main tag are written alone, as people say them.
            var prefix = tag == MainTag ? "" : tag + "-";
            foreach (var task in tasks)
            {
                AddTask(found, task, prefix);
            }
        }

        return found.ToItems();
    }

    private static void AddTask(ForeignItemsBuilder found, ForeignFields task, string prefix)
    {
        if (task.Text("id") is not { } number)
        {
            found.Skip($"{prefix}task '{task.Text("title")}'", "it has no id");
            return;
        }

        var id = prefix + number;
        var subtasks = task.Maps("subtasks");
        found.Add(Item(task, id, null, dependency => prefix + dependency));
        var numbered = subtasks.Select(subtask => (Fields: subtask, Number: LastPart(subtask.Text("id")))).ToList();
        var siblings = numbered.Select(subtask => subtask.Number).ToHashSet();
        foreach (var (fields, part) in numbered)
        {
            if (part is null)
            {
                found.Skip($"a subtask of {id}, '{fields.Text("title")}'", "it has no id");
                continue;
            }

            // A bare number means the subtask beside, where there is one.
            found.Add(
                Item(
                    fields,
                    $"{id}.{part}",
                    id,
                    dependency => siblings.Contains(dependency) ? $"{id}.{dependency}" : prefix + dependency
                )
            );
        }
    }

    /// <summary>Some files repeat the number of the task in that of its subtask.</summary>
    private static string? LastPart(string? id) => id?[(id.LastIndexOf('.') + 1)..];

    private static ForeignItem Item(ForeignFields task, string id, string? parent, Func<string, string> resolve)
    {
        // They repeat what the id says.
        task.Drop(static key => key is "parentTaskId" or "parentId" or "parentTask" or "isSubtask");
        var status = task.Text("status") ?? "pending";
        return new ForeignItem
        {
            Id = id,
            Title = task.Text("title") ?? "",
            State = status switch
            {
                "done" or "completed" => WorkOrderState.Done,
                "cancelled" or "canceled" => WorkOrderState.Failed,
                _ => WorkOrderState.Pending,
            },
            Objective = task.Text("description"),
            Priority = ForeignPriority.Of(task.Text("priority")),
            Owner = task.Text("assignee"),
            Depends = [.. task.Texts("dependencies").Select(resolve).Distinct()],
            Parent = parent,
            Acceptance = [.. task.Texts("acceptanceCriteria").SelectMany(ForeignText.Items)],
            Rest = [ForeignEntry.Of("status", status), .. task.Rest],
        };
    }
}
