using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.New;

/// <summary>What <c>wo new</c> answers.</summary>
/// <param name="created">The work order.</param>
/// <param name="waits">Whether it depends on others, so that it cannot be taken at once by all appearances.</param>
internal sealed class NewReport(CreatedWorkOrder created, bool waits) : IReportWithSteps
{
    /// <summary>How a command is spelled for the caller.</summary>
    private Func<string, string> Spell { get; init; } = static step => step;

    /// <inheritdoc/>
    public IReport WithSteps(Func<string, string> spell) => new NewReport(created, waits) { Spell = spell };

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", created.Id.Value);
        json.WriteString("path", created.Path.Relative);
        json.WriteBoolean("written", created.IsWritten);
        json.WriteBoolean("registered", created.IsRegistered);
        json.WriteString("created_epic", created.CreatedEpic);
        WriteScope(json);
        json.WriteString("text", created.Text);
        json.WriteEndObject();
    }

    /// <summary>The scope that the tool wrote; null where it is the draft's.</summary>
    private void WriteScope(Utf8JsonWriter json)
    {
        if (created.Scope is not { } scope)
        {
            json.WriteNull("scope");
            return;
        }

        json.WriteStartObject("scope");
        json.WriteBoolean("is_default", scope.IsDefault);
        json.WriteString("description", scope.IsDefault ? DefaultScope.Description : null);
        json.WriteStrings("allow", scope.Allow);
        json.WriteStrings("deny", scope.Deny);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        if (!created.IsWritten)
        {
            foreach (var line in created.Text.TrimEnd('\n').Split('\n'))
            {
                output.Line(line);
            }

            return;
        }

        output.Line((created.Id.Value, TextStyle.Strong), "  ", created.Path.Relative);
        if (created.CreatedEpic is { } epic)
        {
            output.Note(("epic   ", TextStyle.Faint), epic, " was added to the backlog");
        }

        if (created.Scope is { IsDefault: true })
        {
            output.Note(("scope  ", TextStyle.Faint), DefaultScope.Description, " may change; --allow narrows it");
        }

        output.Note(
            ("next   ", TextStyle.Faint),
            Spell(waits ? $"wo preflight {created.Id}" : $"wo take {created.Id}")
        );
    }
}
