using System.Globalization;
using System.Xml.Linq;
using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>The picture that <c>wo deps --format svg</c> draws.</summary>
[Soak]
public sealed class DepsPictureTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Every_work_order_is_a_box_of_its_state_with_its_title_and_every_dependency_an_arrow()
    {
        tree.Put("WO-1", "done", title: "Before")
            .Put("WO-2", "running", more: "dependencies: [WO-1]")
            .Put("WO-3", "partial", more: "dependencies: [WO-2, WO-99]");

        var picture = await Draw("WO-3");

        Assert.Equal(
            ["done", "running", "partial chosen", "unknown"],
            Boxes(picture).Select(box => box.Attribute("class")!.Value)
        );
        Assert.Contains(picture.Descendants(Svg + "text"), text => text.Value == "Before");
        Assert.Equal(
            ["arrow", "arrow critical", "arrow"],
            Arrows(picture).Select(arrow => arrow.Attribute("class")!.Value)
        );
        Assert.Equal("What WO-3 waits for and what waits for it", picture.Root!.Element(Svg + "title")!.Value);
    }

    [Theory]
    [InlineData("</text><script>alert(1)</script>")]
    [InlineData("a & b \\\" ' ]]> <!-- <?x")]
    [InlineData("\\e[31mred \\u202E \\u2028 \\uFFFD \\U0001F600")]
    [InlineData("\\uFFFE\\uFFFF\\0")]
    public async Task A_title_is_text_and_nothing_else(string title)
    {
        tree.Put("WO-1", more: "dependencies: [\"<b>&\"]", title: "x");
        var text = await File.ReadAllTextAsync(tree.FileOf("pending", "WO-1"), TestContext.Current.CancellationToken);
        tree.PutText(
            "WO-1",
            "pending",
            string.Join(
                '\n',
                text.Split('\n')
                    .Select(line => line.StartsWith("title:", StringComparison.Ordinal) ? $"title: \"{title}\"" : line)
            )
        );

        var picture = await Draw();

        Assert.NotEmpty(Boxes(picture));
        Assert.Equal(
            ["defs", "g", "marker", "path", "rect", "style", "svg", "text", "title"],
            picture.Descendants().Select(element => element.Name.LocalName).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Those_that_wait_for_each_other_or_for_themselves_are_drawn_as_circles()
    {
        tree.Put("WO-1", more: "dependencies: [WO-3]")
            .Put("WO-2", more: "dependencies: [WO-1]")
            .Put("WO-3", more: "dependencies: [WO-2]")
            .Put("WO-4", more: "dependencies: [WO-4, WO-3]");

        var looks = Arrows(await Draw()).Select(arrow => arrow.Attribute("class")!.Value).Order(StringComparer.Ordinal);

        Assert.Equal(["arrow circle", "arrow circle", "arrow circle", "arrow circle", "arrow critical"], looks);
    }

    [Theory]
    [InlineData(40, 2)]
    [InlineData(60, 2)]
    [InlineData(150, 4)]
    public async Task No_box_covers_another_all_lie_in_the_picture_and_the_same_tree_gives_the_same_picture(
        int count,
        int each
    )
    {
        var random = new Random(1);
        for (var i = 1; i <= count; i++)
        {
            var before = Enumerable.Range(0, each).Select(_ => $"WO-{random.Next(1, i + 1)}").Distinct();
            tree.Put(
                string.Create(CultureInfo.InvariantCulture, $"WO-{i}"),
                more: i < 4 ? "" : $"dependencies: [WO-{((i * 7) % count) + 1}, {string.Join(", ", before)}]"
            );
        }

        var picture = await Draw();

        var view = Numbers(picture.Root!.Attribute("viewBox")!.Value.Split(' '));
        var boxes = Boxes(picture)
            .Select(box => box.Element(Svg + "rect")!)
            .Select(rect =>
                Numbers([.. new[] { "x", "y", "width", "height" }.Select(name => rect.Attribute(name)!.Value)])
            )
            .ToList();
        Assert.Equal(count, boxes.Count);
        Assert.All(
            boxes,
            box =>
                Assert.True(
                    box[0] >= view[0]
                        && box[1] >= view[1]
                        && box[0] + box[2] <= view[0] + view[2]
                        && box[1] + box[3] <= view[1] + view[3]
                )
        );
        Assert.DoesNotContain(
            from one in boxes
            from other in boxes
            where one != other
            select (one, other),
            pair =>
                pair.one[0] < pair.other[0] + pair.other[2]
                && pair.other[0] < pair.one[0] + pair.one[2]
                && pair.one[1] < pair.other[1] + pair.other[3]
                && pair.other[1] < pair.one[1] + pair.one[3]
        );
        Assert.Equal(picture.ToString(), (await Draw()).ToString());
    }

    [Fact]
    public async Task A_picture_is_no_higher_than_its_fullest_layer_needs()
    {
        tree.Put("WO-1");
        for (var i = 2; i <= 9; i++)
        {
            tree.Put(string.Create(CultureInfo.InvariantCulture, $"WO-{i}"), more: "dependencies: [WO-1]");
        }

        var view = Numbers((await Draw()).Root!.Attribute("viewBox")!.Value.Split(' '));

        Assert.InRange(view[3], 8 * 60, 8 * 84);
    }

    [Fact]
    public async Task Where_nothing_is_open_the_picture_has_its_legend_alone() => Assert.Empty(Boxes(await Draw()));

    private async Task<XDocument> Draw(params string[] arguments)
    {
        var run = await tree.Wo(["deps", .. arguments, "--format", "svg"]);
        Assert.True(run.ExitCode is 0 or 6, run.Error);
        return XDocument.Parse(run.Output);
    }

    private static IEnumerable<XElement> Boxes(XDocument picture) =>
        picture.Root!.Elements(Svg + "g").Where(group => group.Element(Svg + "title") is not null);

    private static IEnumerable<XElement> Arrows(XDocument picture) =>
        picture
            .Root!.Elements(Svg + "path")
            .Where(path => !path.Attribute("d")!.Value.Contains('h', StringComparison.Ordinal));

    private static double[] Numbers(string[] texts) =>
        [.. texts.Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
}
