using System.Globalization;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>Tokens that tests can predict.</summary>
internal sealed class CountingTokens : ITokenSource
{
    private int given;

    public string Next() => (++given).ToString("x32", CultureInfo.InvariantCulture);
}
