using System.Globalization;
using System.Text;

namespace Wo.TestKit.Remotes;

/// <summary>The first line and the fields of an HTTP/1.1 request.</summary>
internal sealed record HttpRequestHead(string Method, string Path, string Query)
{
    private const int MostBytes = 64 * 1024;

    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A field; empty where there is none.</summary>
    public string this[string name] => fields.GetValueOrDefault(name, "");

    /// <summary>Reads one; <see langword="null"/> where the connection ends before that.</summary>
    public static async Task<HttpRequestHead?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        HttpRequestHead? head = null;
        while (await ReadLineAsync(stream, cancellation).ConfigureAwait(false) is { } line)
        {
            if (head is null)
            {
                var words = line.Split(' ');
                if (words.Length != 3)
                {
                    return null;
                }

                var target = words[1].Split('?', 2);
                head = new HttpRequestHead(words[0], target[0], target.Length == 2 ? target[1] : "");
            }
            else if (line.Length == 0)
            {
                return head;
            }
            else if (line.Split(':', 2) is [var name, var value])
            {
                head.fields[name.Trim()] = value.Trim();
            }
        }

        return null;
    }

    /// <summary>Reads what follows it; <see langword="null"/> where the connection ends before that.</summary>
    public async Task<byte[]?> ReadBodyAsync(Stream stream, CancellationToken cancellation)
    {
        if (!this["Transfer-Encoding"].Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            var length = this["Content-Length"] is { Length: > 0 } digits
                ? int.Parse(digits, CultureInfo.InvariantCulture)
                : 0;
            return await ReadExactlyAsync(stream, length, cancellation).ConfigureAwait(false);
        }

        var body = new MemoryStream();
        while (await ReadLineAsync(stream, cancellation).ConfigureAwait(false) is { } line)
        {
            var size = int.Parse(line.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (await ReadExactlyAsync(stream, size, cancellation).ConfigureAwait(false) is not { } chunk)
            {
                return null;
            }

            await ReadLineAsync(stream, cancellation).ConfigureAwait(false);
            if (size == 0)
            {
                return body.ToArray();
            }

            body.Write(chunk);
        }

        return null;
    }

    private static async Task<byte[]?> ReadExactlyAsync(Stream stream, int length, CancellationToken cancellation)
    {
        var bytes = new byte[length];
        var got = await stream
            .ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellation)
            .ConfigureAwait(false);
        return got == length ? bytes : null;
    }

    private static async Task<string?> ReadLineAsync(Stream stream, CancellationToken cancellation)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (line.Count < MostBytes && await stream.ReadAsync(one, cancellation).ConfigureAwait(false) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }
}
