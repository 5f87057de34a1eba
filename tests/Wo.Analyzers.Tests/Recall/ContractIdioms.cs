namespace Wo.Analyzers.Tests.Recall;

/// <summary>Paths that come through members that other types implement or override.</summary>
internal static class ContractIdioms
{
    public static Idiom[] All { get; } =
    [
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
            "the member of a base class alone",
            """class Base { protected virtual string Dir => "_ctx"; } sealed class Derived : Base { protected override string Dir => "sibling"; public void Save(string n) => File.Delete(Path.Combine(base.Dir, n)); }"""
        ),
        Idiom.OfMembers(
            "the method of a base class alone",
            """class Base { protected virtual string In(string n) => Path.Combine("_ctx", n); } class Derived : Base { protected override string In(string n) => Path.Combine("sibling", n); public void Save(string n) => File.Delete(base.In(n)); }"""
        ),
        Idiom.OfMembers(
            "a type that does not override",
            """class Base { public virtual string Dir => "_ctx"; } sealed class Derived : Base { public override string Dir => "sibling"; } sealed class Heir : Base; void M(Heir heir, string n) => File.Delete(Path.Combine(heir.Dir, n));"""
        ),
        Idiom.OfMembers(
            "a type that overrides beside another",
            """abstract class Base { public abstract string In(string n); } sealed class One : Base { public override string In(string n) => Path.Combine("_ctx", n); } sealed class Two : Base { public override string In(string n) => Path.Combine("sibling", n); } void M(One one, string n) => File.Delete(one.In(n));"""
        ),
        Idiom.OfMembers(
            "an inherited member of the type itself",
            """abstract class Base { public virtual string Dir => "_ctx"; } sealed class Derived : Base { public override string Dir => "sibling"; } sealed class Heir : Base { public void Save(string n) => File.Delete(Path.Combine(Dir, n)); }"""
        ),
        Idiom.OfMembers(
            "a narrower interface",
            """interface IPlaces { string Dir { get; } } interface INarrow : IPlaces; sealed class One : INarrow { public string Dir => "_ctx"; } sealed class Two : IPlaces { public string Dir => "sibling"; } void M(INarrow places, string n) => File.Delete(Path.Combine(places.Dir, n));"""
        ),
        Idiom.OfMembers(
            "a type parameter",
            """interface IPlaces { string Dir { get; } } sealed class One : IPlaces { public string Dir => "out"; } sealed class Two : IPlaces { public string Dir => "_ctx"; } static void Save<T>(T places, string n) where T : IPlaces => File.Delete(Path.Combine(places.Dir, n));"""
        ),
    ];
}
