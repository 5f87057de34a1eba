using System.Globalization;
using System.Text;
using Wo.Core.Storage.Posix;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>
/// The name of this clone: 128 random bits beside the control records. A copy of the directory is another clone, and knows
/// that by the number that its file system has for it.
/// </summary>
/// <param name="files">The file system.</param>
/// <param name="writer">Writes the name once.</param>
/// <param name="layout">Where it lies.</param>
/// <param name="next">Gives random names.</param>
internal sealed class CloneIdentity(IFileSystem files, AtomicWriter writer, ControlLayout layout, Func<string> next)
{
    private const int MostBytes = 4096;
    private const int Length = 32;

    private string? id;

    /// <summary>The name, 32 hexadecimal digits; made where there is none yet.</summary>
    public string Id => id = Known ?? Make();

    /// <summary>The name; <see langword="null"/> where this clone has none yet, and so has claimed nothing.</summary>
    public string? Known => id ??= Find();

    private string? Find()
    {
        var content = files.Read(layout.Clone, MostBytes);
        var words = content.IsOk ? Encoding.UTF8.GetString(content.Bytes).TrimEnd('\n').Split(' ') : [];
        return words is [{ Length: Length } name, var place] && place == Place() ? name : null;
    }

    private string Make()
    {
        writer.EnsureDirectory(layout.Directory);
        var text = Encoding.UTF8.GetBytes($"{next()} {Place()}\n");

        // Another process of this clone may be as far; what lies there of another clone is replaced.
        if (!writer.TryCreate(layout.Clone, text) && Find() is null)
        {
            writer.Replace(layout.Clone, text);
        }

        return Find() ?? throw new StorageException("read", layout.Clone, Errno.IoError);
    }

    private string Place() =>
        files.Status(layout.Directory)?.Identity is { } identity
            ? identity.Inode.ToString(CultureInfo.InvariantCulture)
            : "-";
}
