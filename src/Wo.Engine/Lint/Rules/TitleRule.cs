namespace Wo.Engine.Lint.Rules;

/// <summary>A title tells one work order from the others.</summary>
internal sealed class TitleRule : ILintRule
{
    private const int Shortest = 6;

    public void Check(LintSubject subject)
    {
        if (subject.Text("title") is not { } title)
        {
            return;
        }

        var length = title.Value.Trim().Length;
        if (length == 0)
        {
            subject.Warning(Problem.TitleEmpty, title, "$.title", "the title is empty");
        }
        else if (length < Shortest)
        {
            subject.Warning(
                Problem.TitleShort,
                title,
                "$.title",
                $"'{title.Value.Trim()}' says little: a title has {Shortest} characters or more"
            );
        }
    }
}
