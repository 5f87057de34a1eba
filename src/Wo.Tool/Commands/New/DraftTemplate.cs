using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.New;

/// <summary>A draft to fill in, for <c>wo new --from</c>.</summary>
internal sealed class DraftTemplate : IReport
{
    /// <summary>The text. It is valid as it stands in a tree that <c>wo init</c> made.</summary>
    public const string Text = $$"""
        # A draft of a work order: change what is here, delete what is not needed, then  wo new --from FILE
        # Options of wo new win over it. Other keys may be added; wo keeps them, and the comments.
        epic_id: {{Scaffold.EpicId}}
        title: What is to be done, in one line
        priority: {{WorkOrderPriority.Default}}
        objective: |
          Why it is wanted, and what is different when it is done.
        deliverables:
        - what is handed over
        # Without a scope, {{DefaultScope.Description}} may change.
        scope:
          allow:
          - src/**
          deny:
          - .env*
        # Commands that have to succeed at the end, run in the worktree.
        verify:
          commands:
          - 'true'
        # Work orders that have to be done first.
        dependencies: []
        dod_id: {{Scaffold.DefinitionOfDoneId}}
        """;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("template", Text + "\n");
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var line in Text.Split('\n'))
        {
            output.Line(line);
        }
    }
}
