using System.Buffers.Binary;
using System.Collections.Immutable;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Store.Kept;

/// <summary>The file of summaries: what was written comes back, and whatever else the bytes are is no file of summaries.</summary>
public sealed class KeptSummariesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Key = SummaryKey.For("/state");
    private static readonly FileStamp Stamp = new(1, 2, 3, 4, 5);
    private static readonly ExaminedFile Examined = new(
        ulong.MaxValue,
        "E-1",
        null,
        IsLegacy: true,
        [
            new KeptFinding("SCOPE_EMPTY", 1, new YamlPosition(5, 6, 7), "$.scope", "it has no scope"),
            new KeptFinding("", 2, new YamlPosition(1, 1, 0), "", "Ünïcode \ud83d\ude00"),
        ]
    );

    private static readonly WorkOrderSummary Full = new()
    {
        WrittenId = "WO-1",
        Status = "pending",
        Title = "Ünïcode \ud83d\ude00",
        Priority = "P1",
        Owner = "",
        Epic = "E-1",
        Links = new WorkOrderLinks(
            [new WrittenDependency("WO-2", new YamlPosition(1, 2, 3), 4)],
            ["src/**", ""],
            [".env*"]
        ),
        Revision = long.MaxValue,
        Branch = "feat/x",
        Worktree = "../w",
        VerifiedCommit = "0123",
        CreatedAt = "2026",
        StartedAt = "2027",
        FinishedAt = "2028",
        ClosedAt = null,
    };

    private static readonly Action<KeptSummariesBuilder>[] Rows =
    [
        made => made.Add(WorkOrderState.Pending, TreeFixture.Id("WO-1"), Stamp, isUsual: true, Full, Examined),
        made =>
            made.Add(WorkOrderState.Done, TreeFixture.Id("WO-10"), Stamp, isUsual: true, new WorkOrderSummary(), null),
        made =>
            made.Add(WorkOrderState.Done, TreeFixture.Id("WO-9"), Stamp, isUsual: true, new WorkOrderSummary(), null),
    ];

    [Fact]
    public void Every_value_comes_back()
    {
        var bytes = new KeptBytesWriter();
        SummaryFormat.Write(bytes, Full, Examined);
        var kept = Keep(bytes.Written);

        var summary = SummaryFormat.Read(kept, TreeFixture.Id("WO-1"))!;

        Assert.Equal(Examined, ExaminedFormat.Read(kept));
        Assert.Equal(Full.Links.Dependencies.AsEnumerable(), summary.Dependencies); // without the rest of the links
        Assert.Equal(Full.Links.Dependencies.AsEnumerable(), summary.Links.Dependencies);
        Assert.Equal(Full.Links.Allow.AsEnumerable(), summary.Links.Allow);
        Assert.Equal(Full.Links.Deny.AsEnumerable(), summary.Links.Deny);
        Assert.Equal(Flat(Full), Flat(summary));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("€")]
    [InlineData("\ud83d\ude00")]
    public void A_text_of_any_length_comes_back(string part)
    {
        var texts = Enumerable.Range(0, 200).Select(length => string.Concat(Enumerable.Repeat(part, length))).ToArray();
        var writer = new KeptBytesWriter();
        Array.ForEach(texts, writer.Text);

        var reader = new KeptBytesReader(writer.Written, new SharedTexts());
        foreach (var text in texts)
        {
            Assert.Equal(text, reader.Text());
        }

        Assert.True(reader is { IsAtEnd: true, IsBroken: false });
    }

    [Fact]
    public void A_file_that_is_made_of_two_halves_is_the_one_that_is_made_at_once()
    {
        var (first, second) = (new KeptSummariesBuilder(3), new KeptSummariesBuilder(2));
        Array.ForEach(Rows[..1], add => add(first));
        Array.ForEach(Rows[1..], add => add(second));

        first.Add(second);

        Assert.Equal(Written(), first.Build(Key, Now).ToArray());
    }

    [Fact]
    public void Findings_that_are_too_many_or_cannot_be_written_cost_the_summary_nothing()
    {
        var finding = new KeptFinding("SCOPE_EMPTY", 1, new YamlPosition(1, 1, 0), "$.scope", new string('x', 1000));
        foreach (
            var findings in (ImmutableArray<KeptFinding>[])
                [
                    [.. Enumerable.Repeat(finding, 100)],
                    [finding with { Message = "half \ud83d of it" }],
                ]
        )
        {
            var builder = new KeptSummariesBuilder(1);
            builder.Add(
                WorkOrderState.Done,
                TreeFixture.Id("WO-1"),
                Stamp,
                isUsual: true,
                Full,
                Examined with
                {
                    Findings = findings,
                }
            );
            var kept = new KeptSummary(KeptSummaries.Open(builder.Build(Key, Now).ToArray(), Key, Now)!, 0);

            Assert.Equal(Flat(Full), Flat(SummaryFormat.Read(kept, TreeFixture.Id("WO-1"))!));
            Assert.Null(ExaminedFormat.Read(kept));
        }
    }

    [Fact]
    public void A_summary_has_no_value_that_is_not_kept()
    {
        // A new property goes into SummaryFormat and into the sample above.
        var names = typeof(WorkOrderSummary)
            .GetProperties()
            .Select(property => property.Name)
            .Except(["Problem", "KeptLinks", "Dependencies", "EqualityContract"]);

        Assert.Equal(15, names.Count());
        Assert.Equal(3, typeof(WorkOrderLinks).GetConstructors().Max(made => made.GetParameters().Length));
    }

    [Fact]
    public void Each_file_is_found_by_its_state_and_name()
    {
        var kept = KeptSummaries.Open(Written(), Key, Now)!;

        Assert.Equal(Stamp, kept.StampAt(kept.Find(WorkOrderState.Pending, TreeFixture.Id("WO-1"))!.Value));
        Assert.NotNull(kept.Find(WorkOrderState.Done, TreeFixture.Id("WO-10")));
        Assert.Null(kept.Find(WorkOrderState.Done, TreeFixture.Id("WO-1")));
        Assert.Null(kept.Find(WorkOrderState.Pending, TreeFixture.Id("WO-3")));
    }

    [Fact]
    public void A_changed_byte_or_a_missing_end_makes_it_none()
    {
        var bytes = Written();
        for (var place = 0; place < bytes.Length; place++)
        {
            foreach (var change in (ReadOnlySpan<byte>)[0x01, 0x80, 0xFF])
            {
                var changed = (byte[])bytes.Clone();
                changed[place] ^= change;
                Assert.Null(KeptSummaries.Open(changed, Key, Now));
            }

            Assert.Null(KeptSummaries.Open(bytes[..place], Key, Now));
        }

        Assert.Null(KeptSummaries.Open([.. bytes, 0], Key, Now));
    }

    [Fact]
    public void One_of_another_tree_or_from_the_future_is_none()
    {
        Assert.Null(KeptSummaries.Open(Written(), SummaryKey.For("/other"), Now));
        Assert.Null(KeptSummaries.Open(Written(), Key, Now - TimeSpan.FromTicks(1)));
        Assert.NotNull(KeptSummaries.Open(Written(), Key, Now));
    }

    [Fact]
    public void One_of_another_build_is_none()
    {
        var key = (byte[])Key.Clone();
        key[30] ^= 1;

        Assert.NotEqual(new byte[16], Key[8..24]);
        Assert.NotEqual(new byte[16], Key[24..40]);
        Assert.Null(KeptSummaries.Open(Written(), key, Now));
    }

    [Theory]
    [InlineData(56, int.MaxValue)]
    [InlineData(56, -1)]
    [InlineData(64 + 44, int.MaxValue)]
    [InlineData(64 + 44, -1)]
    [InlineData(64 + 48, int.MaxValue)]
    [InlineData(64 + 52, int.MaxValue)]
    [InlineData(64 + 52, int.MinValue)]
    public void Numbers_that_lead_nowhere_are_met_with_nothing_even_where_the_checksum_is_right(int place, int number)
    {
        var bytes = Written();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), number);
        BinaryPrimitives.WriteUInt64LittleEndian(
            bytes.AsSpan(bytes.Length - 8),
            Checksum.Of(bytes.AsSpan(0, bytes.Length - 8))
        );

        if (
            KeptSummaries.Open(bytes, Key, Now) is { } kept
            && kept.Find(WorkOrderState.Pending, TreeFixture.Id("WO-1")) is { } row
        )
        {
            Assert.Null(SummaryFormat.Read(new KeptSummary(kept, row), TreeFixture.Id("WO-1")));
        }
    }

    [Fact]
    public void Any_bytes_give_a_summary_or_none_and_take_no_more_memory_than_they_are()
    {
        var random = new Random(7);
        var allocated = 0L;
        for (var run = 0; run < 20_000; run++)
        {
            var bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            var kept = Keep(bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            if (SummaryFormat.Read(kept, TreeFixture.Id("WO-1")) is { } summary)
            {
                _ = summary.Links;
            }

            _ = ExaminedFormat.Read(kept);

            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.True(allocated < 20_000 * 8_192L);
    }

    private static KeptSummary Keep(ReadOnlySpan<byte> written)
    {
        var builder = new KeptSummariesBuilder(1);
        builder.Add(WorkOrderState.Done, TreeFixture.Id("WO-1"), Stamp, isUsual: true, written);
        return new KeptSummary(KeptSummaries.Open(builder.Build(Key, Now).ToArray(), Key, Now)!, 0);
    }

    private static byte[] Written()
    {
        var builder = new KeptSummariesBuilder(3);
        Array.ForEach(Rows, add => add(builder));
        return builder.Build(Key, Now).ToArray();
    }

    private static WorkOrderSummary Flat(WorkOrderSummary summary) =>
        summary with
        {
            Links = WorkOrderLinks.None,
            KeptLinks = null,
        };
}
