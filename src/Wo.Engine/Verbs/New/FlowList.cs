namespace Wo.Engine.Verbs.New;

/// <summary>Texts as a list of YAML on one line.</summary>
internal static class FlowList
{
    /// <summary>The list in brackets.</summary>
    public static string Of(IEnumerable<string> texts) =>
        $"[{string.Join(", ", texts.Select(text => YamlScalarWriter.Write(text, inFlow: true)))}]";
}
