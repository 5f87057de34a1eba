using System.Globalization;
using Wo.Core.Lifecycle;

namespace Wo.Core.Tests.Reconciliation;

/// <summary>Tokens that tests can predict.</summary>
internal sealed class CountingTokens : ITokenSource
{
    private int given;

    public string Next() => (++given).ToString("x32", CultureInfo.InvariantCulture);
}
