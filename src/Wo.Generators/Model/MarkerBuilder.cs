using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Builds the markers of the session log from <c>x-wo-session-markers</c>.</summary>
internal sealed class MarkerBuilder(TypeNames types, ProblemList problems)
{
    public const string Annotation = MarkerTemplate.Annotation;
    public const string TypeName = "SessionMarkers";

    public List<MarkerModel> Build(JsonValue markers)
    {
        types.Declare(TypeName, markers.Span);
        var built = new List<MarkerModel>();
        foreach (var marker in markers.Get("markers")?.Items ?? [])
        {
            if (BuildOne(marker) is not { } model)
            {
                continue;
            }

            if (built.Exists(known => known.Name == model.Name))
            {
                problems.Collision($"the marker '{model.Name}' is declared twice", marker.Span);
            }
            else
            {
                built.Add(model);
            }
        }

        return built;
    }

    private MarkerModel? BuildOne(JsonValue marker)
    {
        var name = Names.Pascal(marker.Get("name")?.Text ?? "");
        if (!Names.IsName(name) || MarkerTemplate.Parse(marker.Get("template")?.Text ?? "") is not { } template)
        {
            problems.Unsupported(
                "a marker has a name and a template of one line: fixed text, {id}, fixed text and {text}",
                marker.Get("template")?.Span ?? marker.Span
            );
            return null;
        }

        return new MarkerModel(name, marker.Get("description")?.Text ?? name, template.BeforeId, template.BeforeText);
    }
}
