using System.Globalization;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wo.TestKit.Remotes;

/// <summary>Reads and writes etcd by itself, not through the code under test.</summary>
public sealed class EtcdAccess(Uri address, TimeSpan? limit = null)
{
    private static readonly HttpClient Http = new();

    /// <summary>A key: what it holds, the revision of its last change and how often it was changed.</summary>
    public (byte[] Content, long Revision, int Changes)? Get(string key, long revision = 0)
    {
        var found = Ask("kv/range", new() { ["key"] = Base64(key), ["revision"] = Text(revision) })["kvs"]?[0];
        return found is null
            ? null
            : (
                Convert.FromBase64String(found["value"]?.GetValue<string>() ?? ""),
                Number(found["mod_revision"]!),
                (int)Number(found["version"]!)
            );
    }

    /// <summary>Gives a key its content.</summary>
    public void Put(string key, byte[] content) =>
        Ask("kv/put", new() { ["key"] = Base64(key), ["value"] = Convert.ToBase64String(content) });

    /// <summary>Gives a key its content where it does not exist, in a transaction.</summary>
    /// <exception cref="InvalidOperationException">It exists.</exception>
    public void Create(string key, byte[] content)
    {
        var compare = new JsonObject
        {
            ["key"] = Base64(key),
            ["target"] = "MOD",
            ["result"] = "EQUAL",
            ["mod_revision"] = "0",
        };
        var put = new JsonObject { ["key"] = Base64(key), ["value"] = Convert.ToBase64String(content) };
        var answer = Ask(
            "kv/txn",
            new()
            {
                ["compare"] = new JsonArray(compare),
                ["success"] = new JsonArray(new JsonObject { ["request_put"] = put }),
            }
        );
        if (answer["succeeded"]?.GetValue<bool>() != true)
        {
            throw new InvalidOperationException($"{key} exists");
        }
    }

    /// <summary>Removes a key, if it is there.</summary>
    public void Delete(string key) => Ask("kv/deleterange", new() { ["key"] = Base64(key) });

    /// <summary>The revision of the whole store now.</summary>
    public long Revision() => Number(Ask("kv/range", new() { ["key"] = Base64("-") })["header"]!["revision"]!);

    /// <summary>Asks for anything.</summary>
    public JsonNode Ask(string method, JsonObject request)
    {
        using var content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        using var end = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(1));
        using var answer = Http.PostAsync(new Uri(address, $"/v3/{method}"), content, end.Token)
            .GetAwaiter()
            .GetResult();
        var text = answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{method}: {text}");
    }

    /// <summary>How etcd wants keys and values.</summary>
    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(JsonNode node) =>
        node.GetValueKind() == JsonValueKind.String
            ? long.Parse(node.GetValue<string>(), CultureInfo.InvariantCulture)
            : node.GetValue<long>();
}
