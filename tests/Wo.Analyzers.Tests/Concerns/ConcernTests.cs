using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Tests.Concerns;

/// <summary>
/// Rules leave a compilation alone in which no path can lead to a guarded directory. Wherever one may come from, they look.
/// </summary>
public sealed class ConcernTests
{
    public static TheoryData<string> Spellings { get; } =
    [
        "\"_ctx/a\"",
        "@\"_ctx\\a\"",
        "\"_\" + \"ctx\"",
        "\"/_c\" + \"tx/a\"",
        "\"a/_\" + \"c\" + \"t\" + \"x\"",
        "\"/_CT\" + \"X\"",
        "\"_ct\" + 'x'",
        "$\"/_{\"ctx\"}/a\"",
        "$\"{\"_c\"}tx/a\"",
        "$@\"{\"_c\"}tx\\a\"",
        "\"\\u005fctx/a\"",
        "\"_\\x63tx/a\"",
        "\"\"\"\n_ctx/a\n\"\"\"",
        "\"_\" + \"\"\"\nctx/a\n\"\"\"",
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_guarded_name_is_found_whole_and_in_pieces(string path)
    {
        var found = await AllRules.Run(Compilations.Create(Deleting(path)));

        Assert.Contains(found, diagnostic => diagnostic.Id == RuleIds.RawChange);
    }

    [Theory]
    [InlineData("nameof(_ctx)", "_ctx")]
    [InlineData("\"_\" + nameof(ctx)", "ctx")]
    [InlineData("\"/_\" + nameof( Outer . @ctx ) + \"/a\"", "Outer { public class ctx; } class Other")]
    [InlineData("nameof(_c) + \"tx\"", "_c")]
    [InlineData("$\"_{nameof(ctx)}/a\"", "ctx")]
    [InlineData("nameof(_ct) + 'x'", "_ct")]
    [InlineData("\"_\" + nameof(ctx<int>)", "ctx<T>")]
    public async Task A_guarded_name_is_found_where_it_is_the_name_of_something(string path, string type)
    {
        var found = await AllRules.Run(Compilations.Create(Deleting(path), $"partial class {type} {{ }}"));

        Assert.Contains(found, diagnostic => diagnostic.Id == RuleIds.RawChange);
    }

    [Theory]
    [InlineData("(char)95 + \"ctx\"")]
    [InlineData("\"_ct\" + (char)120")]
    public async Task A_guarded_name_made_of_numbers_is_not_looked_for(string path)
    {
        var found = await AllRules.Run(Compilations.Create(Deleting(path)));

        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == RuleIds.RawChange);
    }

    [Theory]
    [InlineData("public const string Root = \"_ctx\";", "Names.Root")]
    [InlineData("public const string End = \"ctx\";", "\"_\" + Names.End")]
    public async Task A_guarded_name_is_found_where_it_comes_from_another_assembly(string constant, string path)
    {
        var names = Compilations.Create($"public static class Names {{ {constant} }}");
        var source = Deleting(path);

        Assert.Contains(
            await AllRules.Run(Compilations.Create(source).AddReferences(Packed(names))),
            diagnostic => diagnostic.Id == RuleIds.RawChange
        );
        Assert.Contains(
            await AllRules.Run(Compilations.Create(source).AddReferences(names.ToMetadataReference())),
            diagnostic => diagnostic.Id == RuleIds.RawChange
        );
    }

    [Fact]
    public async Task A_guarded_path_is_found_where_another_assembly_hands_it_on()
    {
        var lender = Compilations.Create(
            "public static class Lender { public static Wo.Core.Storage.CtxPath Path => throw null!; }"
        );
        var source = Deleting("Lender.Path.Relative");

        var found = await AllRules.Run(Compilations.Create(source).AddReferences(Packed(lender)));

        Assert.Contains(found, diagnostic => diagnostic.Id == RuleIds.RawChange);
    }

    [Fact]
    public async Task Markers_in_generated_members_are_nobodys_to_fix()
    {
        const string Marker = "const string Text = \"[WO-1] intent: x\";";

        var found = await AllRules.Run(
            Compilations.Create(
                $"class Written {{ {Marker} }}",
                $"[System.CodeDom.Compiler.GeneratedCode(\"a\", \"1\")] class Generated {{ {Marker} }}"
            )
        );

        Assert.Equal("Source0.cs", Assert.Single(found).Location.SourceTree?.FilePath);
    }

    private static string Deleting(string path) =>
        $"class Remover {{ void Remove() => System.IO.File.Delete({path}); }}";

    private static PortableExecutableReference Packed(Compilation compilation)
    {
        using var assembly = new MemoryStream();
        Assert.True(compilation.Emit(assembly).Success);
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }
}
