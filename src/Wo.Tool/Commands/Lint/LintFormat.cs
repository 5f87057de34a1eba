namespace Wo.Tool.Commands.Lint;

/// <summary>For whom findings are written.</summary>
internal enum LintFormat
{
    /// <summary>For people, with the line that is meant.</summary>
    Text,

    /// <summary>Annotations of GitHub Actions.</summary>
    GitHub,

    /// <summary>SARIF 2.1.0, for code scanning and editors.</summary>
    Sarif,
}
