using System.Collections.Immutable;
using System.Text;
using Wo.Core.Storage.Posix;
using Wo.Engine.Git;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Init;

/// <summary>
/// Scaffolds a tree. What exists is left as it is, so running it again repairs what is missing and changes nothing else.
/// Each state directory gets a placeholder: where the last file of a directory moves away in one branch, git takes the
/// directory for renamed and moves what another branch adds to it. Where it cannot go on, what it made is taken back.
/// </summary>
internal sealed class InitTree(Workspace workspace)
{
    private const int MaxBytes = 1 << 20;
    private const string Placeholder = ".gitkeep";

    /// <summary>Creates what is missing.</summary>
    /// <param name="last">What is to succeed as well, or all is taken back.</param>
    /// <returns>
    /// Every path that belongs to a tree, in the order in which it was looked at; an error that leads to reconcile where
    /// something could neither be finished nor be taken back.
    /// </returns>
    public Result<ImmutableArray<InitItem>> Run(Func<Result<Unit>>? last = null)
    {
        if (!workspace.Tree.CheckDirectories().TryGet(out _, out var refusal))
        {
            return refusal;
        }

        // Said before there is any work to be done with it.
        if (!workspace.Git.CheckVersion(workspace.Root.Path).TryGet(out _, out var tooOld))
        {
            return tooOld;
        }

        if (!workspace.Guard.Acquire("init").TryGet(out var held, out var refused))
        {
            return refused;
        }

        using (held)
        {
            var scaffold = new ScaffoldWriter(workspace.Files, workspace.Writer);
            var made = StorageBoundary.Run(
                () =>
                    from ready in Result.Ok
                    let items = Make(scaffold)
                    from completed in last?.Invoke() ?? Result.Ok
                    from claimed in workspace.RootRecord.Claim(held)
                    select items,
                Failed
            );
            return made.Error is { } failed ? scaffold.TakeBack(failed) : made;
        }
    }

    private static WoError Failed(Exception failed) =>
        new(Problem.StorageFailed, $"setting up failed: {failed.Message}") { NextSteps = ["wo init"] };

    private ImmutableArray<InitItem> Make(ScaffoldWriter scaffold)
    {
        var items = ImmutableArray.CreateBuilder<InitItem>();
        foreach (var state in WorkOrderStates.All)
        {
            var directory = workspace.Layout.StateDirectory(state);
            items.Add(Directory(scaffold, directory));
            items.Add(File(scaffold, (directory / Placeholder).Relative, ""));
        }

        items.Add(File(scaffold, workspace.Layout.Backlog.Relative, Scaffold.Backlog(workspace.Clock.GetUtcNow())));
        items.Add(
            File(
                scaffold,
                (workspace.Layout.DefinitionsOfDone / Scaffold.DefinitionOfDoneFile).Relative,
                Scaffold.DefinitionOfDone()
            )
        );
        items.Add(File(scaffold, workspace.Layout.FinishPolicy.Relative, Scaffold.FinishPolicy()));
        items.Add(
            File(scaffold, workspace.Layout.Configuration.Relative, Scaffold.Configuration(workspace.Naming.OwnRoot()))
        );
        foreach (var (schema, _) in Scaffold.SchemaAssociations)
        {
            var text = Encoding.UTF8.GetString(SchemaTexts.Find(schema)!);
            items.Add(File(scaffold, $"{workspace.Layout.Schemas.Relative}/{SchemaTexts.FileName(schema)}", text));
        }

        items.Add(Editor(scaffold));
        items.Add(Extend(scaffold, GitLines.Ignored));
        items.Add(Extend(scaffold, GitLines.Merged(workspace.Session.Find().Relative)));
        return items.ToImmutable();
    }

    private InitItem Directory(ScaffoldWriter scaffold, CtxPath path)
    {
        if (workspace.Files.Status(path.FullPath) is not null)
        {
            return new InitItem(path.Relative, InitAction.Kept);
        }

        scaffold.EnsureDirectory(path.FullPath);
        return new InitItem(path.Relative, InitAction.Created);
    }

    private InitItem File(ScaffoldWriter scaffold, string relative, string text)
    {
        var path = Path.Join(workspace.Layout.StateRoot, relative);
        return workspace.Files.Status(path) is null && scaffold.TryCreate(path, Encoding.UTF8.GetBytes(text))
            ? new InitItem(relative, InitAction.Created)
            : new InitItem(relative, InitAction.Kept);
    }

    private InitItem Editor(ScaffoldWriter scaffold)
    {
        var path = Path.Join(workspace.Layout.StateRoot, Scaffold.EditorSettingsFile);
        var directory = Path.GetDirectoryName(path)!;
        if (workspace.Files.Status(directory) is { Kind: not FileKind.Directory })
        {
            return new InitItem(Scaffold.EditorSettingsFile, InitAction.Kept, ".vscode is not a directory of its own");
        }

        var wanted = Scaffold.EditorSettings();
        var item = File(scaffold, Scaffold.EditorSettingsFile, wanted);
        return item.Action == InitAction.Created || scaffold.Holds(path, Encoding.UTF8.GetBytes(wanted))
            ? item
            : item with
            {
                Note = $"for checks while editing, associate {workspace.Layout.Schemas} under \"yaml.schemas\"",
            };
    }

    private InitItem Extend(ScaffoldWriter scaffold, GitLines lines)
    {
        var path = Path.Join(workspace.Layout.StateRoot, lines.File);
        var content = workspace.Files.Read(path, MaxBytes);
        if (content.Outcome == ReadOutcome.Denied)
        {
            // Not one to go on without: git would be offered locks, backups and logs.
            throw new StorageException("open", path, Errno.AccessDenied);
        }

        if (content.Outcome is not (ReadOutcome.Ok or ReadOutcome.Missing))
        {
            return new InitItem(lines.File, InitAction.Kept, $"it is not a plain file; {lines.Hint}");
        }

        var added = lines.Missing(content.Bytes);
        if (added.IsEmpty)
        {
            return new InitItem(lines.File, InitAction.Kept);
        }

        scaffold.Replace(path, content.IsOk ? content.Bytes : null, lines.Append(content.Bytes, added));
        return new InitItem(lines.File, content.IsOk ? InitAction.Extended : InitAction.Created);
    }
}
