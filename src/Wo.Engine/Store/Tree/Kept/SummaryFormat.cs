using System.Collections.Immutable;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>How a summary is written, and what is known of its file beside it.</summary>
internal static class SummaryFormat
{
    /// <summary>Writes them.</summary>
    /// <param name="bytes">Where to.</param>
    /// <param name="summary">The summary of a file that can be read.</param>
    /// <param name="examined">What is wrong with the file; <see langword="null"/> where that is not known.</param>
    public static void Write(KeptBytesWriter bytes, WorkOrderSummary summary, ExaminedFile? examined)
    {
        ExaminedFormat.Write(bytes, examined);
        bytes.Text(summary.WrittenId);
        bytes.Text(summary.Status);
        bytes.Text(summary.Title);
        bytes.Text(summary.Priority);
        bytes.Text(summary.Owner);
        bytes.Text(summary.Epic);
        bytes.Number((ulong)summary.Revision);
        bytes.Text(summary.Branch);
        bytes.Text(summary.Worktree);
        bytes.Text(summary.VerifiedCommit);
        bytes.Text(summary.CreatedAt);
        bytes.Text(summary.StartedAt);
        bytes.Text(summary.FinishedAt);
        bytes.Text(summary.ClosedAt);
        Write(bytes, summary.Links);
    }

    /// <summary>
    /// Reads the summary, its links later; <see langword="null"/> where the bytes are not what was written. What is wrong with
    /// the file is read by <see cref="ExaminedFormat"/>.
    /// </summary>
    /// <param name="kept">Where they are written.</param>
    /// <param name="id">The id that the name of the file has, which mostly is the one that is written.</param>
    public static WorkOrderSummary? Read(KeptSummary kept, WorkOrderId id)
    {
        var bytes = new KeptBytesReader(kept.Bytes, kept.Of.Texts);
        bytes.SkipText();
        var summary = new WorkOrderSummary
        {
            WrittenId = bytes.TextLike(id.Value),
            Status = bytes.Text(),
            Title = bytes.Text(),
            Priority = bytes.Text(),
            Owner = bytes.Text(),
            Epic = bytes.Text(),
            Revision = (long)bytes.Number(),
            Branch = bytes.Text(),
            Worktree = bytes.Text(),
            VerifiedCommit = bytes.Text(),
            CreatedAt = bytes.Text(),
            StartedAt = bytes.Text(),
            FinishedAt = bytes.Text(),
            ClosedAt = bytes.Text(),
            KeptLinks = new KeptLinks(kept, kept.Bytes.Length - bytes.Left),
        };
        SkipLinks(ref bytes);
        return bytes is { IsBroken: false, IsAtEnd: true } ? summary : null;
    }

    /// <summary>Reads the links of a summary that was read before.</summary>
    public static WorkOrderLinks ReadLinks(KeptLinks kept)
    {
        var bytes = new KeptBytesReader(kept.Bytes, kept.Texts);
        return new WorkOrderLinks(Dependencies(ref bytes), Texts(ref bytes), Texts(ref bytes));
    }

    /// <summary>Reads the dependencies alone: most questions about all work orders are about these.</summary>
    public static ImmutableArray<WrittenDependency> ReadDependencies(KeptLinks kept)
    {
        var bytes = new KeptBytesReader(kept.Bytes, kept.Texts);
        return Dependencies(ref bytes);
    }

    private static void Write(KeptBytesWriter bytes, WorkOrderLinks links)
    {
        bytes.Number((ulong)links.Dependencies.Length);
        foreach (var (text, position, index) in links.Dependencies)
        {
            bytes.Text(text);
            bytes.Number((ulong)position.Line);
            bytes.Number((ulong)position.Column);
            bytes.Number((ulong)position.Offset);
            bytes.Number((ulong)index);
        }

        Write(bytes, links.Allow);
        Write(bytes, links.Deny);
    }

    private static void Write(KeptBytesWriter bytes, ImmutableArray<string> texts)
    {
        bytes.Number((ulong)texts.Length);
        foreach (var text in texts)
        {
            bytes.Text(text);
        }
    }

    private static ImmutableArray<string> Texts(ref KeptBytesReader bytes)
    {
        var texts = ImmutableArray.CreateBuilder<string>(bytes.Count());
        while (texts.Count < texts.Capacity)
        {
            texts.Add(bytes.Text() ?? "");
        }

        return texts.MoveToImmutable();
    }

    private static ImmutableArray<WrittenDependency> Dependencies(ref KeptBytesReader bytes)
    {
        var count = bytes.Count();
        if (count == 0)
        {
            return []; // of most there are none
        }

        var entries = ImmutableArray.CreateBuilder<WrittenDependency>(count);
        while (entries.Count < entries.Capacity)
        {
            var text = bytes.Text() ?? "";
            var position = new YamlPosition(bytes.Small(), bytes.Small(), bytes.Small());
            entries.Add(new WrittenDependency(text, position, bytes.Small()));
        }

        return entries.MoveToImmutable();
    }

    /// <summary>Goes past the links, to find out whether they are what was written.</summary>
    private static void SkipLinks(ref KeptBytesReader bytes)
    {
        for (var left = bytes.Count(); left > 0; left--)
        {
            bytes.SkipText();
            for (var number = 0; number < 4; number++)
            {
                bytes.Small();
            }
        }

        for (var lists = 0; lists < 2; lists++)
        {
            for (var left = bytes.Count(); left > 0; left--)
            {
                bytes.SkipText();
            }
        }
    }
}
