using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>The values that parameters get: the arguments of all calls in the sources.</summary>
/// <param name="sources">The sources.</param>
/// <param name="uses">Where methods are called.</param>
internal sealed class ParameterValues(SourceOperations sources, UseSites uses)
{
    /// <summary>What the calls pass, and whether there can be no others.</summary>
    public MemberValue Find(IParameterSymbol parameter)
    {
        if (
            parameter.ContainingSymbol is not IMethodSymbol method
            || parameter.RefKind == RefKind.Out
            || !sources.Hold(method)
            || SitesOf(method) is not { } sites
        )
        {
            return MemberValue.Unknown;
        }

        var values = ImmutableArray.CreateBuilder<IOperation>();
        var isComplete = IsClosed(method);
        foreach (var site in sites)
        {
            if (Argument(site, parameter) is { } argument)
            {
                values.Add(argument);
            }
            else
            {
                isComplete = false;
            }
        }

        if (Default(parameter) is { } value)
        {
            values.Add(value);
        }

        return new MemberValue(values.ToImmutable(), isComplete && values.Count > 0);
    }

    /// <summary>The calls of the method, by its own name or by that of what it implements or overrides.</summary>
    private List<IOperation>? SitesOf(IMethodSymbol method)
    {
        var sites = new List<IOperation>();
        foreach (var known in method.MethodKind == MethodKind.Ordinary ? Lineage.Of(method) : [method])
        {
            if (uses.Of(known) is not { } some)
            {
                return null;
            }

            sites.AddRange(some);
        }

        return sites;
    }

    // Calls that leave the argument out have it as an operation of their own; this is for those out of sight.
    private IOperation? Default(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue
        && parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is ParameterSyntax { Default.Value: { } value }
            ? sources.Of(value)
            : null;

    private static IOperation? Argument(IOperation site, IParameterSymbol parameter)
    {
        var arguments = site switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        return arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value;
    }

    /// <summary>Whether only these sources can call it, and by its name alone.</summary>
    private static bool IsClosed(IMethodSymbol method) =>
        !Visibility.IsOpen(method)
        && !method.IsVirtual
        && !method.IsAbstract
        && !method.IsOverride
        && method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.Constructor
        && method.ContainingType.AllInterfaces.IsEmpty;
}
