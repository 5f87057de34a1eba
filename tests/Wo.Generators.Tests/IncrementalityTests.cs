using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wo.Generators;

namespace Wo.Generators.Tests;

public sealed class IncrementalityTests
{
    private static readonly string[] Steps =
    [
        TrackingNames.Items,
        TrackingNames.Texts,
        TrackingNames.Analyses,
        TrackingNames.Models,
        TrackingNames.Diagnostics,
    ];

    [Fact]
    public void An_edit_of_other_code_computes_nothing_anew()
    {
        var compilation = Compilations.Create("class A;");
        var run = GeneratorRun.Of(compilation, Ticket(SampleSchemas.Ticket));

        var again = run.Again(
            compilation.AddSyntaxTrees(
                CSharpSyntaxTree.ParseText(
                    "class B;",
                    Compilations.ParseOptions,
                    cancellationToken: TestContext.Current.CancellationToken
                )
            )
        );

        foreach (var step in Steps)
        {
            AssertReasons(again, step, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        }

        AssertOutputs(again, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void An_edit_of_a_file_that_is_not_ours_computes_nothing_anew()
    {
        var compilation = Compilations.Create();
        var ticket = Ticket(SampleSchemas.Ticket);
        var run = GeneratorRun.Of(compilation, ticket, new SchemaFile("other.txt", "a") { IsMarked = false });

        var again = run.Again(compilation, ticket, new SchemaFile("other.txt", "b") { IsMarked = false });

        AssertOutputs(again, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void White_space_in_a_schema_generates_nothing_anew()
    {
        var compilation = Compilations.Create();
        var run = GeneratorRun.Of(compilation, Ticket(SampleSchemas.Ticket));

        var again = run.Again(
            compilation,
            Ticket("\n\n" + SampleSchemas.Ticket.Replace("\": ", "\":   ", StringComparison.Ordinal))
        );

        AssertReasons(again, TrackingNames.Texts, IncrementalStepRunReason.Modified);
        AssertReasons(again, TrackingNames.Models, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        AssertOutputs(again, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void Another_description_generates_anew()
    {
        var compilation = Compilations.Create();
        var run = GeneratorRun.Of(compilation, Ticket(SampleSchemas.Ticket));

        var again = run.Again(
            compilation,
            Ticket(SampleSchemas.Ticket.Replace("Waiting.", "Idle.", StringComparison.Ordinal))
        );

        AssertReasons(again, TrackingNames.Models, IncrementalStepRunReason.Modified);
        Assert.Contains("Idle.", again.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_that_moves_moves_its_diagnostic_and_no_source()
    {
        var compilation = Compilations.Create();
        var ticket = Ticket(SampleSchemas.Ticket);
        var run = GeneratorRun.Of(compilation, ticket, new SchemaFile("broken.schema.json", "{"));

        var again = run.Again(compilation, ticket, new SchemaFile("broken.schema.json", "\n{"));

        AssertReasons(again, TrackingNames.Diagnostics, IncrementalStepRunReason.Modified);
        AssertReasons(again, TrackingNames.Models, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        Assert.Equal(1, Assert.Single(again.Result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void No_step_keeps_a_compilation_or_a_symbol()
    {
        var run = GeneratorRun.Of(
            Compilations.Create("class A;"),
            Ticket(SampleSchemas.Ticket),
            new SchemaFile("broken.schema.json", "{")
        );

        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var step in Steps.SelectMany(name => run.Result.TrackedSteps[name]))
        {
            foreach (var (value, _) in step.Outputs)
            {
                Walk(value, seen);
            }
        }

        // Else the walk went nowhere.
        Assert.True(seen.Count > 500, $"{seen.Count}");
    }

    private static SchemaFile Ticket(string text) => new("ticket.schema.json", text);

    private static void AssertReasons(GeneratorRun run, string step, params IncrementalStepRunReason[] expected)
    {
        var outputs = run.Result.TrackedSteps[step].SelectMany(tracked => tracked.Outputs).ToList();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.Contains(output.Reason, expected));
    }

    private static void AssertOutputs(GeneratorRun run, IncrementalStepRunReason expected)
    {
        var outputs = run
            .Result.TrackedOutputSteps.SelectMany(pair => pair.Value)
            .SelectMany(step => step.Outputs)
            .ToList();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.Equal(expected, output.Reason));
    }

    private static void Walk(object? value, HashSet<object> seen)
    {
        if (value is null || value is string || value is Type || value.GetType().IsPrimitive || value.GetType().IsEnum)
        {
            return;
        }

        Assert.False(value is Compilation or ISymbol or SyntaxNode or SyntaxTree, value.GetType().FullName);
        if (value is AdditionalText || !seen.Add(value))
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Walk(item, seen);
            }
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (
                var field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            {
                Walk(field.GetValue(value), seen);
            }
        }
    }
}
