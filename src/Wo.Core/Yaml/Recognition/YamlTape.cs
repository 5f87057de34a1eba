using System.Buffers;

namespace Wo.Core.Yaml.Recognition;

/// <summary>What was recognised: the nodes of a document in the order of its text, in memory that is used again.</summary>
internal sealed class YamlTape : IDisposable
{
    private YamlToken[] tokens = ArrayPool<YamlToken>.Shared.Rent(256);

    /// <summary>How many nodes there are so far.</summary>
    public int Count { get; private set; }

    public ref YamlToken this[int index] => ref tokens[index];

    /// <summary>Adds a scalar or an empty collection.</summary>
    public void Add(YamlTokenKind kind, in YamlPlace start, in YamlPlace end, bool isVerbatim = false)
    {
        ref var token = ref Open(kind, start);
        (token.End, token.IsVerbatim, token.Next) = (end, isVerbatim, Count);
    }

    /// <summary>Adds a collection; what is added until <see cref="Close"/> is in it.</summary>
    public ref YamlToken Open(YamlTokenKind kind, in YamlPlace start)
    {
        if (Count == tokens.Length)
        {
            Grow();
        }

        ref var token = ref tokens[Count++];
        token = new YamlToken { Kind = kind, Start = start };
        return ref token;
    }

    /// <summary>Ends a collection where its last node ends.</summary>
    public void Close(int index, int count)
    {
        ref var token = ref tokens[index];
        (token.End, token.Count, token.Next) = (tokens[Count - 1].End, count, Count);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<YamlToken>.Shared.Return(tokens);
        (tokens, Count) = ([], 0);
    }

    private void Grow()
    {
        var larger = ArrayPool<YamlToken>.Shared.Rent(tokens.Length * 2);
        tokens.CopyTo(larger, 0);
        ArrayPool<YamlToken>.Shared.Return(tokens);
        tokens = larger;
    }
}
