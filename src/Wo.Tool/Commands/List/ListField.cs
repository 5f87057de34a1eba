using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.List;

/// <summary>One field of a work order that a list can show.</summary>
/// <param name="Name">Its name, the same with <c>--json</c>.</param>
/// <param name="Cell">It for people.</param>
/// <param name="Write">It for programs, as a member with that name.</param>
internal sealed record ListField(
    string Name,
    Func<WorkOrderRow, StyledText> Cell,
    Action<Utf8JsonWriter, JsonEncodedText, WorkOrderRow> Write
)
{
    // Every command line is checked by a grammar that names all fields, and few of them write any.
    private readonly Lazy<JsonEncodedText> jsonName = new(() => JsonEncodedText.Encode(Name));

    /// <summary>Its name as it is written for programs, encoded once.</summary>
    public JsonEncodedText JsonName => jsonName.Value;

    /// <summary>All of them, in the order in which programs get them.</summary>
    public static ImmutableArray<ListField> All { get; } =
    [
        new("id", row => (row.Id.Value, TextStyle.Strong), (json, name, row) => json.WriteString(name, row.Id.Value)),
        new(
            "state",
            row => StateText.Of(row.State),
            (json, name, row) => json.WriteString(name, row.State?.DirectoryName())
        ),
        new("title", Title, (json, name, row) => json.WriteString(name, row.Title)),
        Text("priority", row => row.Priority),
        Text("epic_id", row => row.EpicId),
        new("owner", Owner, (json, name, row) => json.WriteString(name, row.Owner)),
        new(
            "rev",
            row => row.Revision.ToString(CultureInfo.InvariantCulture),
            (json, name, row) => json.WriteNumber(name, row.Revision)
        ),
        Object("lease", Lease, (json, row) => WorkOrderJson.WriteLease(json, row.Lease)),
        Text("warning", row => row.Warning),
        Object("elsewhere", Elsewhere, (json, row) => WorkOrderJson.WriteClaim(json, row.Elsewhere)),
    ];

    /// <summary>Those that a person sees who asks for none.</summary>
    public static ImmutableArray<ListField> ForPeople { get; } =
    [.. new[] { "id", "state", "priority", "owner", "title" }.Select(name => All.Single(field => field.Name == name))];

    /// <summary>The heading of its column.</summary>
    public string Heading =>
        Name switch
        {
            "priority" => "PRIO",
            "epic_id" => "EPIC",
            _ => Name.ToUpperInvariant(),
        };

    /// <summary>The fields that a list of names asks for, in its order, each once.</summary>
    /// <param name="typed">Names with commas between them.</param>
    public static Result<ImmutableArray<ListField>> Parse(string typed)
    {
        var fields = ImmutableArray.CreateBuilder<ListField>();
        foreach (var name in typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (All.FirstOrDefault(known => known.Name == name) is not { } field)
            {
                return UsageError.Because(
                    $"unknown field '{name}'" + TypoCorrection.DidYouMean(name, All.Select(known => known.Name))
                );
            }

            if (!fields.Contains(field))
            {
                fields.Add(field);
            }
        }

        return fields.Count > 0
            ? fields.ToImmutable()
            : UsageError.Because("--fields needs names: " + string.Join(",", All.Select(known => known.Name)));
    }

    private static ListField Object(
        string name,
        Func<WorkOrderRow, StyledText> cell,
        Action<Utf8JsonWriter, WorkOrderRow> write
    ) =>
        new(
            name,
            cell,
            (json, encoded, row) =>
            {
                json.WritePropertyName(encoded);
                write(json, row);
            }
        );

    private static ListField Text(string name, Func<WorkOrderRow, string?> value) =>
        new(name, row => value(row) ?? "", (json, encoded, row) => json.WriteString(encoded, value(row)));

    private static StyledText Title(WorkOrderRow row) =>
        row.Warning is { } warning ? (row.Title ?? warning, TextStyle.Warning) : row.Title ?? "";

    private static StyledText Owner(WorkOrderRow row) =>
        row.Elsewhere is { } claim ? $"{claim.Owner} (another clone)" : row.Owner ?? "";

    private static StyledText Elsewhere(WorkOrderRow row) =>
        row.Elsewhere is { } claim ? $"{claim.Owner} on {claim.Host}, seen {RoughTime.Of(claim.Age)} ago" : "";

    private static StyledText Lease(WorkOrderRow row) =>
        row.Lease is { } lease ? "until " + UtcTime.ToSecond(lease.ExpiresAt) : "";
}
