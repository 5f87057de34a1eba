namespace Wo.Generators.Tests;

/// <summary>A small schema that uses everything the generator knows.</summary>
internal static class SampleSchemas
{
    public const string Ticket = """
        {
          "x-wo-format": "assert",
          "title": "Ticket",
          "description": "Something to do & to <finish>.",
          "x-wo-record": "Ticket",
          "x-wo-states": {
            "statusKey": "status",
            "revisionKey": "x_rev",
            "states": [
              {
                "name": "open",
                "directory": "open-tickets",
                "description": "Waiting.",
                "transitions": [
                  {
                    "method": "Start",
                    "to": "active",
                    "description": "Begins.",
                    "parameters": ["owner", "started_at"],
                    "clears": ["note"]
                  }
                ]
              },
              {
                "name": "active",
                "description": "Under way.",
                "requires": ["owner", "started_at"],
                "transitions": [
                  {
                    "method": "Close",
                    "to": "closed",
                    "parameters": [
                      { "name": "closed_at", "sets": ["closed_at", "updated_at"] },
                      { "name": "sha", "optional": true }
                    ],
                    "constants": { "note": "closed" }
                  }
                ]
              },
              { "name": "closed" }
            ]
          },
          "x-wo-session-markers": {
            "idType": "TicketId",
            "markers": [{ "name": "start", "template": "<{id}> start: {text}", "description": "Says what begins." }]
          },
          "$defs": {
            "ticketId": {
              "title": "a ticket id",
              "description": "Identifier of a ticket.",
              "x-wo-id": "TicketId",
              "type": "string",
              "pattern": "^T-[0-9]{1,4}(a|b)?$",
              "minLength": 3,
              "maxLength": 8,
              "not": { "title": "ticket zero", "pattern": "-0+$" }
            },
            "boardId": {
              "title": "a board id",
              "description": "Identifier of a board.",
              "x-wo-id": "BoardId",
              "type": "string",
              "pattern": "^B-[A-Za-z0-9.-]+$",
              "maxLength": 40
            },
            "part": {
              "description": "A part, which may have parts.",
              "type": "object",
              "properties": {
                "name": { "type": "string" },
                "parts": { "type": "array", "items": { "$ref": "#/$defs/part" } }
              },
              "required": ["name"]
            }
          },
          "type": "object",
          "required": ["id", "status", "done"],
          "properties": {
            "id": { "$ref": "#/$defs/ticketId", "description": "Identifier." },
            "parent": { "$ref": "#/$defs/ticketId", "description": "Ticket that this is part of." },
            "board": { "$ref": "#/$defs/boardId", "description": "Board that it is on." },
            "status": { "description": "State.", "enum": ["open", "active", "closed"], "type": "string" },
            "done": { "description": "Whether it is done.", "type": "boolean" },
            "weight": { "description": "How much it weighs.", "type": "number", "minimum": 0.5, "maximum": 1e3 },
            "owner": { "description": "Who.", "type": ["string", "null"] },
            "note": { "description": "A note.", "type": "string", "pattern": "^\\S(.*\\S)?$" },
            "started_at": { "description": "Since when.", "type": "string", "x-wo-type": "timestamp" },
            "updated_at": { "description": "Last change.", "type": "string", "x-wo-type": "timestamp" },
            "closed_at": { "description": "Until when.", "type": "string", "x-wo-type": "timestamp" },
            "sha": { "description": "Commit.", "type": "string", "x-wo-type": "object-id" },
            "labels": { "description": "Labels.", "type": "array", "items": { "type": "string" }, "default": ["new"] },
            "class": { "description": "A word that C# has too.", "type": "string", "default": "a \"b\"\n" },
            "links": {
              "description": "Links.",
              "type": "object",
              "additionalProperties": { "type": "string" }
            },
            "size": {
              "description": "How large.",
              "type": "object",
              "required": ["width"],
              "properties": { "width": { "type": "integer" }, "x_depth": { "x-wo-type": "string", "x-wo-also": "depth" } }
            },
            "parts": { "description": "Parts.", "type": "array", "items": { "$ref": "#/$defs/part" } },
            "anything": {
              "oneOf": [{ "const": null }, { "const": [1, { "a": true }] }, { "type": "array", "contains": false }],
              "if": { "minItems": 1 },
              "then": { "maxItems": 2, "items": true },
              "else": { "format": "date" }
            },
            "x_rev": { "description": "Revision.", "x-wo-name": "Revision", "type": "integer", "default": 0 }
          },
          "patternProperties": { "^x_": {} },
          "additionalProperties": false
        }
        """;

    public const string Plain = """
        { "title": "Plain", "type": "object", "properties": { "a": { "type": "string" } } }
        """;

    public const string Settings = """
        {
          "description": "Settings.",
          "x-wo-record": "Settings",
          "type": "object",
          "properties": { "ticket": { "$ref": "#/$defs/t" }, "depth": { "type": "integer", "default": 3 } },
          "$defs": {
            "t": {
              "title": "a ticket id",
              "description": "Identifier of a ticket.",
              "x-wo-id": "TicketId",
              "type": "string",
              "pattern": "^T-[0-9]{1,4}(a|b)?$",
              "minLength": 3,
              "maxLength": 8,
              "not": { "title": "ticket zero", "pattern": "-0+$" }
            }
          }
        }
        """;
}
