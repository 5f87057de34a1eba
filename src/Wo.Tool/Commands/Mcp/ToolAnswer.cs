using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Mcp;

/// <summary>What a command answered: the object of <c>--json</c>.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Text">The object as text, on one line.</param>
internal sealed record ToolAnswer(int ExitCode, string Text)
{
    /// <summary>The object.</summary>
    public JsonElement Object
    {
        get
        {
            using var parsed = JsonDocument.Parse(Text);
            return parsed.RootElement.Clone();
        }
    }

    /// <summary>The code of its error; <see langword="null"/> for a success.</summary>
    public string? ErrorCode =>
        Object.GetProperty("error") is { ValueKind: JsonValueKind.Object } error
            ? error.GetProperty("code").GetString()
            : null;

    /// <summary>From what a run put on standard output.</summary>
    public static ToolAnswer Of(int exitCode, ReadOnlySpan<byte> output) =>
        new(exitCode, Encoding.UTF8.GetString(output).TrimEnd('\n'));

    /// <summary>The refusal of a call that is no command line.</summary>
    /// <param name="command">The command, its words joined by dots.</param>
    /// <param name="error">What is wrong with it.</param>
    public static ToolAnswer Refused(string command, WoError error)
    {
        var help = CommandNames.LineOf(["wo", .. command.Split('.'), GlobalOptions.HelpOption]);
        var exitCode = ExitCodes.Of(error);
        return Of(
            exitCode,
            JsonAnswer.Compose(command, error with { NextSteps = [help], Verify = [help] }, exitCode).Span
        );
    }

    /// <summary>As the protocol has it: as an object, and as its text for clients that know no objects.</summary>
    public CallToolResult Result() =>
        new()
        {
            Content = [new TextContentBlock { Text = Text }],
            StructuredContent = Object,
            IsError = ExitCode != ExitCodes.Done ? true : null,
        };
}
