namespace Wo.Core.Yaml;

/// <summary>
/// Where a replaced value carries an anchor that aliases elsewhere still name, the anchor moves, with the old value, to
/// the first of them.
/// </summary>
internal sealed class YamlAnchorRescue(List<YamlSplice> splices, string text, HashSet<YamlNode> replaced)
{
    /// <summary>Anchors whose definition goes, until an alias takes it over or the name is defined again.</summary>
    private readonly Dictionary<string, YamlScalar> homeless = new(StringComparer.Ordinal);

    public void Visit(YamlNode node, bool inFlow = false, bool goes = false)
    {
        goes |= replaced.Contains(node);
        switch (node)
        {
            case YamlScalar scalar:
                VisitScalar(scalar, inFlow, goes);
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Visit(item, inFlow || sequence.IsFlow, goes);
                }

                break;
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    Visit(key, inFlow || mapping.IsFlow, goes);
                    Visit(value, inFlow || mapping.IsFlow, goes);
                }

                break;
        }
    }

    private void VisitScalar(YamlScalar scalar, bool inFlow, bool goes)
    {
        if (scalar.Anchor is { } anchor)
        {
            homeless.Remove(anchor);
            if (goes)
            {
                homeless.Add(anchor, scalar);
            }
        }
        else if (scalar.AliasOf is { } alias && !goes && homeless.TryGetValue(alias, out var definition))
        {
            // The parser knows no anchor on a scalar inside braces: there the old value stands alone.
            var moved = inFlow ? Body(definition, inFlow) : Definition(definition, alias);
            splices.Add(new YamlSplice(scalar.Start.Offset, scalar.End.Offset, moved));
            if (!inFlow)
            {
                homeless.Remove(alias);
            }
        }
    }

    private string Definition(YamlScalar scalar, string anchor)
    {
        var whole = text[scalar.OuterStart..scalar.End.Offset];
        return YamlSource.HasBreak(whole) || YamlBlockScalar.StartsAt(text, scalar.Start.Offset)
            ? $"&{anchor} {Body(scalar, inFlow: false)}"
            : whole;
    }

    /// <summary>The scalar on one line, as it is written where that is possible.</summary>
    private string Body(YamlScalar scalar, bool inFlow)
    {
        var own = text[scalar.Start.Offset..scalar.End.Offset];
        var isQuoted = own is ['\'' or '"', ..];
        var fits = isQuoted ? !YamlSource.HasBreak(own) : scalar.Kind != YamlScalarKind.String;
        return !fits ? YamlScalarWriter.Write(scalar.Value, inFlow: inFlow)
            : own.Length == 0 ? "null"
            : own;
    }
}
