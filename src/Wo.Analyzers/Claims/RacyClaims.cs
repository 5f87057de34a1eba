using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.FileApis;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers.Claims;

/// <summary>
/// The claims in each body that are not exclusive. They are WO1005's, and no other rule's: one operation is one finding.
/// </summary>
/// <param name="compilation">The compilation.</param>
/// <param name="scope">What is known of it.</param>
internal sealed class RacyClaims(Compilation compilation, AnalysisScope scope)
{
    private readonly ExistenceLooks looks = new(compilation);
    private readonly ConditionalWeakTable<IOperation, IReadOnlyList<RacyClaim>> known = new();

    /// <summary>The claims in a body or an initializer.</summary>
    public IReadOnlyList<RacyClaim> In(IOperation block) => known.GetValue(block, Find);

    /// <summary>Whether WO1005 says all there is to say of a call that touches a guarded path.</summary>
    public bool Own(RawCall call, IOperation operation) =>
        RuleSwitches.IsOn(Descriptors.RacyClaim, call.Syntax.SyntaxTree, compilation)
        && In(Operations.Root(operation)).Any(claim => claim.Operation.Syntax == call.Syntax);

    private IReadOnlyList<RacyClaim> Find(IOperation block)
    {
        var claims = new List<RacyClaim>();
        var mayLook = ExistenceLooks.MayBeIn(block.Syntax);
        foreach (var operation in block.DescendantsAndSelf())
        {
            if (MoveWithoutOverwrite(operation) is { } move)
            {
                claims.Add(move);
            }

            if (mayLook && looks.PathOf(operation) is { } path)
            {
                claims.AddRange(AfterLook(operation, path));
            }
        }

        // What two looks come before is one claim.
        return [.. claims.GroupBy(claim => claim.Operation.Syntax).Select(group => group.First())];
    }

    private RacyClaim? MoveWithoutOverwrite(IOperation operation) =>
        RawCall.Of(operation, scope) is { IsMoveWithoutOverwrite: true, Destination: { } destination } call
        && Judge(destination) is (PathOrigin.Guarded, var text)
            ? new RacyClaim(operation, call.Operation.DisplayName, text, null)
            : null;

    private IEnumerable<RacyClaim> AfterLook(IOperation look, IOperation path) =>
        Judge(path) is (PathOrigin.Guarded, var text)
            ? DependentCreations
                .Of(look, path, scope)
                .Select(found => new RacyClaim(found.Operation, found.Name, text, look.Syntax.GetLocation()))
            : [];

    private (PathOrigin Origin, string Text) Judge(IOperation path) =>
        scope.Paths.Read(path).Judge(scope.GuardedFrom(path.Syntax.SyntaxTree));
}
