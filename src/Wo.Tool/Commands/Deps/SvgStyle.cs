namespace Wo.Tool.Commands.Deps;

/// <summary>The colours of a drawing. It has a ground of its own, so that it can be read on any page.</summary>
internal static class SvgStyle
{
    /// <summary>The styles, for a light page and for a dark one.</summary>
    public const string Text = """
        text { font: 13px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #1f2328 }
        .id { font-weight: bold }
        .ground { fill: #ffffff }
        .box { stroke: #57606a; stroke-width: 1 }
        .pending .box { fill: #ffffff }
        .running .box { fill: #c6f1cf; stroke: #1a7f37 }
        .partial .box { fill: #fff3b8; stroke: #9a6700 }
        .failed .box { fill: #ffd7d5; stroke: #cf222e }
        .done .box { fill: #e4e7eb }
        .unknown .box { fill: #ffd7d5; stroke: #cf222e; stroke-dasharray: 4 3 }
        .chosen .box { stroke-width: 3 }
        .arrow { fill: none; stroke: #57606a; stroke-width: 1.2; stroke-linejoin: round; marker-end: url(#head) }
        .critical { stroke: #0969da; stroke-width: 3.5; marker-end: url(#critical-head) }
        .circle { stroke: #cf222e; stroke-width: 2; stroke-dasharray: 6 4; marker-end: url(#circle-head) }
        .head { fill: #57606a } .critical-head { fill: #0969da } .circle-head { fill: #cf222e }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .ground, .pending .box { fill: #0d1117 }
          .box { stroke: #8b949e }
          .running .box { fill: #12361f; stroke: #3fb950 }
          .partial .box { fill: #3b2e00; stroke: #d29922 }
          .failed .box, .unknown .box { fill: #4c1518; stroke: #f85149 }
          .done .box { fill: #2b323b }
          .arrow { stroke: #8b949e } .critical { stroke: #58a6ff } .circle { stroke: #f85149 }
          .head { fill: #8b949e } .critical-head { fill: #58a6ff } .circle-head { fill: #f85149 }
        }
        """;
}
