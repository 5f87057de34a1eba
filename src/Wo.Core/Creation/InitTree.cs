using System.Collections.Immutable;
using System.Text;
using Wo.Core.Errors;
using Wo.Core.Model;
using Wo.Core.Schema;
using Wo.Core.Storage;
using Wo.Core.Storage.Control;
using Wo.Core.Storage.Tree;

namespace Wo.Core.Creation;

/// <summary>
/// Scaffolds a tree. What exists is left as it is, so running it again repairs what is missing and changes nothing else.
/// State directories get no placeholder file: git drops them while they are empty, and the tool makes them again.
/// </summary>
internal sealed class InitTree(
    IFileSystem files,
    AtomicWriter writer,
    CtxLayout layout,
    WorkOrderTree tree,
    Guard guard,
    TimeProvider clock
)
{
    private const int MaxBytes = 1 << 20;
    private const string GitIgnore = ".gitignore";
    private const string EditorSettings = ".vscode/settings.json";

    /// <summary>Creates what is missing.</summary>
    /// <returns>Every path that belongs to a tree, in the order in which it was looked at.</returns>
    /// <exception cref="StorageException">Something cannot be written; running it again goes on from there.</exception>
    public Result<ImmutableArray<InitItem>> Run()
    {
        if (tree.Refusal() is { } refusal)
        {
            return refusal;
        }

        if (!guard.Acquire("init").TryGet(out var held, out var refused))
        {
            return refused;
        }

        using (held)
        {
            var items = ImmutableArray.CreateBuilder<InitItem>();
            foreach (var state in WorkOrderStates.All)
            {
                items.Add(Directory(layout.StateDirectory(state)));
            }

            items.Add(File(layout.Backlog.Relative, Scaffold.Backlog(clock.GetUtcNow())));
            items.Add(
                File((layout.DefinitionsOfDone / Scaffold.DefinitionOfDoneFile).Relative, Scaffold.DefinitionOfDone())
            );
            items.Add(File(layout.FinishPolicy.Relative, Scaffold.FinishPolicy()));
            foreach (var (schema, _) in Scaffold.SchemaAssociations)
            {
                var text = Encoding.UTF8.GetString(SchemaTexts.Find(schema)!);
                items.Add(File($"{layout.Schemas.Relative}/{SchemaTexts.FileName(schema)}", text));
            }

            items.Add(Editor());
            items.Add(Ignore());
            return items.ToImmutable();
        }
    }

    private InitItem Directory(CtxPath path)
    {
        if (files.Status(path.FullPath) is not null)
        {
            return new InitItem(path.Relative, InitAction.Kept);
        }

        writer.EnsureDirectory(path.FullPath);
        return new InitItem(path.Relative, InitAction.Created);
    }

    private InitItem File(string relative, string text)
    {
        var path = Path.Join(layout.StateRoot, relative);
        return files.Status(path) is null && writer.TryCreate(path, Encoding.UTF8.GetBytes(text))
            ? new InitItem(relative, InitAction.Created)
            : new InitItem(relative, InitAction.Kept);
    }

    private bool Holds(string relative, string text)
    {
        var content = files.Read(Path.Join(layout.StateRoot, relative), MaxBytes);
        return content.IsOk && content.Bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text));
    }

    private InitItem Editor()
    {
        var directory = Path.GetDirectoryName(Path.Join(layout.StateRoot, EditorSettings))!;
        if (files.Status(directory) is { Kind: not FileKind.Directory })
        {
            return new InitItem(EditorSettings, InitAction.Kept, ".vscode is not a directory of its own");
        }

        var wanted = Scaffold.EditorSettings();
        var item = File(EditorSettings, wanted);
        return item.Action == InitAction.Created || Holds(EditorSettings, wanted)
            ? item
            : item with
            {
                Note = $"for checks while editing, associate {layout.Schemas} under \"yaml.schemas\"",
            };
    }

    private InitItem Ignore()
    {
        var path = Path.Join(layout.StateRoot, GitIgnore);
        var content = files.Read(path, MaxBytes);
        if (content.Outcome is not (ReadOutcome.Ok or ReadOutcome.Missing))
        {
            return new InitItem(
                GitIgnore,
                InitAction.Kept,
                $"it is not a plain file; have git ignore {string.Join(' ', Scaffold.IgnoredByGit)}"
            );
        }

        var added = IgnoreLines.Missing(content.Bytes, Scaffold.IgnoredByGit);
        if (added.IsEmpty)
        {
            return new InitItem(GitIgnore, InitAction.Kept);
        }

        writer.Replace(path, IgnoreLines.Append(content.Bytes, added));
        return new InitItem(GitIgnore, content.IsOk ? InitAction.Extended : InitAction.Created);
    }
}
