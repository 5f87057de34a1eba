namespace Wo.Analyzers.Tests.Recall;

/// <summary>Paths that come through methods, constructors and their arguments.</summary>
internal static class CallIdioms
{
    public static Idiom[] All { get; } =
    [
        Idiom.OfMembers(
            "a method of one expression",
            """static string In(string n) => Path.Combine("_ctx", n); void M(string n) => File.Delete(In(n));"""
        ),
        Idiom.OfMembers(
            "a method with locals",
            """static string In(string n) { var dir = "_ctx"; var file = n + ".txt"; return Path.Combine(dir, file); } void M(string n) => File.Delete(In(n));"""
        ),
        Idiom.OfMembers(
            "a method with a guard",
            """static string In(string n) { ArgumentNullException.ThrowIfNull(n); if (n.Length == 0) { throw new ArgumentException(n); } return Path.Combine("_ctx", n); } void M(string n) => File.Delete(In(n));"""
        ),
        Idiom.OfMembers(
            "a method with several returns",
            """static string In(string n) { if (n == "a") { return "out/a"; } return Path.Combine("_ctx", n); } void M(string n) => File.Delete(In(n));"""
        ),
        Idiom.OfMembers(
            "an argument of a method that combines",
            """static string In(string dir, string n) => Path.Combine(dir, n); void M(string n) => File.Delete(In("_ctx", n));"""
        ),
        Idiom.OfMembers(
            "arguments through two methods",
            """static string In(string dir, string n) => Under(dir, n); static string Under(string above, string n) => Path.Combine(above, n); void M(string n) => File.Delete(In("_ctx", n));"""
        ),
        Idiom.OfMembers(
            "an extension",
            """void M(string n) => File.Delete("_ctx".Slash(n)); } static class Extensions { public static string Slash(this string above, string n) => Path.Combine(above, n);"""
        ),
        Idiom.OfMembers(
            "fluent extensions",
            """void M(string n) => File.Delete(n.Slash("_ctx").Slash(n).Slash("a")); } static class Extensions { public static string Slash(this string above, string n) => above + "/" + n;"""
        ),
        Idiom.OfMembers(
            "a local function",
            """void M(string n) { string In(string file) => Path.Combine("_ctx", file); File.Delete(In(n)); }"""
        ),
        Idiom.OfMembers(
            "an async method",
            """static async Task<string> InAsync(string n) { await Task.Yield(); return Path.Combine("_ctx", n); } async Task M(string n) => File.Delete(await InAsync(n));"""
        ),
        Idiom.OfMembers(
            "an iterator",
            """static IEnumerable<string> All() { yield return "out/a"; yield return "_ctx/a"; } void M() { foreach (var file in All()) { File.Delete(file); } }"""
        ),
        Idiom.OfMembers(
            "a method that lists",
            """static string[] All() => Directory.GetFiles("_ctx"); void M() { foreach (var file in All()) { File.Delete(file); } }"""
        ),
        Idiom.OfMembers(
            "a method that returns a tuple",
            """static (string Dir, string Name) In(string n) => (Path.Combine("a", "_ctx"), n); void M(string n) { var (dir, file) = In(n); File.Delete(Path.Combine(dir, file)); }"""
        ),
        Idiom.OfMembers(
            "a static array",
            """static readonly string[] Dirs = ["out", "_ctx"]; void M() { foreach (var dir in Dirs) { Directory.CreateDirectory(dir); } }"""
        ),
        Idiom.OfMembers(
            "a literal argument",
            """static void Save(string path) => File.WriteAllText(path, ""); void M() => Save("_ctx/a");"""
        ),
        Idiom.OfMembers(
            "an argument through two methods",
            """static void Save(string path) => Write(path); static void Write(string path) => File.WriteAllText(path, ""); void M() => Save("_ctx/a");"""
        ),
        Idiom.OfMembers(
            "an argument of a public method",
            """public static void Save(string path) => File.WriteAllText(path, ""); void M() => Save("_ctx/a");"""
        ),
        Idiom.OfMembers(
            "an argument of an internal method of another type",
            """static class Files { internal static void Save(string dir, string n) => File.WriteAllText(Path.Combine(dir, n), ""); } void M(string n) => Files.Save("_ctx", n);"""
        ),
        Idiom.OfMembers(
            "a default of a parameter",
            """static void Save(string dir = "_ctx") => File.WriteAllText(Path.Combine(dir, "a"), ""); void M() => Save();"""
        ),
        Idiom.OfMembers(
            "a default of a parameter that is not called",
            """public static void Save(string dir = "_ctx") => File.WriteAllText(Path.Combine(dir, "a"), "");"""
        ),
        Idiom.OfMembers(
            "a named argument",
            """static void Save(string text, string path) => File.WriteAllText(path, text); void M() => Save(path: "_ctx/a", text: "");"""
        ),
        Idiom.OfMembers(
            "a params argument",
            """static void Save(params string[] parts) => File.WriteAllText(Path.Combine(parts), ""); void M(string n) => Save("_ctx", n);"""
        ),
        Idiom.OfMembers(
            "an argument of a local function",
            """void M(string n) { void Save(string dir) => File.WriteAllText(Path.Combine(dir, n), ""); Save("_ctx"); }"""
        ),
        Idiom.OfMembers(
            "a constructor argument in a field",
            """class Store { readonly string dir; public Store(string dir) => this.dir = dir; public void Save(string n) => File.Delete(Path.Combine(dir, n)); } void M() => new Store("_ctx").Save("a");"""
        ),
        Idiom.OfMembers(
            "a constructor argument in a property",
            """class Store { public string Dir { get; } public Store(string dir) { Dir = dir; } public void Save(string n) => File.Delete(Path.Combine(Dir, n)); } void M() => new Store(Path.Combine("a", "_ctx")).Save("a");"""
        ),
        Idiom.OfMembers(
            "a primary constructor",
            """class Store(string dir) { public void Save(string n) => File.Delete(Path.Combine(dir, n)); } void M() => new Store("_ctx").Save("a");"""
        ),
        Idiom.OfMembers(
            "a target-typed new",
            """class Store(string dir) { public void Save(string n) => File.Delete(Path.Combine(dir, n)); } readonly Store store = new("_ctx"); void M() => store.Save("a");"""
        ),
        Idiom.OfMembers(
            "a record",
            """record Place(string Dir, string Name); void M(string n) { var place = new Place("_ctx", n); File.Delete(Path.Combine(place.Dir, place.Name)); }"""
        ),
        Idiom.OfMembers(
            "a record that is passed on",
            """record Place(string Dir, string Name); static void Save(Place place) => File.Delete(Path.Combine(place.Dir, place.Name)); void M(string n) => Save(new Place("_ctx", n));"""
        ),
        Idiom.OfMembers(
            "a record with a changed copy",
            """record Place(string Dir); void M(Place place) { var other = place with { Dir = "_ctx" }; File.Delete(other.Dir); }"""
        ),
        Idiom.OfMembers(
            "a base constructor",
            """class Base(string dir) { protected string Dir { get; } = dir; } class Derived() : Base("_ctx") { public void Save(string n) => File.Delete(Path.Combine(Dir, n)); }"""
        ),
        Idiom.OfMembers(
            "a constructor that calls another",
            """class Store { readonly string dir; public Store() : this("_ctx") { } public Store(string dir) => this.dir = dir; public void Save(string n) => File.Delete(Path.Combine(dir, n)); }"""
        ),
        Idiom.OfMembers(
            "a generic method",
            """static T Same<T>(T value) => value; void M() => File.Delete(Same("_ctx/a"));"""
        ),
        Idiom.OfMembers(
            "a static factory",
            """sealed class Places { public string Dir { get; private init; } = ""; public static Places Of(string root) => new() { Dir = Path.Combine(root, "_ctx") }; } void M(string r) => File.Delete(Places.Of(r).Dir);"""
        ),
        Idiom.OfMembers(
            "an out parameter",
            """static bool TryIn(string n, out string path) { path = Path.Combine("_ctx", n); return true; } void M(string n) { if (TryIn(n, out var path)) { File.Delete(path); } }"""
        ),
    ];
}
