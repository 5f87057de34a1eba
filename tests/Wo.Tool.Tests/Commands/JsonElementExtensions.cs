using System.Text.Json;

namespace Wo.Tool.Tests.Commands;

internal static class JsonElementExtensions
{
    /// <summary>The strings in an array of an answer.</summary>
    public static IEnumerable<string?> Strings(this JsonElement json, string name) =>
        json.GetProperty(name).EnumerateArray().Select(item => item.GetString());
}
