using System.Text;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Rocks;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Architecture;

/// <summary>Holds ARCHITECTURE.md against the compiled engine. <c>WO_ACCEPT=1</c> writes the table of folders anew.</summary>
public sealed partial class ArchitecturePageTests
{
    private static readonly string Engine = typeof(Workspace).Assembly.Location;
    private static readonly string Page = Path.Join(SourceTree.Root, "ARCHITECTURE.md");

    [Fact]
    public void The_page_shows_which_folder_uses_which() =>
        Assert.Null(GeneratedSection.Difference("ARCHITECTURE.md", "folders", Table()));

    [Fact]
    public void Each_step_of_take_is_used_by_one_before_it()
    {
        var section = TakeSection().Match(File.ReadAllText(Page)).Value;
        string[] steps =
        [
            .. Link().Matches(section).Select(link => link.Groups["type"].Value).Where(type => type != "TakeCommand"),
        ];
        Assert.True(steps.Length >= 5, section);
        using var module = ModuleDefinition.ReadModule(Engine);
        var types = module.GetAllTypes().Where(type => !type.IsNested).ToDictionary(type => type.Name.Split('`')[0]);
        for (var i = 2; i < steps.Length; i++)
        {
            Assert.True(
                steps[..i].Any(earlier => Mentions(types[earlier], types[steps[i]])),
                $"no step before it uses {steps[i]}"
            );
        }
    }

    private static string Table()
    {
        var table = new StringBuilder("| folder | uses |\n|---|---|\n");
        foreach (var (folder, uses) in FolderDependencies.Of(Engine).Matrix)
        {
            table.Append($"| {folder} | {string.Join(", ", uses)} |\n");
        }

        return table.ToString();
    }

    private static bool Mentions(TypeDefinition user, TypeDefinition used) =>
        user
            .NestedTypes.Prepend(user)
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions)
            .Any(instruction =>
                instruction.Operand is MemberReference member
                && (
                    member.DeclaringType?.Name == used.Name || (member as MethodReference)?.ReturnType.Name == used.Name
                )
            );

    [GeneratedRegex(@"## What `wo take` goes through.*?(?=\n## )", RegexOptions.Singleline)]
    private static partial Regex TakeSection();

    [GeneratedRegex(@"\[(?<type>\w+)\]\(src/")]
    private static partial Regex Link();
}
