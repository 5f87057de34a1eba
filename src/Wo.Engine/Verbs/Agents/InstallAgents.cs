using System.Collections.Immutable;
using System.Text;
using Wo.Engine.Git;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Agents;

/// <summary>
/// Tells coding agents about work orders in the files that they read, and takes that out again. Nothing outside our marks
/// changes; all files are looked at before the first is written.
/// </summary>
/// <param name="workspace">The state root.</param>
internal sealed class InstallAgents(Workspace workspace)
{
    private const int MaxBytes = 1 << 20;
    private const char ByteOrderMark = '\uFEFF';
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>What would change.</summary>
    /// <param name="agents">The agents.</param>
    /// <param name="removes">Whether our lines are taken out.</param>
    /// <param name="withServer">Whether the agents are to start our server, too.</param>
    public Result<ImmutableArray<AgentFileChange>> Plan(
        IReadOnlyCollection<string> agents,
        bool removes,
        bool withServer
    ) =>
        StorageBoundary.Run<ImmutableArray<AgentFileChange>>(() =>
        {
            var changes = ImmutableArray.CreateBuilder<AgentFileChange>();
            foreach (var file in AgentFiles.For(agents))
            {
                if (
                    !Look(file.Path, before => removes ? Remove(file, before) : Put(file, before))
                        .TryGet(out var change, out var error)
                )
                {
                    return error;
                }

                changes.Add(change);
            }

            foreach (var part in Parts(agents, removes, withServer))
            {
                if (
                    !Look(part.Path, before => removes ? Remove(part, before) : Put(part, before))
                        .TryGet(out var change, out var error)
                )
                {
                    return error;
                }

                changes.Add(change);
            }

            // One may be a link to another.
            return changes.DistinctBy(change => change.RealPath).ToImmutableArray();
        });

    /// <summary>Makes the changes.</summary>
    /// <inheritdoc cref="Plan"/>
    public Result<ImmutableArray<AgentFileChange>> Apply(
        IReadOnlyCollection<string> agents,
        bool removes,
        bool withServer
    )
    {
        if (!workspace.Guard.Acquire("agents install").TryGet(out var guard, out var refused))
        {
            return refused;
        }

        using (guard)
        {
            return from changes in Plan(agents, removes, withServer)
                from written in StorageBoundary.Run(() => Write(changes))
                select changes;
        }
    }

    /// <summary>What was put in is taken out again, whether it was asked for this time or not.</summary>
    private static IEnumerable<ISettingsPart> Parts(
        IReadOnlyCollection<string> agents,
        bool removes,
        bool withServer
    ) => AgentFiles.PartsFor(agents).Concat(withServer || removes ? AgentFiles.ServersFor(agents) : []);

    private Result<Unit> Write(ImmutableArray<AgentFileChange> changes)
    {
        foreach (var change in changes.Where(change => change.IsChange))
        {
            if (change.After is { } text)
            {
                workspace.Writer.Replace(change.RealPath, Strict.GetBytes(text));
                continue;
            }

            LeftoverFiles.RemoveFile(change.RealPath);
            RemoveEmptyAround(change.RealPath);
        }

        return Result.Ok;
    }

    /// <summary>The directories that were made for a file.</summary>
    private void RemoveEmptyAround(string path)
    {
        for (
            var directory = Path.GetDirectoryName(path);
            directory is not null && directory != workspace.Root.Path && LeftoverFiles.RemoveIfEmpty(directory);
            directory = Path.GetDirectoryName(directory)
        ) { }
    }

    private static (string? After, string What) Put(AgentFile file, string? before)
    {
        if (before is null)
        {
            return (file.Whole, "written");
        }

        var block = file.Marks.Around(file.Lines);
        if (before.Contains("\r\n", StringComparison.Ordinal))
        {
            block = block.ReplaceLineEndings("\r\n");
        }

        if (file.Marks.AreIn(before))
        {
            var after = file.Marks.Replaced(before, block);
            return (after, after == before ? "is up to date" : "brought up to date");
        }

        // At the end, unless a newline would have to be added there that is not ours to take away again.
        return file.Head is not null ? (before, "left alone: it was not written by wo")
            : before.Length == 0 || before.EndsWith('\n') ? (before + block, "lines added at its end")
            : (
                before.StartsWith(ByteOrderMark) ? ByteOrderMark + block + before[1..] : block + before,
                "lines added at its beginning"
            );
    }

    private static (string? After, string What) Remove(AgentFile file, string? before)
    {
        if (before is null || !file.Marks.AreIn(before))
        {
            return (before, "has nothing of wo");
        }

        var rest = file.Marks.Without(before);
        return rest == (file.Head ?? "") ? (null, "removed") : (rest, "lines taken out");
    }

    private static (string? After, string What) Put(ISettingsPart part, string? before)
    {
        if (before is null)
        {
            return (part.Whole, "written");
        }

        var after = part.With(before);
        return after is null ? (before, "left alone: it cannot be read as settings")
            : after == before ? (before, "is up to date")
            : (after, $"{part.Noun} added");
    }

    private static (string? After, string What) Remove(ISettingsPart part, string? before)
    {
        if (before is null || !part.IsIn(before))
        {
            return (before, "has nothing of wo");
        }

        var rest = part.Without(before);
        return before == part.Whole ? (null, "removed")
            : rest == before ? (before, $"left alone: the {part.Noun} was changed by hand, take it out yourself")
            : (rest, $"{part.Noun} taken out");
    }

    private Result<AgentFileChange> Look(string path, Func<string?, (string? After, string What)> change)
    {
        var written = Path.Join(workspace.Root.Path, path);
        if (RealPath.Find(written) is not { } place)
        {
            // A link to nothing would be replaced by a file.
            if (workspace.Files.Status(written) is not null)
            {
                return Unusable(path, "is a link that leads nowhere");
            }

            place = RealPath.Of(written);
        }

        if (!RealPath.IsWithin(place, workspace.Root.Path))
        {
            return Unusable(path, $"leads out of the repository, to {place}");
        }

        string? before = null;
        if (workspace.Files.Status(place) is not null)
        {
            var content = workspace.Files.Read(place, MaxBytes);
            if (!content.IsOk)
            {
                return Unusable(path, "is no file that can be read, or larger than 1 MiB");
            }

            try
            {
                before = Strict.GetString(content.Bytes);
            }
            catch (DecoderFallbackException)
            {
                return Unusable(path, "is not UTF-8");
            }
        }

        var (after, what) = change(before);
        return new AgentFileChange(path, before, after, what) { RealPath = place };
    }

    private static WoError Unusable(string path, string why) =>
        new(Problem.AgentFileUnusable, $"{path} {why}; no file was changed")
        {
            NextSteps = ["wo agents install --help"],
        };
}
