namespace Wo.Analyzers.Tests.Fixes;

/// <summary>Puts a statement into a class whose method has what paths and contents are made of.</summary>
internal static class FixSample
{
    /// <summary>Before a fix: the call as a finding of a rule.</summary>
    public static string Before(string ruleId, string call) => Code("", $"{{|{ruleId}:{call}|}};");

    /// <summary>After it, with the using directive that it needs.</summary>
    public static string After(string call) => Code("\nusing Wo.Core.Storage;", $"{call};");

    private static string Code(string moreUsings, string statement) =>
        $$"""
            using System.IO;
            using System.Text;
            using System.Threading;{{moreUsings}}

            class Sample
            {
                const string Jobs = "jobs";
                readonly string home = "/home";

                void Run(string root, string name, string? maybe, int number, string text, byte[] bytes, string[] lines, CancellationToken token, System.ReadOnlySpan<byte> span, System.ReadOnlySpan<char> chars)
                {
                    {{statement}}
                }
            }
            """;
}
