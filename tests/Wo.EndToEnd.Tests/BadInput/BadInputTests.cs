using System.Globalization;
using System.Text.RegularExpressions;
using Wo.EndToEnd.Tests.Failures;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>
/// The tests of all test projects that say which rows they hold. Found in the sources, as no project sees the others.
/// </summary>
internal static partial class BadInputTests
{
    /// <summary>The names of the tests of each row, sorted.</summary>
    public static ILookup<int, string> ByRow { get; } =
        Marked()
            .Concat(EveryFailureTests.Rows.Select(row => (row.Number, Name: $"`EveryFailureTests`: {row.Case}")))
            .OrderBy(test => test.Name, StringComparer.Ordinal)
            .ToLookup(test => test.Number, test => test.Name);

    private static IEnumerable<(int Number, string Name)> Marked() =>
        from file in SourceTree.Files("tests")
        from Match match in Mark().Matches(File.ReadAllText(file))
        from number in match.Groups["rows"].Value.Split(',')
        select (
            int.Parse(number, CultureInfo.InvariantCulture),
            $"`{Path.GetFileNameWithoutExtension(file)}.{match.Groups["test"].Value}`"
        );

    /// <summary>The attribute, and the name of the method that it stands before.</summary>
    [GeneratedRegex(@"\[BadInput\((?<rows>[\d, ]+)\)\](?:(?!\bpublic\b)[\s\S])*?public [^(]*?(?<test>\w+)\(")]
    private static partial Regex Mark();
}
