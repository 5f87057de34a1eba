using System.Text;
using Wo.Engine.Store;

namespace Wo.Engine.Tests.Store;

public sealed class ConflictMarkersTests
{
    private const string Lines = "a merge left conflict markers, in lines ";

    [Theory]
    [InlineData("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> side\n", "2, 4, 6", "2:1")]
    [InlineData("<<<<<<< HEAD\nb: 1\n||||||| 1234567\nb: 0\n=======\nb: 2\n>>>>>>> side\n", "1, 3, 5, 7", "1:1")]
    [InlineData("<<<<<<<\nb: 1\n|||||||\nb: 0\n=======\nb: 2\n>>>>>>>\n", "1, 3, 5, 7", "1:1")]
    [InlineData("a: 1\r\n<<<<<<< HEAD\r\nb: 1\r\n=======\r\nb: 2\r\n>>>>>>> side\r\n", "2, 4, 6", "2:1")]
    [InlineData("\uFEFFa: ä\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> side", "2, 4, 6", "2:1")]
    [InlineData("<<<<<<<<< HEAD\nb: 1\n=========\nb: 2\n>>>>>>>>> side\n", "1, 3, 5", "1:1")]
    [InlineData("a: 1\nb: 2\n>>>>>>> 1234567 (the title: and more)\n", "3", "3:1")]
    [InlineData("a: [1,\n<<<<<<< HEAD\n2,\n=======\n3,\n>>>>>>> side\n4]\n", "2, 4, 6", "2:1")]
    public void Markers_are_named_with_their_lines_in_each_style(string text, string lines, string position)
    {
        var error = ConflictMarkers.ReadYaml(Encoding.UTF8.GetBytes(text)).Error!;
        Assert.Equal((Lines + lines, position), (error.Message, error.Position.ToString()));
    }

    [Theory]
    [InlineData("a: 1\n>>>>>>> side\n")]
    [InlineData("<<<<<<< HEAD\na: 1\n")]
    public void What_is_left_of_markers_is_named_where_the_file_cannot_be_read(string text) =>
        Assert.StartsWith(Lines, ConflictMarkers.ReadYaml(Encoding.UTF8.GetBytes(text)).Error!.Message);

    [Theory]
    [InlineData("a: |\n  <<<<<<< HEAD\n  1\n  =======\n  2\n  >>>>>>> side\nb: 1\n")]
    [InlineData("a: \"<<<<<<< HEAD ======= >>>>>>> side\"\n")]
    [InlineData("# <<<<<<< HEAD\n# =======\n# >>>>>>> side\na: 1\n")]
    [InlineData("a: 1\n# title\n#=======\n")]
    public void A_text_that_quotes_markers_is_no_conflict(string text) =>
        Assert.Null(ConflictMarkers.ReadYaml(Encoding.UTF8.GetBytes(text)).Error);

    [Theory]
    [InlineData("title: [torn\ndescription: |\n  <<<<<<< HEAD\n")]
    [InlineData("title: [torn\n=======\n")]
    [InlineData("title: [torn\n<<<<<<<x\n")]
    public void Another_error_keeps_its_name_beside_a_text_that_looks_like_markers(string text) =>
        Assert.DoesNotContain("conflict", ConflictMarkers.ReadYaml(Encoding.UTF8.GetBytes(text)).Error!.Message);
}
