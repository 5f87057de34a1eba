using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>What the methods of <c>string</c> make of texts.</summary>
internal static class KnownStringCalls
{
    /// <summary>The texts that a call gives.</summary>
    public static PathTexts Read(IInvocationOperation call, ArgumentReading arguments) =>
        call.TargetMethod.Name switch
        {
            "Concat" => PathTexts.Concat(arguments.All(call)),
            "Join" => Joined(arguments.Read(call, 0), arguments.All(call, first: 1)),
            "Format" when call.TargetMethod.Parameters[0].Type.SpecialType == SpecialType.System_String => Formatted(
                arguments.Read(call, 0),
                arguments.All(call, first: 1)
            ),
            "Replace" => arguments
                .Read(call.Instance)
                .With(arguments.Read(call, 0), Pair)
                .With(arguments.Read(call, 1), Replaced),
            // Where nothing is said of what is cut off, it is white space or a separator, and no name.
            "Trim" or "TrimEnd" or "TrimStart" when call.Arguments.All(argument => IsMark(argument)) => arguments.Read(
                call.Instance
            ),
            "ToString" or "Normalize" or "ToLowerInvariant" or "ToUpperInvariant" or "ToLower" or "ToUpper" =>
                arguments.Read(call.Instance),
            "TrimEnd" => arguments.Read(call.Instance),
            "Substring" => arguments
                .Read(call.Instance)
                .Select(text =>
                    call.Arguments.Length == 1
                        ? Part(text, Number(call, 0), text.Length - Number(call, 0))
                        : Part(text, Number(call, 0), Number(call, 1))
                ),
            _ => PathTexts.Unknown,
        };

    // Where the text is not known in full, neither is which part of it this is.
    private static string Part(string text, int? start, int? length) =>
        start is >= 0
        && length is >= 0
        && start + length <= text.Length
        && text.All(character => character > PathText.Harmless[0])
            ? text.Substring(start.Value, length.Value)
            : PathText.Hole;

    private static int? Number(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value.ConstantValue
            is { HasValue: true, Value: int number }
            ? number
            : null;

    private static bool IsMark(IArgumentOperation argument) =>
        argument.Value.ConstantValue is { HasValue: true, Value: '/' or '\\' or ' ' or '.' or '\n' or '\r' }
        || argument.Value is IArrayCreationOperation { Initializer: null or { ElementValues.IsEmpty: true } }
        || Operations.Unconverted(argument.Value) is IFieldReferenceOperation { Field.ContainingType.Name: "Path" };

    private static PathTexts Joined(PathTexts separator, List<PathTexts> parts)
    {
        var joined = PathTexts.Of("");
        for (var i = 0; i < parts.Count; i++)
        {
            joined = (i == 0 ? joined : joined.With(separator, string.Concat)).With(parts[i], string.Concat);
        }

        return joined;
    }

    private static PathTexts Formatted(PathTexts formats, List<PathTexts> values)
    {
        var texts = PathTexts.None;
        foreach (var format in formats.Texts)
        {
            texts = PathTexts.Either(texts, PathTexts.Concat(Pieces(format, values)));
        }

        return texts;
    }

    /// <summary>The text of a format between its holes, and what fills them.</summary>
    private static List<PathTexts> Pieces(string format, List<PathTexts> values)
    {
        var pieces = new List<PathTexts>();
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var close = format.IndexOf('}', i);
            if (format[i] is '{' or '}' && i + 1 < format.Length && format[i + 1] == format[i])
            {
                text.Append(format[i++]);
            }
            else if (format[i] == '{' && close > 0)
            {
                pieces.Add(PathTexts.Of(text.ToString()));
                text.Clear();
                var number = format.Substring(i + 1, close - i - 1).Split(':')[0];
                pieces.Add(
                    int.TryParse(number, out var index) && index < values.Count ? values[index] : PathTexts.Unknown
                );
                i = close;
            }
            else
            {
                text.Append(format[i]);
            }
        }

        pieces.Add(PathTexts.Of(text.ToString()));
        return pieces;
    }

    private const char Between = '\u0003';

    private static string Pair(string text, string old) => text + Between + old;

    // What is replaced in a part that is not known stays unknown; where what is replaced is not known, all is.
    private static string Replaced(string pair, string other)
    {
        var parts = pair.Split(Between);
        var (text, old) = (parts[0], parts[1]);
        return old.Length == 0 || old.IndexOf(PathText.Hole[0]) >= 0 ? PathText.Hole : text.Replace(old, other);
    }
}
