using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Mcp;

/// <summary>What a client can read without a call of a tool: the ready work orders, and each by its id.</summary>
internal static class WorkResources
{
    private const string Scheme = "wo://";
    private const string Ready = "ready";
    private const string Json = "application/json";

    /// <summary>Those with an address of their own.</summary>
    public static ListResourcesResult List() =>
        new()
        {
            Resources =
            [
                new()
                {
                    Uri = Scheme + Ready,
                    Name = Ready,
                    Description = "The work orders that can be taken now, as wo list --ready --json",
                    MimeType = Json,
                },
            ],
        };

    /// <summary>How the addresses of the others are made.</summary>
    public static ListResourceTemplatesResult Templates() =>
        new()
        {
            ResourceTemplates =
            [
                new()
                {
                    UriTemplate = Scheme + "{id}",
                    Name = "work_order",
                    Description = "One work order, as wo show --json",
                    MimeType = Json,
                },
            ],
        };

    /// <summary>The command line whose answer an address stands for.</summary>
    public static ToolLine Line(string uri)
    {
        if (!uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Unknown(uri, $"addresses here begin with {Scheme}");
        }

        var name = uri[Scheme.Length..].TrimEnd('/');
        return name == Ready ? ToolLine.Of("list", "--ready")
            : IdArgument.Parse(name).TryGet(out var id, out var error) ? new(["show"], [], [id.Value])
            : throw Unknown(uri, error.Cause);
    }

    /// <summary>An answer as what is read.</summary>
    public static ReadResourceResult Content(string uri, ToolAnswer answer)
    {
        if (answer.ExitCode == ExitCodes.Of(ErrorClass.NotFound))
        {
            throw Unknown(uri, answer.Object.GetProperty("error").GetProperty("cause").GetString()!);
        }

        return new()
        {
            Contents =
            [
                new TextResourceContents
                {
                    Uri = uri,
                    MimeType = Json,
                    Text = answer.Text,
                },
            ],
        };
    }

    private static McpProtocolException Unknown(string uri, string why) =>
        new($"There is no {uri}: {why}", McpErrorCode.ResourceNotFound);
}
