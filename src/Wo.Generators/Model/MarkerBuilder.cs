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
                problems.Collision($"the marker '{model.Name}' is declared twice: rename one", marker.Span);
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
        var template = MarkerTemplate.Parse(marker.Get("template")?.Text ?? "");
        if (template is null || !Names.IsName(name))
        {
            Refuse(marker, template is null);
            return null;
        }

        return new MarkerModel(name, marker.Get("description")?.Text ?? name, template.BeforeId, template.BeforeText);
    }

    private void Refuse(JsonValue marker, bool isTemplate)
    {
        if (problems.IsMisspelled(marker))
        {
            return;
        }

        if (!Names.IsName(Names.Pascal(marker.Get("name")?.Text ?? "")))
        {
            problems.Unsupported(
                "a marker needs 'name', which begins with a letter, such as \"started\"",
                marker.Get("name")?.Span ?? marker.Span
            );
        }

        if (isTemplate)
        {
            problems.Unsupported(
                "a marker needs 'template', one line of fixed text, {id}, fixed text and {text}, such as \"<{id}> started: {text}\"",
                marker.Get("template")?.Span ?? marker.Span
            );
        }
    }
}
