using System.Text;
using CsCheck;
using Wo.Core.Yaml;
using Wo.Core.Yaml.Form;
using Wo.TestKit;

namespace Wo.Core.Tests.Yaml.Form;

[Soak]
public sealed class YamlFormatterRandomTests
{
    private static readonly string[] Order = ["k3", "k1", "k0"];

    [Theory]
    [InlineData(nameof(YamlForm.Layout))]
    [InlineData(nameof(YamlForm.PyYaml))]
    public void Any_document_is_formatted_once_and_for_all_and_keeps_its_values_and_comments(string form)
    {
        var (formatted, all) = (0, 0);

        Gen.Int[0, 1000]
            .Array[0, 120]
            .Sample(
                choices =>
                {
                    all++;
                    formatted += AssertOne(choices, Enum.Parse<YamlForm>(form)) ? 1 : 0;
                },
                iter: 2_000,
                threads: 1
            );

        // What cannot be formatted without loss is left; of documents as odd as these that is one in twenty.
        Assert.True(formatted > all * 0.9, $"{formatted} of {all}");
    }

    private static bool AssertOne(int[] choices, YamlForm form)
    {
        var random = new RandomDocument(new Tape(choices));
        var bytes = Encoding.UTF8.GetBytes(random.Write());
        var formatter = new YamlFormatter(form, Order);
        if (!formatter.Format(bytes).TryGet(out var once, out _))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(once);
        Assert.All(random.Comments, comment => Assert.Contains(comment, text, StringComparison.Ordinal));
        Assert.Equal(text, Encoding.UTF8.GetString(formatter.Format(once).Value));
        Assert.Equal(text, Encoding.UTF8.GetString(new YamlFormatter(YamlForm.Layout, Order).Format(once).Value));
        var (before, after) = (Root(bytes), Root(once));
        Assert.Equal(
            before.Entries.Select(entry => entry.Key.Value).Order(StringComparer.Ordinal),
            after.Entries.Select(entry => entry.Key.Value).Order(StringComparer.Ordinal)
        );
        Assert.All(
            before.Entries,
            entry => Assert.True(after.TryGet(entry.Key.Value, out var now) && YamlEquality.AreEqual(entry.Value, now))
        );
        return true;
    }

    private static YamlMapping Root(byte[] bytes) => (YamlMapping)YamlReader.Read(bytes).Document!.Root;
}
