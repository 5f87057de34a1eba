namespace Wo.Analyzers.Tests.Rules;

/// <summary>The cases of one rule, as data: code in which <c>[|…|]</c> marks what must be found, and code without.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Findings">Code with findings.</param>
/// <param name="Silence">Code without any.</param>
public sealed record RuleCases(string RuleId, string[] Findings, string[] Silence)
{
    /// <summary>Each case as a row of a theory.</summary>
    public IEnumerable<TheoryDataRow<string>> Rows =>
        Findings.Concat(Silence).Select(code => new TheoryDataRow<string>(code));

    /// <summary>Code that starts with a member is a type's, other code a method's.</summary>
    public static string Wrap(string code)
    {
        var (members, body) = code.StartsWith("class:", StringComparison.Ordinal)
            ? (code["class:".Length..], "")
            : ("", code);
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Data;
            using System.IO;
            using System.IO.Compression;
            using System.IO.MemoryMappedFiles;
            using System.Formats.Tar;
            using System.Linq;
            using System.Text;
            using System.Text.RegularExpressions;
            using System.Threading.Tasks;
            using System.Xml;
            using System.Xml.Linq;
            using Wo.Core.Model;
            using Wo.Core.Storage;

            partial class Sample
            {
                async Task Run(string root, string name, bool flag, CtxPath ctx, WorkOrderId id, FileMode mode, FileStreamOptions options)
                {
                    {{body}}
                    await Task.CompletedTask;
                }

                {{members}}
            }
            """;
    }
}
