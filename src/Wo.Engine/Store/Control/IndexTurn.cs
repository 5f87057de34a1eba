using System.Globalization;
using System.Text;

namespace Wo.Engine.Store.Control;

/// <summary>
/// Lets one process after the other make the index, and tells those that waited whether it has been made since: of many
/// commands that end at the same moment, few have to.
/// </summary>
/// <remarks>
/// The calling sequence: <see cref="Number"/> when the change is complete, <see cref="Wait"/>, <see cref="Held.IsMadeSince"/>;
/// then <see cref="Held.Begin"/> before anything is read for the index, and <see cref="Held.End"/> once it is published.
/// Whatever is wrong here, an index is made once too often.
/// </remarks>
/// <param name="files">The file system.</param>
/// <param name="writer">Makes the directory.</param>
/// <param name="layout">Where the file lies.</param>
/// <param name="policy">How long the turn is waited for: a process that stands still in it must not hold up others for ever.</param>
internal sealed class IndexTurn(IFileSystem files, AtomicWriter writer, ControlLayout layout, LockingPolicy policy)
{
    private const string Begun = "begun";
    private const string Made = "made";
    private const int MaxBytes = 256;

    /// <summary>The number of the making that has begun last; <see langword="null"/> where that cannot be told.</summary>
    public long? Number() => Read()?.Number;

    /// <summary>Waits for the turn; <see langword="null"/> where it was not to be had, and then each is on its own.</summary>
    public Held? Wait()
    {
        try
        {
            writer.EnsureDirectory(layout.Directory);

            // The one whose turn it is may itself stand in line for the guard.
            var patience = new LinePatience(files, [layout.IndexTurn, layout.Guard], policy);
            return files.WaitForLock(layout.IndexTurn, patience) is { } held ? new Held(this, held) : null;
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private (long Number, bool IsMade)? Read()
    {
        try
        {
            var content = files.Read(layout.IndexTurn, MaxBytes);
            return content.Outcome == ReadOutcome.Missing ? (0, false)
                : content.IsOk ? Parse(Encoding.UTF8.GetString(content.Bytes))
                : null;
        }
        catch (StorageException)
        {
            return null;
        }
    }

    /// <summary>Reads what <see cref="Held"/> wrote. One that lacks its end, or everything, is that of a writer at work.</summary>
    private static (long Number, bool IsMade)? Parse(string text) =>
        text.Split(' ') is [(Begun or Made) and var word, var number, "\n"]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? (parsed, word == Made)
            : null;

    /// <summary>The turn of this process.</summary>
    internal sealed class Held(IndexTurn turn, IFileLock file) : IDisposable
    {
        private long number;

        /// <summary>Whether a making that began after a number was read has been published.</summary>
        public bool IsMadeSince(long? known) =>
            known is { } before && turn.Read() is { IsMade: true, Number: var last } && last > before;

        /// <summary>Announces that an index is about to be made.</summary>
        public void Begin()
        {
            number = (turn.Read()?.Number ?? 0) + 1;
            Write(Begun);
        }

        /// <summary>Announces that it is published.</summary>
        public void End() => Write(Made);

        /// <inheritdoc/>
        public void Dispose() => file.Dispose();

        private void Write(string word) =>
            file.Describe(string.Create(CultureInfo.InvariantCulture, $"{word} {number} \n"));
    }
}
