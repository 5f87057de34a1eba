namespace Wo.Analyzers.Tests.Recall;

/// <summary>Paths that come through members, parameters and other types of the project.</summary>
internal static class MemberIdioms
{
    public static Idiom[] All { get; } =
    [
        Idiom.OfMembers(
            "a constant",
            """const string Dir = "_ctx"; void M(string n) => File.Delete(Path.Combine(Dir, n));"""
        ),
        Idiom.OfMembers(
            "a constant of another type",
            """static class Names { public const string Dir = "_ctx"; } void M(string n) => File.Delete(Path.Combine(Names.Dir, n));"""
        ),
        Idiom.OfMembers(
            "a static readonly field",
            """static readonly string Dir = Path.Combine("a", "_ctx"); void M(string n) => File.Delete(Path.Combine(Dir, n));"""
        ),
        Idiom.OfMembers(
            "a private field with an initializer",
            """string dir = "_ctx"; void M(string n) => File.Delete(Path.Combine(dir, n));"""
        ),
        Idiom.OfMembers(
            "a private field set in a constructor",
            """string dir; Sample(string root) { dir = Path.Combine(root, "_ctx"); } void M(string n) => File.Delete(Path.Combine(dir, n));"""
        ),
        Idiom.OfMembers(
            "a private field set in a method",
            """string? dir; void Start(string root) => dir = Path.Combine(root, "_ctx"); void M(string n) => File.Delete(Path.Combine(dir!, n));"""
        ),
        Idiom.OfMembers(
            "a readonly field set in a constructor",
            """readonly string dir; Sample(string root) => dir = Path.Combine(root, "_ctx"); void M(string n) => File.Delete(Path.Combine(dir, n));"""
        ),
        Idiom.OfMembers(
            "fields set as a tuple",
            """readonly string dir, other; Sample(string root) => (dir, other) = (Path.Combine(root, "_ctx"), root); void M() { File.Delete(dir); Console.WriteLine(other); }"""
        ),
        Idiom.OfMembers(
            "a get-only property",
            """string Dir { get; } = "_ctx"; void M(string n) => File.Delete(Path.Combine(Dir, n));"""
        ),
        Idiom.OfMembers(
            "an expression property",
            """string Dir => "_ctx"; void M(string n) => File.Delete(Path.Combine(Dir, n));"""
        ),
        Idiom.OfMembers(
            "an auto-property with an initializer",
            """public string Dir { get; set; } = "_ctx"; void M(string n) => File.Delete(Path.Combine(Dir, n));"""
        ),
        Idiom.OfMembers(
            "an init property",
            """public string Dir { get; init; } = "_ctx"; void M(string n) => File.Delete(Path.Combine(Dir, n));"""
        ),
        Idiom.OfMembers(
            "a private setter",
            """public string Dir { get; private set; } = ""; void Start() => Dir = "_ctx"; void M(string n) => File.Delete(Path.Combine(Dir, n));"""
        ),
        Idiom.OfMembers(
            "a lazy property",
            """string? dir; string Dir => dir ??= Path.Combine("a", "_ctx"); void M(string n) => File.Delete(Path.Combine(Dir, n));"""
        ),
        Idiom.OfMembers(
            "a property with the field keyword",
            """string Dir => field ??= "_ctx"; void M(string n) => File.Delete(Path.Combine(Dir, n));"""
        ),
        Idiom.OfMembers(
            "a getter with a body",
            """bool flag2; string Dir { get { if (flag2) { return "out"; } return "_ctx"; } } void M(string n) => File.Delete(Path.Combine(Dir, n));"""
        ),
        Idiom.OfMembers(
            "options of a project",
            """class Settings { public string Dir { get; set; } = "_ctx"; } readonly Settings settings = new(); void M(string n) => File.Delete(Path.Combine(settings.Dir, n));"""
        ),
        Idiom.OfMembers(
            "options set in an initializer",
            """class Settings { public string Dir { get; set; } = ""; } void M(string n) { var settings = new Settings { Dir = "_ctx" }; File.Delete(Path.Combine(settings.Dir, n)); }"""
        ),
        Idiom.OfMembers(
            "options set elsewhere",
            """class Settings { public string Dir { get; set; } = ""; } static void Start(Settings s) => s.Dir = "_ctx"; void M(Settings s, string n) => File.Delete(Path.Combine(s.Dir, n));"""
        ),
        Idiom.OfMembers(
            "required members",
            """class Settings { public required string Dir { get; init; } } void M(string n) { var settings = new Settings { Dir = "_ctx" }; File.Delete(Path.Combine(settings.Dir, n)); }"""
        ),
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
            "an abstract member",
            """abstract class Base { protected abstract string Dir { get; } public void Save(string n) => File.Delete(Path.Combine(Dir, n)); } sealed class Derived : Base { protected override string Dir => "_ctx"; }"""
        ),
        Idiom.OfMembers(
            "an interface with one implementation",
            """interface IPlaces { string Dir { get; } } sealed class Places : IPlaces { public string Dir => "_ctx"; } void M(IPlaces places, string n) => File.Delete(Path.Combine(places.Dir, n));"""
        ),
        Idiom.OfMembers(
            "an interface with several implementations",
            """interface IPlaces { string Dir { get; } } sealed class Places : IPlaces { public string Dir => "_ctx"; } sealed class Others : IPlaces { public string Dir => "out"; } void M(IPlaces places, string n) => File.Delete(Path.Combine(places.Dir, n));"""
        ),
        Idiom.OfMembers(
            "a method of several classes",
            """abstract class Base { public abstract string In(string n); } sealed class One : Base { public override string In(string n) => "out/" + n; } sealed class Two : Base { public override string In(string name) => Path.Combine("_ctx", name); } void M(Base places, string n) => File.Delete(places.In(n));"""
        ),
        Idiom.OfMembers(
            "a virtual member that another class overrides",
            """class Base { protected virtual string Dir => "out"; public void Save(string n) => File.Delete(Path.Combine(Dir, n)); } sealed class Derived : Base { protected override string Dir => "_ctx"; }"""
        ),
        Idiom.OfMembers(
            "a method of an interface",
            """interface IPlaces { string In(string n); } sealed class Places : IPlaces { public string In(string n) => Path.Combine("_ctx", n); } void M(IPlaces places, string n) => File.Delete(places.In(n));"""
        ),
        Idiom.OfMembers(
            "an interface that is passed on",
            """interface IPlaces { string Dir { get; } } sealed class Places(string dir) : IPlaces { public string Dir { get; } = dir; } static void Save(IPlaces p) => File.Delete(p.Dir); void M() => Save(new Places("_ctx"));"""
        ),
        Idiom.OfMembers(
            "an argument of an interface",
            """interface IDisk { void Write(string path); } sealed class Disk : IDisk { public void Write(string path) => File.WriteAllText(path, ""); } void M(IDisk disk, string n) => disk.Write(Path.Combine("_ctx", n));"""
        ),
        Idiom.OfMembers(
            "an argument of a base class",
            """abstract class Disk { public abstract void Write(string path); } sealed class Linux : Disk { public override void Write(string path) => File.WriteAllText(path, ""); } void M(Disk disk, string n) => disk.Write(Path.Combine("_ctx", n));"""
        ),
        Idiom.OfMembers(
            "an explicit implementation",
            """interface IPlaces { string Dir { get; } } sealed class Places : IPlaces { string IPlaces.Dir => "_ctx"; } void M(IPlaces places, string n) => File.Delete(Path.Combine(places.Dir, n));"""
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
            "a lazy value",
            """readonly Lazy<string> dir = new(() => Path.Combine("a", "_ctx")); void M(string n) => File.Delete(Path.Combine(dir.Value, n));"""
        ),
        Idiom.OfMembers(
            "an out parameter",
            """static bool TryIn(string n, out string path) { path = Path.Combine("_ctx", n); return true; } void M(string n) { if (TryIn(n, out var path)) { File.Delete(path); } }"""
        ),
        Idiom.OfMembers(
            "a delegate in a field",
            """readonly Func<string, string> path = n => Path.Combine("_ctx", n); void M(string n) => File.Delete(path(n));"""
        ),
        Idiom.OfMembers(
            "a list in a field that was added to",
            """readonly List<string> files = new(); void Note(string n) => files.Add(Path.Combine("_ctx", n)); void M() { foreach (var file in files) { File.Delete(file); } }"""
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
