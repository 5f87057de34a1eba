namespace Wo.Analyzers.Tests.Recall;

/// <summary>Paths that come through fields, properties and what is stored in them.</summary>
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
            "a list in a field that was added to",
            """readonly List<string> files = new(); void Note(string n) => files.Add(Path.Combine("_ctx", n)); void M() { foreach (var file in files) { File.Delete(file); } }"""
        ),
    ];
}
