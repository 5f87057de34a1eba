using Wo.Analyzers.Tests.Rules;

namespace Wo.Analyzers.Tests.Recall;

/// <summary>A way in which programs come to the path of a file that they write.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Code">
/// The code, whose guarded directory is <c>_ctx</c>; members where it begins with <c>class:</c>. A directory called <c>sibling</c> is one to
/// which the path never leads.
/// </param>
public sealed record Idiom(string Name, string Code)
{
    /// <summary>Members.</summary>
    public static Idiom OfMembers(string name, string code) => new(name, $"class: {code}");

    /// <summary>The source, with the guarded directory in the path.</summary>
    public string Guarded => RuleCases.Wrap(Code);

    /// <summary>The source, with another directory in the same place, and the guarded one where the path never leads.</summary>
    public string Other =>
        RuleCases.Wrap(
            Code.Replace("_ctx", "out", StringComparison.Ordinal).Replace("sibling", "_ctx", StringComparison.Ordinal)
        );
}
