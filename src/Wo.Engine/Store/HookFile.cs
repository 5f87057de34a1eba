using System.Text;

namespace Wo.Engine.Store;

/// <summary>Writes the hooks of a repository, which git runs only where they are executable.</summary>
[AtomicIo]
internal sealed class HookFile(IFileSystem files, AtomicWriter writer)
{
    private const int MaxBytes = 1 << 20;

    private const UnixFileMode Executable =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    /// <summary>The text of a hook; <see langword="null"/> where it is no file that can be read as text.</summary>
    public string? Read(string path)
    {
        var content = files.Read(path, MaxBytes);
        if (!content.IsOk)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(content.Bytes);
        return Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(content.Bytes) ? text : null;
    }

    /// <summary>Whether anything is at a path.</summary>
    public bool Exists(string path) => files.Status(path) is not null;

    /// <summary>Writes a hook, new or in place of one, whose mode it keeps.</summary>
    public void Write(string path, string text)
    {
        var isNew = files.Status(path) is null;
        writer.EnsureDirectory(Path.GetDirectoryName(path)!);
        writer.Replace(path, Encoding.UTF8.GetBytes(text));
        if (isNew && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Executable);
        }
    }

    /// <summary>Gives a hook another name, whatever it is: a script, a program, a link.</summary>
    public void Rename(string from, string to)
    {
        files.RenameNoReplace(from, to);
        files.SyncDirectory(Path.GetDirectoryName(to)!);
    }

    /// <summary>Removes a hook.</summary>
    public void Remove(string path)
    {
        files.Unlink(path);
        files.SyncDirectory(Path.GetDirectoryName(path)!);
    }
}
