using System.Globalization;
using System.Text;

namespace Wo.Engine.Store.Control;

/// <summary>
/// Lets one process after the other do what serves all of them, and tells those that waited whether it has been done
/// since, and what came of it: of many commands at the same moment, few have to.
/// </summary>
/// <remarks>
/// The calling sequence: <see cref="Wait"/> once all is there that the outcome has to show, <see cref="Held.DoneMeanwhile"/>;
/// where that has nothing, <see cref="Held.Begin"/> before anything is read for it, and <see cref="Held.End"/> once it is done.
/// Whatever is wrong here, it is done once too often.
/// </remarks>
/// <param name="files">The file system.</param>
/// <param name="writer">Makes the directory.</param>
/// <param name="path">The file, which is locked by the one whose turn it is.</param>
/// <param name="alsoWaitedFor">Files of locks for which that one may itself stand in line.</param>
/// <param name="policy">How long the turn is waited for: a process that stands still in it must not hold up others for ever.</param>
internal sealed class Turn(
    IFileSystem files,
    AtomicWriter writer,
    string path,
    string[] alsoWaitedFor,
    LockingPolicy policy
)
{
    private const string Begun = "begun";
    private const string Done = "done";
    private const string LineEnd = "\n";
    private const int MaxBytes = 16 * 1024;

    /// <summary>Waits for the turn; <see langword="null"/> where it was not to be had, and then each is on its own.</summary>
    public Held? Wait()
    {
        try
        {
            writer.EnsureDirectory(Path.GetDirectoryName(path)!);
            if (files.TryLock(path) is { } free)
            {
                return new Held(this, free);
            }

            // What begins after this has a higher number, and so shows all that there was before this.
            var before = Read()?.Number;

            var patience = new LinePatience(files, [path, .. alsoWaitedFor], policy);
            return files.WaitForLock(path, patience) is { } held
                ? new Held(this, held) { HasWaited = true, Before = before }
                : null;
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private (long Number, string[]? Outcome)? Read()
    {
        try
        {
            var content = files.Read(path, MaxBytes);
            return content.Outcome == ReadOutcome.Missing ? (0, null)
                : content.IsOk ? Parse(Encoding.UTF8.GetString(content.Bytes))
                : null;
        }
        catch (StorageException)
        {
            return null;
        }
    }

    /// <summary>Reads what <see cref="Held"/> wrote. One that lacks its end, or everything, is that of a writer at work.</summary>
    private static (long Number, string[]? Outcome)? Parse(string text) =>
        text.Split(' ') is [(Begun or Done) and var word, var number, .. var outcome, LineEnd]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? (parsed, word == Done ? outcome : null)
            : null;

    /// <summary>The turn of this process.</summary>
    internal sealed class Held(Turn turn, IFileLock file) : IDisposable
    {
        private long number;

        /// <summary>Whether another process had it when this one came.</summary>
        public bool HasWaited { get; init; }

        /// <summary>The number of what had begun by then; <see langword="null"/> where that cannot be told.</summary>
        internal long? Before { get; init; }

        /// <summary>
        /// What came of it, in words, where another process began after this one came and has done it;
        /// <see langword="null"/> where this one has to.
        /// </summary>
        public IReadOnlyList<string>? DoneMeanwhile() =>
            Before is { } before && turn.Read() is { Outcome: { } outcome, Number: var last } && last > before
                ? outcome
                : null;

        /// <summary>Announces that it is about to be done.</summary>
        public void Begin()
        {
            number = (turn.Read()?.Number ?? 0) + 1;
            Write(Begun, []);
        }

        /// <summary>Announces that it is done.</summary>
        /// <param name="outcome">What came of it: words without blanks, of a few kilobytes at most.</param>
        public void End(params IEnumerable<string> outcome)
        {
            // Where its beginning could not be written, a process that came since would take it for one that began later.
            if (turn.Read()?.Number == number)
            {
                Write(Done, outcome);
            }
        }

        /// <inheritdoc/>
        public void Dispose() => file.Dispose();

        private void Write(string word, IEnumerable<string> outcome) =>
            file.Describe(string.Join(' ', [word, number.ToString(CultureInfo.InvariantCulture), .. outcome, LineEnd]));
    }
}
