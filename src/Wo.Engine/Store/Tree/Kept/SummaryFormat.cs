using System.Collections.Immutable;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>How a summary is written, and what is known of its file beside it.</summary>
internal static class SummaryFormat
{
    /// <summary>Writes them.</summary>
    /// <param name="bytes">Where to.</param>
    /// <param name="summary">The summary of a file that can be read.</param>
    /// <param name="clean">That nothing is wrong with the file; <see langword="null"/> where that is not known.</param>
    public static void Write(KeptBytesWriter bytes, WorkOrderSummary summary, CleanFile? clean)
    {
        bytes.Text(summary.WrittenId);
        bytes.Text(summary.Status);
        bytes.Text(summary.Title);
        bytes.Text(summary.Priority);
        bytes.Text(summary.Owner);
        bytes.Text(summary.Epic);
        bytes.Number((ulong)summary.Dependencies.Length);
        foreach (var (text, position, index) in summary.Dependencies)
        {
            bytes.Text(text);
            bytes.Number((ulong)position.Line);
            bytes.Number((ulong)position.Column);
            bytes.Number((ulong)position.Offset);
            bytes.Number((ulong)index);
        }

        Write(bytes, summary.Allow);
        Write(bytes, summary.Deny);
        bytes.Number((ulong)summary.Revision);
        bytes.Text(summary.Branch);
        bytes.Text(summary.Worktree);
        bytes.Text(summary.VerifiedCommit);
        bytes.Text(summary.CreatedAt);
        bytes.Text(summary.StartedAt);
        bytes.Text(summary.FinishedAt);
        bytes.Text(summary.ClosedAt);
        bytes.Number(clean is null ? 0UL : 1);
        if (clean is not null)
        {
            bytes.Number(clean.Schema);
            bytes.Text(clean.Epic);
            bytes.Text(clean.DefinitionOfDone);
            bytes.Number(clean.IsLegacy ? 1UL : 0);
        }
    }

    /// <summary>Reads them; <see langword="null"/> where the bytes are not what was written.</summary>
    /// <param name="written">The bytes.</param>
    /// <param name="texts">Makes the texts.</param>
    public static (WorkOrderSummary Summary, CleanFile? Clean)? Read(ReadOnlySpan<byte> written, KeptTexts texts)
    {
        var bytes = new KeptBytesReader(written, texts);
        var summary = new WorkOrderSummary
        {
            WrittenId = bytes.Text(),
            Status = bytes.Text(),
            Title = bytes.Text(),
            Priority = bytes.Text(),
            Owner = bytes.Text(),
            Epic = bytes.Text(),
            Dependencies = Dependencies(ref bytes),
            Allow = Texts(ref bytes),
            Deny = Texts(ref bytes),
            Revision = (long)bytes.Number(),
            Branch = bytes.Text(),
            Worktree = bytes.Text(),
            VerifiedCommit = bytes.Text(),
            CreatedAt = bytes.Text(),
            StartedAt = bytes.Text(),
            FinishedAt = bytes.Text(),
            ClosedAt = bytes.Text(),
        };
        var clean =
            bytes.Number() == 0 ? null : new CleanFile(bytes.Number(), bytes.Text(), bytes.Text(), bytes.Number() != 0);
        return bytes is { IsBroken: false, IsAtEnd: true } ? (summary, clean) : null;
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
        var entries = ImmutableArray.CreateBuilder<WrittenDependency>(bytes.Count());
        while (entries.Count < entries.Capacity)
        {
            var text = bytes.Text() ?? "";
            var position = new YamlPosition(bytes.Small(), bytes.Small(), bytes.Small());
            entries.Add(new WrittenDependency(text, position, bytes.Small()));
        }

        return entries.MoveToImmutable();
    }
}
