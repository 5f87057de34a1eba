using System.Text.RegularExpressions;
using Wo.Engine.Diagnosis;
using Wo.Engine.Reconcile;
using Wo.TestKit;

namespace Wo.Engine.Tests.Diagnosis;

/// <summary>One check a file and a line, one repair a file and a line; what they are told apart by is declared.</summary>
public sealed class CheckTableTests
{
    [Fact]
    public void Every_check_of_the_folder_is_in_the_table() =>
        Assert.Equal(
            Names("src/Wo.Engine/Diagnosis/Checks"),
            CheckTable.All.Select(row => row.Make().GetType().Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_repair_of_the_folder_is_in_the_table() =>
        Assert.Equal(
            SourceTree
                .Files("src/Wo.Engine/Reconcile/Repairs")
                .Where(file => Regex.IsMatch(File.ReadAllText(file), @": Repair<"))
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal),
            RepairTable.All.Select(repair => repair.GetType().Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void No_check_and_no_repair_is_recognised_by_its_type_or_place() =>
        Assert.Empty(
            from file in SourceTree.Files("src/Wo.Engine/Reconcile").Concat(SourceTree.Files("src/Wo.Engine/Diagnosis"))
            from match in Regex.Matches(File.ReadAllText(file), @"\bis (not )?\w+Check\b|checks\[\d").Cast<Match>()
            select $"{Path.GetFileName(file)}: {match.Value}"
        );

    private static IEnumerable<string> Names(string folder) =>
        SourceTree.Files(folder).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);
}
