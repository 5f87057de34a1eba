using System.Collections.Immutable;
using System.Text;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>Reads a directory of Backlog.md: a Markdown file a task, with its fields in YAML at the head.</summary>
internal static class BacklogTasksReader
{
    private const string Suffix = ".md";
    private const string Completed = "completed";
    private const string Archived = "archive/tasks";

    /// <summary>Where tasks lie, and where drafts do, which are none yet.</summary>
    private static readonly ImmutableArray<string> Folders = ["tasks", Completed, Archived];
    private static readonly ImmutableArray<string> DraftFolders = ["drafts", "archive/drafts"];

    /// <summary>The names that the directory has in a project.</summary>
    private static readonly ImmutableArray<string> Homes = ["", "backlog", ".backlog"];

    /// <summary>Reads all tasks.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="directory">The directory of the backlog or the project that it is in, absolute.</param>
    public static Result<ForeignItems> Read(IFileSystem files, string directory)
    {
        var home = Homes
            .Select(name => Path.Join(directory, name))
            .FirstOrDefault(place => files.List(Path.Join(place, Folders[0])).Count > 0 || HasCompleted(files, place));
        if (home is null)
        {
            return new WoError(
                Problem.ImportUnreadable,
                $"{directory} is no directory of Backlog.md: it has no '{Folders[0]}' with tasks in it"
            );
        }

        var found = new ForeignItemsBuilder();
        var doneWord = DoneWord(files, home);
        foreach (var folder in Folders)
        {
            foreach (var path in Files(files, Path.Join(home, folder)))
            {
                if (!IsNamedAsTask(path) && !HasFields(files, path))
                {
                    found.Skip(Path.GetRelativePath(home, path).Replace('\\', '/'), "it is no task");
                    continue;
                }

                if (!Task(files, path, folder, doneWord).TryGet(out var task, out var refused))
                {
                    return refused;
                }

                found.Add(task);
            }
        }

        foreach (var path in DraftFolders.SelectMany(folder => Files(files, Path.Join(home, folder))))
        {
            found.Skip(Path.GetFileNameWithoutExtension(path), IsNamedAsTask(path) ? "it is a draft" : "it is no task");
        }

        return WithRenamedDependencies(found.ToItems());
    }

    private static bool HasCompleted(IFileSystem files, string place) =>
        files.List(Path.Join(place, Completed)).Count > 0;

