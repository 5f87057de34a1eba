namespace Wo.Tool.Commands.Deps;

/// <summary>How dependencies are drawn.</summary>
internal enum DepsFormat
{
    /// <summary>Lines below each other, for people.</summary>
    Tree,

    /// <summary>The language of Graphviz.</summary>
    Dot,

    /// <summary>The language of Mermaid, for Markdown.</summary>
    Mermaid,

    /// <summary>A picture, for pages and viewers that have neither.</summary>
    Svg,
}
