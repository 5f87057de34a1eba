using System.Collections.Immutable;

namespace Wo.Tool.Output;

/// <summary>The form in which a failure is shown on standard error, with markers that scripts may rely on.</summary>
internal static class ErrorCard
{
    /// <summary>Writes the card, in one piece. Each marker stands once, at the start of a line, whatever the values hold.</summary>
    public static void Write(TextOutput output, WoError error) => output.Together(() => WriteLines(output, error));

    private static void WriteLines(TextOutput output, WoError error)
    {
        output.Line(("TRIFECTA_ERROR_CODE: ", TextStyle.Faint), (error.Code.Name, TextStyle.Bad));
        output.Line(("CLASS: ", TextStyle.Faint), ErrorClassNames.NameOf(error.Code.Class));
        output.Line(("CAUSE: ", TextStyle.Faint), (error.Cause, TextStyle.Strong));
        if (error.Details.Length > 0)
        {
            List(output, "DETAILS:", error.Details);
        }

        List(output, "NEXT_STEPS:", error.NextSteps);
        List(output, "VERIFY:", error.Verify);
    }

    private static void List(TextOutput output, string marker, ImmutableArray<string> values)
    {
        output.Line((marker, TextStyle.Faint));
        foreach (string value in values)
        {
            output.Line("  ", value);
        }
    }
}
