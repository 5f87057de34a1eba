namespace Wo.Tool.Commands;

/// <summary>What people type for an id: <c>1</c> and <c>wo-0001</c> are clear enough, a file's name is nearly.</summary>
internal static class TypedId
{
    private const int MostDigits = 9;

    /// <summary>The id in full, where a number or small letters stand for one; otherwise what was typed.</summary>
    public static string Complete(string typed)
    {
        if (typed.StartsWith(NumberedId.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return NumberedId.Prefix + typed[NumberedId.Prefix.Length..];
        }

        var end = typed.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? typed : typed[..end];
        var isNumber = digits.Length is > 0 and <= MostDigits && typed.All(c => char.IsAsciiDigit(c) || c == '.');
        return isNumber ? NumberedId.Of(digits) + typed[digits.Length..] : typed;
    }

    /// <summary>The id in something that is none, such as the path of its file; <see langword="null"/> where there is none.</summary>
    public static WorkOrderId? Within(string typed)
    {
        var name = typed[(typed.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.IndexOf(CtxLayout.WorkOrderSuffix, StringComparison.OrdinalIgnoreCase);
        name = (dot < 0 ? name : name[..dot]).Trim();
        if (WorkOrderId.TryParse(Complete(name), out var named))
        {
            return named;
        }

        var rest = name.StartsWith("WO", StringComparison.OrdinalIgnoreCase) ? name[2..] : name;
        return WorkOrderId.TryParse(Complete(rest.TrimStart('_', '-', '#', ' ', ':')), out var id) ? id : null;
    }
}