    private static IEnumerable<string> Files(IFileSystem files, string directory) =>
        files
            .List(directory)
            .Select(item => item.Name)
            .Where(static name => name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(name => Path.Join(directory, name));

    /// <summary>Whether a name has an id in it. Others are those of a readme, or of tasks that were named by hand.</summary>
    private static bool IsNamedAsTask(string path)
    {
        var name = Path.GetFileName(path);
        return name.Contains('-', StringComparison.Ordinal) && name.Any(char.IsAsciiDigit);
    }

    private static bool HasFields(IFileSystem files, string path) =>
        files.Read(path, YamlReader.MaxBytes) is var content
        && content.IsOk
        && MarkdownTask.TrySplit(TextOf(content.Bytes), out _, out _);

    private static string TextOf(byte[] bytes) =>
        Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");

    private static Result<ForeignItem> Task(IFileSystem files, string path, string folder, string doneWord)
    {
        var name = Path.GetFileName(path);
        var content = files.Read(path, YamlReader.MaxBytes);
        if (!content.IsOk)
        {
            return new WoError(Problem.ImportUnreadable, $"{path} cannot be read: {Reason(content.Outcome)}");
        }

        if (!MarkdownTask.TrySplit(TextOf(content.Bytes), out var head, out var body))
        {
            return new WoError(Problem.ImportUnreadable, $"{name} does not begin with fields between lines of ---");
        }

        return from fields in Fields(name, head)
            from id in Id(name, fields)
            select Item(id, fields, MarkdownTask.Sections(body), folder, doneWord);
    }

    private static Result<string> Id(string name, ForeignFields fields) =>
        fields.Text("id") is { } id ? id : new WoError(Problem.ImportUnreadable, $"{name} has no id");

    private static string Reason(ReadOutcome outcome) =>
        outcome switch
        {
            ReadOutcome.SymbolicLink => "it is a symbolic link",
            ReadOutcome.TooLarge => $"it is larger than {YamlReader.MaxBytes} bytes",
            ReadOutcome.Denied => "permission denied",
            ReadOutcome.Missing => "it is gone",
            _ => "it is no regular file",
        };

    private static Result<ForeignFields> Fields(string name, string head)
    {
        // People are written @alice, which is no YAML without quotes.
        var quoted = MarkdownTask.QuotePeople(head);
        if (!YamlReader.Read(Encoding.UTF8.GetBytes(quoted)).TryGet(out var document, out var error))
        {
            return new WoError(Problem.ImportUnreadable, $"the head of {name} cannot be read, {error}");
        }

        return document.Root is YamlMapping root
            ? new ForeignFields((ForeignValue.Map)ForeignYaml.Of(root))
            : new WoError(Problem.ImportUnreadable, $"the head of {name} is not a list of fields");
    }

    private static ForeignItem Item(
        string id,
        ForeignFields fields,
        IReadOnlyDictionary<string, string> sections,
        string folder,
        string doneWord
    )
    {
        var status = fields.Text("status") ?? "";
        var isDone = folder == Completed || status.Equals(doneWord, StringComparison.OrdinalIgnoreCase);
        var people = fields.Texts("assignee");
        var priority = fields.Text("priority");
        var others = sections.Where(section => section.Key is not ("description" or "acceptance_criteria"));
        return new ForeignItem
        {
            Id = id,
            Title = fields.Text("title") ?? "",
            State =
                isDone ? WorkOrderState.Done
                : folder == Archived ? WorkOrderState.Failed
                : WorkOrderState.Pending,
            Objective = sections.GetValueOrDefault("description"),
            Priority = ForeignPriority.Of(priority),
            Owner = people.FirstOrDefault()?.TrimStart('@'),
            Created = fields.Text("created_date"),
            Closed = fields.Text("completed_date"),
            Depends = [.. fields.Texts("dependencies").Distinct()],
            Parent = fields.Text("parent_task_id"),
            Acceptance = [.. MarkdownTask.CheckItems(sections.GetValueOrDefault("acceptance_criteria", ""))],
            Rest =
            [
                ForeignEntry.Of("status", status),
                ForeignEntry.Of("folder", folder),
                ForeignEntry.Of("assignees", people),
                .. fields.Rest,
                .. others.Select(section => ForeignEntry.Of(section.Key, section.Value)),
            ],
        };
    }

    /// <summary>The last of the configured states.</summary>
    private static string DoneWord(IFileSystem files, string home)
    {
        var content = files.Read(Path.Join(home, "config.yml"), YamlReader.MaxBytes);
        return
            content.IsOk
            && YamlReader.Read(content.Bytes).TryGet(out var document, out _)
            && document.Root is YamlMapping root
            && root.TryGet("statuses", out var node)
            && node is YamlSequence { Items: [.., YamlScalar last] }
            ? last.Value
            : "Done";
    }

    /// <summary>
    /// A project may have changed the prefix of its ids while older tasks name others by the former one: what has the same
    /// number is meant.
    /// </summary>
    private static ForeignItems WithRenamedDependencies(ForeignItems items)
    {
        var ids = items.Items.Select(item => item.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var byNumber = items
            .Items.GroupBy(item => Number(item.Id), StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().Id, StringComparer.Ordinal);
        string Resolve(string id) => ids.Contains(id) ? id : byNumber.GetValueOrDefault(Number(id), id);
        return items with
        {
            Items =
            [
                .. items.Items.Select(item =>
                    item with
                    {
                        Depends = [.. item.Depends.Select(Resolve).Distinct()],
                        Parent = item.Parent is { } parent ? Resolve(parent) : null,
                    }
                ),
            ],
        };
    }

    private static string Number(string id) => id[(id.LastIndexOf('-') + 1)..];
}
