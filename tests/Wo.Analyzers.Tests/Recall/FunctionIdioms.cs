namespace Wo.Analyzers.Tests.Recall;

/// <summary>Paths that come through functions that are held as values.</summary>
internal static class FunctionIdioms
{
    public static Idiom[] All { get; } =
    [
        Idiom.OfMembers(
            "a lazy value",
            """readonly Lazy<string> dir = new(() => Path.Combine("a", "_ctx")); void M(string n) => File.Delete(Path.Combine(dir.Value, n));"""
        ),
        Idiom.OfMembers(
            "a delegate in a field",
            """readonly Func<string, string> path = n => Path.Combine("_ctx", n); void M(string n) => File.Delete(path(n));"""
        ),
        Idiom.OfMembers(
            "a method group in a field",
            """static string In(string n) => Path.Combine("_ctx", n); readonly Func<string, string> path = In; void M(string n) => File.Delete(path(n));"""
        ),
        Idiom.OfMembers(
            "a lazy value that a method makes",
            """static string Dir() => Path.Combine("a", "_ctx"); readonly Lazy<string> dir = new(Dir); void M(string n) => File.Delete(Path.Combine(dir.Value, n));"""
        ),
    ];
}
