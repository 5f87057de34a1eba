using System.Globalization;
using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

/// <summary>Changes the lease on record by hand, as time or another machine would have.</summary>
internal static class RecordedLease
{
    /// <summary>Makes it as if it had been taken and renewed so long ago; a negative age lies in the future.</summary>
    public static void Age(SampleTree tree, string id, TimeSpan age)
    {
        var then = (DateTime.UtcNow - age).ToString("O", CultureInfo.InvariantCulture);
        Set(tree, id, "taken_at", $"\"{then}\"");
        Set(tree, id, "renewed_at", $"\"{then}\"");
    }

    /// <summary>Sets one of its members.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="id">The work order.</param>
    /// <param name="name">The member.</param>
    /// <param name="json">Its value.</param>
    public static void Set(SampleTree tree, string id, string name, string json)
    {
        var path = Path.Combine(tree.Control, "records", id);
        var text = File.ReadAllText(path);
        var changed = Regex.Replace(text, $"(\"{name}\": )(\"[^\"]*\"|[^,\\n]*)", "${1}" + json);
        Assert.NotEqual(text, changed);
        File.WriteAllText(path, changed);
    }
}
