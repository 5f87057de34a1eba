using Wo.Engine.Store;

namespace Wo.Engine.Verbs.Init;

/// <summary>Makes files and directories, and takes all of them back where it cannot go on. The guard is held.</summary>
internal sealed class ScaffoldWriter(IFileSystem files, AtomicWriter writer)
{
    private readonly UndoStack made = new();

    /// <summary>Creates a directory and its missing parents.</summary>
    public void EnsureDirectory(string path)
    {
        RememberMissing(path);
        writer.EnsureDirectory(path);
    }

    /// <summary>Creates a file that must not exist, whole.</summary>
    /// <returns><see langword="false"/> where something is at the path; it is untouched.</returns>
    public bool TryCreate(string path, byte[] content)
    {
        RememberMissing(Path.GetDirectoryName(path)!);

        // Remembered before it is made: making it may be reported to have failed and have happened all the same.
        var isOurs = true;
        made.Push(path, () => isOurs ? Restore(path, null, content) : Result.Ok);
        isOurs = writer.TryCreate(path, content);
        return isOurs;
    }

    /// <summary>Replaces a file, or creates it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">What is in it; <see langword="null"/> where there is none.</param>
    /// <param name="after">What is to be in it.</param>
    public void Replace(string path, byte[]? before, byte[] after)
    {
        made.Push(path, () => Restore(path, before, after));
        writer.Replace(path, after);
    }

    /// <summary>Whether a file has this content.</summary>
    public bool Holds(string path, byte[] content)
    {
        var found = files.Read(path, content.Length);
        return found.IsOk && found.Bytes.AsSpan().SequenceEqual(content);
    }

    /// <summary>Takes everything back.</summary>
    /// <returns>The failure itself, or one that names what is still there.</returns>
    public WoError TakeBack(WoError failure)
    {
        var error = made.Fail(failure);
        return error == failure
            ? failure
            : error with
            {
                // What is half there is no state of a work order; init makes the rest.
                NextSteps = ["wo init"],
                Verify = ["wo status"],
            };
    }

    /// <summary>Leaves alone what was changed since; what cannot be looked at may be there.</summary>
    private Result<Unit> Restore(string path, byte[]? before, byte[] after)
    {
        var found = files.Read(path, after.Length);
        if (found.Outcome == ReadOutcome.Denied)
        {
            return new WoError(Problem.StorageFailed, "permission denied");
        }

        if (!found.IsOk || !found.Bytes.AsSpan().SequenceEqual(after))
        {
            return Result.Ok;
        }

        if (before is null)
        {
            files.Unlink(path);
        }
        else
        {
            writer.Replace(path, before);
        }

        return Result.Ok;
    }

    private void RememberMissing(string directory)
    {
        if (files.Status(directory) is not null)
        {
            return;
        }

        RememberMissing(Path.GetDirectoryName(directory)!);

        // One that is no longer empty stays.
        made.Push(
            directory,
            () =>
            {
                LeftoverFiles.RemoveIfEmpty(directory);
                return Result.Ok;
            }
        );
    }
}
