using System.Text.Json;

namespace Wo.TestKit;

/// <summary>How a run of the tool ended, and what it printed.</summary>
/// <param name="ExitCode">The exit code; 128 and the signal's number where a signal ended it.</param>
/// <param name="Output">All of standard output.</param>
/// <param name="Error">All of standard error.</param>
public sealed record WoOutcome(int ExitCode, string Output, string Error)
{
    private static readonly string[] Markers = ["TRIFECTA_ERROR_CODE:", "CLASS:", "CAUSE:", "NEXT_STEPS:", "VERIFY:"];

    /// <summary>The error code on the card, or <see langword="null"/> where there is no card.</summary>
    public string? ErrorCode => ValueOf(Markers[0]);

    /// <summary>The cause on the card, or <see langword="null"/>.</summary>
    public string? Cause => ValueOf("CAUSE:");

    /// <summary>The one JSON object that standard output holds; parsing fails if there is anything else.</summary>
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Output);
        return document.RootElement.Clone();
    }

    /// <summary>The one JSON object, if standard output holds one and nothing else.</summary>
    public bool TryJson(out JsonElement answer)
    {
        try
        {
            answer = Json();
            return answer.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            answer = default;
            return false;
        }
    }

    /// <summary>The <c>data</c> of the JSON object.</summary>
    public JsonElement Data => Json().GetProperty("data");

    /// <summary>A string of the JSON object's <c>data</c>.</summary>
    public string Datum(string name) =>
        Data.GetProperty(name).GetString() ?? throw new InvalidOperationException($"{name} is null in {Output}");

    /// <summary>What is wrong with the error card on standard error; empty where it is one whole card.</summary>
    public IReadOnlyList<string> CardProblems()
    {
        var problems = new List<string>();
        var last = -1;
        var lines = Error.Split('\n');
        foreach (var marker in Markers)
        {
            var at = Array.FindAll(lines, line => line.StartsWith(marker, StringComparison.Ordinal));
            var index = Array.FindIndex(lines, line => line.StartsWith(marker, StringComparison.Ordinal));
            if (at.Length != 1)
            {
                problems.Add($"{marker} stands {at.Length} times");
            }
            else if (index < last)
            {
                problems.Add($"{marker} is out of order");
            }

            last = index;
        }

        if (string.IsNullOrWhiteSpace(Cause))
        {
            problems.Add("the cause is empty");
        }

        return problems;
    }

    /// <inheritdoc/>
    public override string ToString() => $"exit {ExitCode}\n--- stdout\n{Output}\n--- stderr\n{Error}";

    private string? ValueOf(string marker) =>
        Array.Find(Error.Split('\n'), line => line.StartsWith(marker, StringComparison.Ordinal)) is { } line
            ? line[marker.Length..].Trim()
            : null;
}
