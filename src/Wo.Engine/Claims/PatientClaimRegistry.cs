using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Wo.Engine.Claims;

/// <summary>
/// A registry that asks again, later and later, where a server limits how often it is asked. Each wait has a random part, so
/// that clones which were refused together do not ask together again. To ask for a swap twice is safe: it names the version
/// that it expects.
/// </summary>
/// <param name="registry">The back end.</param>
internal sealed partial class PatientClaimRegistry(IClaimRegistry registry) : IClaimRegistry
{
    // 1, 2, 4, 8 and 16 seconds, each up to half more: servers limit by the minute.
    private const int MostWaits = 5;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string Place => registry.Place;

    /// <inheritdoc/>
    public string NameOf(WorkOrderId id) => registry.NameOf(id);

    /// <summary>How long a server has had it wait.</summary>
    public TimeSpan Waited { get; private set; }

    /// <inheritdoc/>
    public Result<RegisterEntry?> Read(WorkOrderId id, CancellationToken cancellation) =>
        Patiently(() => registry.Read(id, cancellation), answer => answer.Error, cancellation);

    /// <inheritdoc/>
    public SwapAnswer Swap(ClaimSwap swap, CancellationToken cancellation) =>
        Patiently(() => registry.Swap(swap, cancellation), answer => answer.Error, cancellation);

    /// <inheritdoc/>
    public Result<ImmutableArray<RegisterEntry>> List(
        Func<WorkOrderId, string?> knownVersion,
        CancellationToken cancellation
    ) => Patiently(() => registry.List(knownVersion, cancellation), answer => answer.Error, cancellation);

    private T Patiently<T>(Func<T> ask, Func<T, WoError?> errorOf, CancellationToken cancellation)
    {
        for (var waits = 0; ; waits++)
        {
            var answer = ask();
            if (errorOf(answer) is not { } error || !IsLimit(error) || waits == MostWaits)
            {
                return answer;
            }

            var wait = FirstWait * Math.Pow(2, waits) * (1 + Random.Shared.NextDouble() / 2);
            Waited += wait;
            if (cancellation.WaitHandle.WaitOne(wait))
            {
                return answer;
            }
        }
    }

    private static bool IsLimit(WoError error) =>
        Limit().IsMatch(error.Cause) || error.Details.Any(detail => Limit().IsMatch(detail));

    /// <summary>What the hosts of git (HTTP status 429, or a hook's words) and etcd say.</summary>
    [GeneratedRegex(
        @"\berror: 429\b|\b429 too\b|too many requests|rate[- ]?limit|ResourceExhausted",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Limit();
}
