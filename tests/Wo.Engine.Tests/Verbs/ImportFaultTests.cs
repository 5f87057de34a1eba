using System.Text;
using Wo.Engine.Tests.Faults;
using Wo.Engine.Verbs.Import;
using Wo.Engine.Verbs.Import.Sources;

namespace Wo.Engine.Tests.Verbs;

/// <summary>An import whose disk fails it at any point.</summary>
public sealed class ImportFaultTests
{
    private const int Items = 3;

    private static readonly ImportRequest Request = new(
        ImportSource.Beads,
        BeadsReader
            .Read(
                "issues.jsonl",
                Encoding.UTF8.GetBytes(
                    """
                    {"id":"b-1","title":"last","status":"open","dependencies":[{"depends_on_id":"b-2"}]}
                    {"id":"b-2","title":"middle","status":"open","dependencies":[{"depends_on_id":"b-3"}]}
                    {"id":"b-3","title":"first","status":"closed"}
                    """
                )
            )
            .Value,
        Epic: null,
        DefinitionOfDone: "DOD-SAMPLE",
        DryRun: false
    );

    [Fact]
    public void A_single_failure_leaves_all_of_it_or_nothing()
    {
        Sweep(
            static (call, point) => call == point,
            static (scene, outcome, point) =>
            {
                var written = Imported(scene).Count;
                Assert.True(
                    outcome.IsOk
                        ? written == Items
                        : written == 0 || outcome.Error!.Code == Problem.DurabilityUncertain,
                    $"{point}: {written} work orders, {outcome.Error}"
                );
            }
        );
    }

    [Fact]
    public void Wherever_it_dies_what_is_there_is_whole_and_waits_for_nothing_that_is_missing()
    {
        Sweep(
            static (call, point) => call >= point,
            static (scene, _, point) =>
            {
                var written = Imported(scene);
                Assert.True(
                    written.SequenceEqual(new[] { "WO-b-3", "WO-b-2", "WO-b-1" }.Take(written.Count)),
                    $"{point}: {string.Join(' ', written)}"
                );
            }
        );
    }

    /// <summary>Fails the calls that are chosen by number, for one point after the other until none is met.</summary>
    private static void Sweep(Func<int, int, bool> fails, Action<Scene, Result<ImportOutcome>, int> check)
    {
        using var scene = new Scene();
        scene.BeginHere();
        for (var point = 0; ; point++)
        {
            scene.Restore();
            var (calls, isHit) = (0, false);
            var files = new SeamFileSystem
            {
                BeforeEach = () =>
                {
                    if (fails(calls++, point))
                    {
                        isHit = true;
                        throw new StorageException("fault", "", 5);
                    }
                },
            };

            var outcome = new ImportWorkOrders(scene.Open(files)).Run(Request, CancellationToken.None);

            check(scene, outcome, point);
            var again = new ImportWorkOrders(scene.Open()).Run(Request, CancellationToken.None);
            Assert.True(again.IsOk, $"{point}: {again.Error}");
            Assert.Equal(Items, Imported(scene).Count);
            if (!isHit)
            {
                Assert.True(point > 20);
                return;
            }
        }
    }

    /// <summary>The ids that are there, what the others wait for first.</summary>
    private static List<string> Imported(Scene scene) =>
        [
            .. scene
                .Open()
                .Tree.Scan()
                .Entries.Where(static entry => entry.Id.Value.StartsWith("WO-b-", StringComparison.Ordinal))
                .Select(static entry =>
                {
                    Assert.Null(entry.Problem);
                    return entry.Id.Value;
                })
                .OrderDescending(StringComparer.Ordinal),
        ];
}
