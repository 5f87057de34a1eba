using System.Text;
using Wo.Core.Storage.Posix;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;
using Wo.TestKit;

namespace Wo.Engine.Tests.Store;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly FaultyFileSystem files = new(PlatformFileSystem.Create());
    private readonly StoppedClock clock = new();

    public JournalTests() => Directory.CreateDirectory(Layout.Directory);

    private ControlLayout Layout => new(directory.Path);

    private Journal Journal => new(files, Layout, clock) { MaxBytes = 1000 };

    private static WorkOrderId Id => WorkOrderId.TryParse("WO-0001", out var id) ? id : default;

    public void Dispose() => directory.Dispose();

    [Fact]
    public void What_was_written_is_read_again_whatever_the_texts_are()
    {
        var entry = Entry(
            new JournalNote
            {
                Owner = "a\"b\\c\nd\u2028e\u001b[31m",
                FormerOwner = "=HYPERLINK(\"x\")",
                By = "боб",
                Epic = "E-0001",
                Reason = "lone \ud800 surrogate, " + new string('\u001f', 3) + new string('é', 5000),
                FailedGates = ["scope", "own_commits"],
                GateTime = TimeSpan.FromSeconds(1.5),
            }
        );

        Journal.Add(null, entry);

        var line = Assert.Single(File.ReadAllLines(Layout.Journal));
        Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 4096);
        var read = Assert.Single(Journal.Read().Entries);
        Assert.Equal(entry.At, read.At);
        Assert.Equal((entry.Verb, entry.Id, entry.From, entry.To), (read.Verb, read.Id, read.From, read.To));
        Assert.Equal((7, "a\"b\\c d e [31m"), (read.Revision, read.Note.Owner));
        Assert.Equal((entry.Note.By, entry.Note.FormerOwner), (read.Note.By, read.Note.FormerOwner));
        Assert.StartsWith("lone \ufffd surrogate, éé", read.Note.Reason, StringComparison.Ordinal);
        Assert.Equal(entry.Note.FailedGates, read.Note.FailedGates);
        Assert.Equal(entry.Note.GateTime, read.Note.GateTime);
    }

    [Theory]
    [InlineData("{\"at\":\"2026-01-01T00:00:00+00:00\",\"verb\":\"ta")]
    [InlineData("{\"at\":1,\"verb\":[],\"id\":{}}")]
    [InlineData("[[[[[[[[[[[[")]
    [InlineData("\0\0\0\0")]
    [InlineData("{\"at\":\"2026-01-01\",\"verb\":\"take\",\"id\":\"../WO-1\"}")]
    [InlineData("null")]
    public void A_line_that_is_torn_or_foreign_costs_itself_alone(string line)
    {
        Journal.Add(null, Entry());
        File.AppendAllText(Layout.Journal, line);

        Journal.Add(null, Entry());

        var reading = Journal.Read();
        Assert.Equal(2, reading.Entries.Length);
        Assert.Contains("1 of the journal's lines", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_size_is_limited_and_the_newest_lines_stay()
    {
        using var held = Guard();
        var journal = Journal;
        for (var revision = 1; revision <= 100; revision++)
        {
            journal.Add(held, Entry() with { Revision = revision });
        }

        Assert.InRange(new FileInfo(Layout.Journal).Length, 1, 1500);
        Assert.InRange(new FileInfo(Layout.OlderJournal).Length, 1, 1500);
        var revisions = Journal.Read().Entries.Select(entry => entry.Revision!.Value).ToArray();
        Assert.Equal(Enumerable.Range(101 - revisions.Length, revisions.Length).Select(n => (long)n), revisions);
        Assert.InRange(revisions.Length, 5, 99);
    }

    [Fact]
    public void A_reader_that_a_full_file_is_taken_from_misses_nothing()
    {
        Journal.Add(null, Entry() with { Revision = 1 });
        files.WhenRead = path =>
        {
            if (path == Layout.Journal && !File.Exists(Layout.OlderJournal))
            {
                File.Move(Layout.Journal, Layout.OlderJournal);
                Journal.Add(null, Entry() with { Revision = 2 });
            }
        };

        Assert.Equal([1, 2], Journal.Read().Entries.Select(entry => (int)entry.Revision!.Value));
    }

    [Fact]
    public void Where_the_older_file_cannot_be_replaced_the_disk_is_not_filled()
    {
        using var held = Guard();
        Directory.CreateDirectory(Path.Join(Layout.OlderJournal, "full"));
        var journal = Journal;
        for (var count = 0; count < 100; count++)
        {
            journal.Add(held, Entry());
        }

        Assert.InRange(new FileInfo(Layout.Journal).Length, 1, 2500);
        Assert.Contains("no regular file", Assert.Single(Journal.Read().Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open-append")]
    [InlineData("write")]
    public void A_full_disk_is_no_failure(string operation)
    {
        files.AtFaultPoint = (_, at, path) =>
        {
            if (at == operation)
            {
                throw new StorageException(at, path, Errno.NoSpace);
            }
        };

        Journal.Add(null, Entry());

        files.AtFaultPoint = static (_, _, _) => { };
        Assert.Empty(Journal.Read().Entries);
    }

    [Fact]
    public void What_is_no_regular_file_is_left_alone_and_named()
    {
        Directory.CreateDirectory(Layout.Journal);

        Journal.Add(null, Entry());

        Assert.Empty(Directory.GetFileSystemEntries(Layout.Journal));
        Assert.Contains("no regular file", Assert.Single(Journal.Read().Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_through_a_link()
    {
        var target = Path.Join(directory.Path, "private");
        File.WriteAllText(target, "mine\n");
        File.CreateSymbolicLink(Layout.Journal, target);

        Journal.Add(null, Entry());

        Assert.Equal("mine\n", File.ReadAllText(target));
    }

    [Fact]
    public void Nothing_is_synced()
    {
        Journal.Add(null, Entry());

        Assert.Equal(0, files.Count("fsync") + files.Count("fsync-directory"));
    }

    private GuardHeld Guard() =>
        new Guard(files, new AtomicWriter(files, clock), Layout.Directory, clock, LockingPolicy.Default)
            .Acquire("test")
            .Value;

    private JournalEntry Entry(JournalNote? note = null) =>
        Journal.Now(JournalVerb.Finish, Id) with
        {
            From = WorkOrderState.Running,
            To = WorkOrderState.Done,
            Revision = 7,
            Note = note ?? JournalNote.None,
        };
}
