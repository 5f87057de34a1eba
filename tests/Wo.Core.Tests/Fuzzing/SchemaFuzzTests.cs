using System.Text;
using Wo.Core.Schema;
using Wo.Core.Tests.Yaml;
using Wo.TestKit;

namespace Wo.Core.Tests.Fuzzing;

[Soak]
public sealed class SchemaFuzzTests : IDisposable
{
    private readonly AllocationBound reading = new(2_000);

    // The linear engine takes tens of kilobytes for each character of a pattern that is matched.
    private readonly AllocationBound applying = new(60_000);

    [Fact]
    public void Whatever_a_schema_has_become_it_is_read_or_refused_with_a_place_and_what_is_read_can_be_applied()
    {
        var document = YamlText.Read(FuzzSeeds.Yaml[0]);
        Fuzz.Run(
            FuzzSeeds.Schemas,
            bytes =>
            {
                var text = Encoding.UTF8.GetString(bytes);
                var read = reading.Hold(bytes.Length, () => SchemaReader.Read(text));
                if (read.Schema is not { } schema)
                {
                    Assert.NotEmpty(read.Problems);
                    Assert.All(read.Problems, problem => Assert.InRange(problem.Span.Offset, 0, text.Length));
                    return;
                }

                var findings = applying.Hold(bytes.Length, () => SchemaEvaluator.Evaluate(schema, document.Root));
                Assert.All(findings, finding => Assert.InRange(finding.Position.Offset, 0, document.Text.Length));
            }
        );
    }

    public void Dispose()
    {
        reading.Report();
        applying.Report();
    }
}
