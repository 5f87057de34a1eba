namespace Wo.Generators.Tests.Consumers;

/// <summary>Schemas as three projects might write them; they share no state, no marker and hardly a key.</summary>
internal static class ConsumerSchemas
{
    /// <summary>Like ours, with other states, one more required field and keys of its own.</summary>
    public const string Incident = """
        {
          "description": "An incident.",
          "x-wo-record": "Incident",
          "x-wo-states": {
            "statusKey": "status",
            "revisionKey": "rev",
            "states": [
              {
                "name": "reported",
                "directory": "10-reported",
                "transitions": [
                  { "method": "Assign", "to": "in-progress", "parameters": ["assignee", "assigned_at"] },
                  { "method": "Reject", "to": "closed", "constants": { "resolution": "rejected" } }
                ]
              },
              {
                "name": "in-progress",
                "directory": "20-in-progress",
                "requires": ["assignee", "assigned_at"],
                "transitions": [
                  { "method": "Close", "to": "closed", "parameters": ["resolution"] },
                  { "method": "GiveBack", "to": "reported", "clears": ["assignee", "assigned_at"] }
                ]
              },
              { "name": "closed", "directory": "30-closed", "requires": ["resolution"] }
            ]
          },
          "x-wo-session-markers": {
            "idType": "IncidentId",
            "markers": [
              { "name": "hand over", "template": "({id}) => {text}" },
              { "name": "closing", "template": "- {id} closed because {text}" }
            ]
          },
          "$defs": {
            "incidentId": { "title": "an incident id", "x-wo-id": "IncidentId", "type": "string", "pattern": "^INC-[0-9]+$" }
          },
          "type": "object",
          "required": ["id", "status", "severity", "reported_by"],
          "properties": {
            "id": { "$ref": "#/$defs/incidentId" },
            "status": { "type": "string" },
            "severity": { "type": "integer", "minimum": 1, "maximum": 5 },
            "reported_by": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "phone": { "type": "string" } } },
            "assignee": { "type": "string" },
            "assigned_at": { "type": "string", "format": "date-time", "x-wo-type": "timestamp" },
            "resolution": { "type": "string" },
            "x_cost": { "type": "number", "default": 0.5 },
            "rev": { "type": "integer", "default": 0 }
          },
          "patternProperties": { "^x_": {} },
          "additionalProperties": false
        }
        """;

    /// <summary>Every state requires something, and keys have names that the generated code has uses for.</summary>
    public const string Review = """
        {
          "x-wo-record": "Review",
          "x-wo-states": {
            "statusKey": "phase",
            "revisionKey": "count",
            "states": [
              { "name": "draft", "requires": ["author"], "transitions": [{ "method": "Merge", "to": "merged", "parameters": ["node", { "name": "path", "optional": true }] }] },
              { "name": "merged", "requires": ["author", "node"] }
            ]
          },
          "$defs": {
            "reviewId": { "x-wo-id": "ReviewId", "type": "string", "minLength": 2, "maxLength": 3, "pattern": "^\\S+$" },
            "tree": { "type": "object", "properties": { "value": { "type": "string" }, "below": { "type": "array", "items": { "$ref": "#/$defs/tree" } } } }
          },
          "type": "object",
          "required": ["key", "phase"],
          "properties": {
            "key": { "$ref": "#/$defs/reviewId" },
            "phase": { "type": "string" },
            "count": { "type": "integer", "default": 0 },
            "author": { "type": ["string", "null"], "default": null },
            "node": { "type": "boolean" },
            "path": { "type": "string" },
            "path_value": { "type": "string" },
            "findings": { "type": "array", "items": { "type": "string" } },
            "root": { "$ref": "#/$defs/tree" },
            "read": { "type": "string" },
            "fields": { "type": "object", "additionalProperties": { "type": "string" } },
            "class": { "type": "string" },
            "list": { "type": "string" },
            "after": { "type": "string" },
            "changes": { "type": "string" },
            "string": { "type": "string" },
            "x-wo-not-an-annotation": { "type": "string" },
            "grid": { "type": "array", "items": { "type": "array", "items": { "type": "string" } } }
          }
        }
        """;

    /// <summary>The least that has states.</summary>
    public const string Switch = """
        {
          "x-wo-record": "Switch",
          "x-wo-states": {
            "statusKey": "s",
            "revisionKey": "r",
            "states": [
              { "name": "off", "transitions": [{ "method": "TurnOn", "to": "on" }] },
              { "name": "on", "transitions": [{ "method": "TurnOff", "to": "off" }] }
            ]
          },
          "type": "object",
          "required": ["s", "r"],
          "properties": { "s": { "type": "string" }, "r": { "type": "integer" } }
        }
        """;
}
