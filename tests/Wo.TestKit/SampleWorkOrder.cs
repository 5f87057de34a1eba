using System.Text;

namespace Wo.TestKit;

/// <summary>A valid pending work order, written the way people write: with comments, blanks and a block scalar.</summary>
/// <param name="Id">Its id.</param>
public sealed record SampleWorkOrder(string Id)
{
    /// <summary>Its title.</summary>
    public string Title { get; init; } = $"Sample «{Id}»";

    /// <summary>P0 to P3.</summary>
    public string Priority { get; init; } = "P2";

    /// <summary>Its verify commands.</summary>
    public IReadOnlyList<string> Verify { get; init; } = ["test -d src"];

    /// <summary>What it waits for.</summary>
    public IReadOnlyList<string> Depends { get; init; } = [];

    /// <summary>Lines at the end, each a top-level key.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>What it requires to be closed.</summary>
    public string DefinitionOfDone { get; init; } = "DOD-SAMPLE";

    /// <summary>The state that it is written in.</summary>
    public string State { get; init; } = "pending";

    /// <summary>The file's text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("# A sample. Comments and blanks have to survive every transition.\n")
            .Append("version: 1\n")
            .Append("id: ")
            .Append(Id)
            .Append('\n')
            .Append("epic_id: E-0001\n")
            .Append("title: \"")
            .Append(Title)
            .Append("\"   # in quotes\n")
            .Append("priority: ")
            .Append(Priority)
            .Append('\n')
            .Append("status: ")
            .Append(State)
            .Append("   # repeats the directory\n\n")
            .Append("objective: |\n  status: this line is prose\n\n  owner: and this one is, too\n")
            .Append("dod_id: ")
            .Append(DefinitionOfDone)
            .Append('\n')
            .Append("scope:\n  allow:\n    - src/**\n  deny:\n    - .env*\n");
        List(text, "verify:\n  commands:", Verify, "  ");
        text.Append("execution:\n  engine: trifecta\n  segment: .\n  required_flow:\n")
            .Append(
                "  - session.append:intent\n  - ctx.sync\n  - ctx.search\n  - ctx.get\n  - session.append:result\n"
            );
        List(text, "dependencies:", Depends, "");
        foreach (var line in More)
        {
            text.Append(line).Append('\n');
        }

        return text.Append("x_note: 'the last line'\n").ToString();
    }

    private static void List(StringBuilder text, string key, IReadOnlyList<string> values, string indent)
    {
        text.Append(key).Append(values.Count == 0 ? " []\n" : "\n");
        foreach (var value in values)
        {
            text.Append(indent).Append("- '").Append(value.Replace("'", "''", StringComparison.Ordinal)).Append("'\n");
        }
    }
}
