using Wo.Core.Errors;

namespace Wo.Core.Yaml;

/// <summary>The keys of one mapping so far. Most mappings are small, where looking through them beats hashing.</summary>
internal sealed class YamlKeySet
{
    private const int Small = 16;
    private HashSet<string>? hashed;

    /// <summary>Whether a key is not among the entries yet. To be asked once for each key, before it is added.</summary>
    public bool IsNew(List<YamlEntry> entries, string key)
    {
        if (entries.Count >= Small)
        {
            return (hashed ??= [.. entries.Select(entry => entry.Key.Value)]).Add(key);
        }

        foreach (var entry in entries)
        {
            if (entry.Key.Value == key)
            {
                return false;
            }
        }

        return true;
    }
}
