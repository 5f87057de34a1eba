using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.Engine.Tests.Problems;

/// <summary>One problem, one row: its name, level, class, meaning and remedy stand in the catalogue and nowhere else.</summary>
public sealed partial class CatalogueTests
{
    private const string Catalogue = "src/Wo.Engine/Problems/";

    /// <summary>The names of problems that the library below the engine meets, and of classes, two of which are also names of problems.</summary>
    private static readonly string[] OtherPlaces =
    [
        "src/Wo.Core/Errors/ErrorCodes.cs",
        "src/Wo.Tool/Output/ErrorClassNames.cs",
    ];

    [Fact]
    public void Every_name_is_there_once_in_capitals()
    {
        Assert.Equal(Problem.All.Length, Problem.All.Select(problem => problem.Name).Distinct().Count());
        Assert.All(Problem.All, problem => Assert.Matches("^[A-Z]+(_[A-Z0-9]+)*$", problem.Name));
    }

    [Fact]
    public void Every_row_is_listed()
    {
        var rows = SourceTree.Files(Catalogue).Sum(file => Row().Count(File.ReadAllText(file)));

        Assert.Equal(rows, Problem.All.Length);
    }

    [Fact]
    public void Every_row_says_in_sentences_what_it_means_and_what_ends_it() =>
        Assert.All(
            Problem.All,
            problem =>
            {
                Assert.Matches(@"^\S.*\.$", problem.Meaning);
                Assert.Matches(@"^[A-Z].*\.$", problem.Remedy);
                Assert.DoesNotMatch("(?i)somebody|nobody|whoever", problem.Meaning + problem.Remedy);
            }
        );

    [Fact]
    public void What_reconcile_reports_has_a_level_and_nothing_else_has()
    {
        Assert.All(Problem.Findings, problem => Assert.NotNull(problem.Level));
        Assert.All(Problem.All.Except(Problem.Findings), problem => Assert.Null(problem.Level));
    }

    [Theory]
    [InlineData("DUPLICATE_WO_ID REVISION_WENT_BACK WO_INVALID_SCHEMA WO_UNREADABLE BACKUP_ONLY", "P0")]
    [InlineData("CASE_COLLISION SYMLINK_REFUSED INPUT_INVALID", "P0")]
    [InlineData("INTERRUPTED_TRANSITION RUNNING_WITHOUT_LOCK LOCK_WITHOUT_RUNNING_WO STALE_LOCK", "P1")]
    [InlineData("RUNNING_WO_WITHOUT_WORKTREE WORKTREE_WITHOUT_RUNNING_WO RUNNING_WITHOUT_METADATA", "P1")]
    [InlineData("CANNOT_INFER_METADATA STATUS_DIRECTORY_MISMATCH CONTROL_FILE_TRACKED", "P1")]
    [InlineData("DEPENDENCY_CYCLE DEPENDENCY_UNKNOWN", "P1")]
    [InlineData("FAIL_VERDICT_BUT_RUNNING ORPHAN_TEMP LOCK_MIRROR INDEX_STALE FOREIGN_FILE", "INFO")]
    public void What_scripts_rely_on_keeps_its_name_and_its_level(string names, string level) =>
        Assert.All(
            names.Split(' '),
            name => Assert.Equal(level, Problem.Findings.Single(problem => problem.Name == name).Level!.Value.Name())
        );

    [Fact]
    public void No_name_is_spelled_anywhere_else()
    {
        var names = Problem.All.Select(problem => problem.Name).ToHashSet();
        var spelled =
            from file in SourceTree.Files("src")
            let path = Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/')
            where !path.StartsWith(Catalogue, StringComparison.Ordinal) && !OtherPlaces.Contains(path)
            from literal in Literal().Matches(File.ReadAllText(file))
            from word in Word().Matches(literal.Value)
            where names.Contains(word.Value)
            select $"{path}: {word.Value}";

        Assert.Empty(spelled);
    }

    [GeneratedRegex("public static readonly Problem ")]
    private static partial Regex Row();

    [GeneratedRegex("\"(?:[^\"\\\\\n]|\\\\.)*\"")]
    private static partial Regex Literal();

    [GeneratedRegex("[A-Z][A-Z0-9_]+")]
    private static partial Regex Word();
}
