namespace Wo.Core.Yaml;

/// <summary>The YAML 1.2 core schema for plain scalars.</summary>
internal static class YamlScalarResolver
{
    public static YamlScalarKind Resolve(ReadOnlySpan<char> plain) =>
        plain switch
        {
            "" or "~" or "null" or "Null" or "NULL" => YamlScalarKind.Null,
            "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => YamlScalarKind.Boolean,
            ".nan" or ".NaN" or ".NAN" => YamlScalarKind.Number,
            _ when plain[0] is (>= '0' and <= '9') or '+' or '-' or '.' => Numeric(plain),
            _ => YamlScalarKind.String,
        };

    private static YamlScalarKind Numeric(ReadOnlySpan<char> plain)
    {
        if (plain.Length > 2 && plain[0] == '0' && plain[1] is 'o' or 'x')
        {
            var digits = plain[1] == 'o' ? "01234567" : "0123456789abcdefABCDEF";
            return plain[2..].ContainsAnyExcept(digits) ? YamlScalarKind.String : YamlScalarKind.Integer;
        }

        var rest = plain[0] is '+' or '-' ? plain[1..] : plain;
        if (rest is ".inf" or ".Inf" or ".INF")
        {
            return YamlScalarKind.Number;
        }

        var whole = TakeDigits(ref rest);
        if (rest.IsEmpty)
        {
            return whole > 0 ? YamlScalarKind.Integer : YamlScalarKind.String;
        }

        var fraction = 0;
        if (rest[0] == '.')
        {
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
        }

        if (whole + fraction == 0)
        {
            return YamlScalarKind.String;
        }

        if (!rest.IsEmpty && rest[0] is 'e' or 'E')
        {
            rest = rest[1..];
            rest = !rest.IsEmpty && rest[0] is '+' or '-' ? rest[1..] : rest;
            return TakeDigits(ref rest) > 0 && rest.IsEmpty ? YamlScalarKind.Number : YamlScalarKind.String;
        }

        return rest.IsEmpty ? YamlScalarKind.Number : YamlScalarKind.String;
    }

    private static int TakeDigits(ref ReadOnlySpan<char> rest)
    {
        var count = rest.IndexOfAnyExceptInRange('0', '9');
        count = count < 0 ? rest.Length : count;
        rest = rest[count..];
        return count;
    }
}
