using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Wo.Tool.Commands.Mcp;

/// <summary>
/// Messages as lines of standard input and output. The library's own transport drops the answers that are not ready when the
/// input ends, ends the session at some malformed messages, takes lines of any length, and lets a call that is taken back tear
/// the line that is being written.
/// </summary>
internal sealed class LineTransport : TransportBase
{
    private const int DeepestForId = 10_000;

    private readonly MessageLines lines;
    private readonly Stream output;
    private readonly Lock writing = new();

    /// <summary>Begins to read.</summary>
    /// <param name="input">What the client writes.</param>
    /// <param name="output">What the client reads.</param>
    public LineTransport(Stream input, Stream output)
        : base("wo", loggerFactory: null)
    {
        (lines, this.output) = (new MessageLines(input), output);
        SetConnected();
        // A read that blocks ends with the process.
        new Thread(ReadAll) { IsBackground = true, Name = "input" }.Start();
    }

    /// <inheritdoc/>
    // Whole whatever is taken back meanwhile, and also when the input has ended.
    public override Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        byte[] line =
        [
            .. JsonSerializer.SerializeToUtf8Bytes(
                message,
                McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage))
            ),
            (byte)'\n',
        ];
        try
        {
            lock (writing)
            {
                output.Write(line);
                output.Flush();
            }
        }
        catch (Exception failed) when (failed is IOException or ObjectDisposedException)
        {
            // The client does not read any more, which the end of the input will say.
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        SetDisconnected();
        return ValueTask.CompletedTask;
    }

    private void ReadAll()
    {
        try
        {
            while (lines.Read(out var isWhole) is { } line)
            {
                if (line.AsSpan().ContainsAnyExcept(" \t\r"u8))
                {
                    Receive(line, isWhole);
                }
            }
        }
        catch (Exception failed) when (failed is IOException or ObjectDisposedException)
        {
            // As good as its end.
        }

        SetDisconnected();
    }

    private void Receive(byte[] line, bool isWhole)
    {
        try
        {
            if (!isWhole)
            {
                Refuse(line, $"A message has at most {MessageLines.Longest} bytes.");
            }
            else if (
                JsonSerializer.Deserialize(line, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage)))
                is JsonRpcMessage message
            )
            {
                WriteMessageAsync(message).GetAwaiter().GetResult();
            }
            else
            {
                Refuse(line, "This is not a message of JSON-RPC.");
            }
        }
        catch (Exception malformed)
            when (malformed is JsonException or FormatException or InvalidOperationException or NotSupportedException)
        {
            Refuse(line, "This is not a message of JSON-RPC.");
        }
    }

    private void Refuse(byte[] line, string why) =>
        _ = SendMessageAsync(
            new JsonRpcError
            {
                Id = IdOf(line),
                Error = new JsonRpcErrorDetail { Code = (int)McpErrorCode.ParseError, Message = why },
            }
        );

    /// <summary>The id of a request that cannot be read; none where that cannot be read either.</summary>
    private static RequestId IdOf(byte[] line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = DeepestForId });
            while (reader.Read())
            {
                if (
                    reader.CurrentDepth == 1
                    && reader.TokenType == JsonTokenType.PropertyName
                    && reader.ValueTextEquals("id"u8)
                )
                {
                    reader.Read();
                    return reader.TokenType switch
                    {
                        JsonTokenType.String => new RequestId(reader.GetString()!),
                        JsonTokenType.Number when reader.TryGetInt64(out var number) => new RequestId(number),
                        _ => default,
                    };
                }
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // No id, then.
        }

        return default;
    }
}
