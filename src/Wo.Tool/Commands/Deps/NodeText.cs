using Wo.Tool.Output;

namespace Wo.Tool.Commands.Deps;

/// <summary>A work order in a line.</summary>
internal static class NodeText
{
    /// <summary>Its state, or what is wrong with it.</summary>
    public static StyledText State(DependencyNode node) =>
        node.Status switch
        {
            DependencyStatus.Missing => ("does not exist", TextStyle.Bad),
            DependencyStatus.Unclear => ("cannot be read", TextStyle.Bad),
            DependencyStatus.Invalid => ("is not an id", TextStyle.Bad),
            _ => StateText.Of(node.State),
        };

    /// <summary>Its title on one line; empty where it has none.</summary>
    public static string Title(DependencyNode node) => OneLine.Of(node.Title ?? "");
}
