using System.Globalization;

namespace Wo.TestKit;

/// <summary>Another culture for all that a test runs until it is disposed, on whichever threads.</summary>
internal sealed class Culture : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    private Culture(CultureInfo culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;

    /// <summary>
    /// Cultures whose rules for letters, digits or sorting catch code that forgot to ask for none: the Turkish small letter of
    /// "I" is not "i", Thai years and Arabic signs differ, a Danish "aa" sorts last.
    /// </summary>
    public static TheoryData<string> Odd { get; } =
    ["tr-TR", "az-Latn-AZ", "th-TH", "ar-SA", "fa-IR", "da-DK", "de-DE"];

    /// <summary>Enters a culture; skips the test on a machine that knows none.</summary>
    /// <param name="name">Its name; empty for the invariant one.</param>
    public static Culture Enter(string name)
    {
        Assert.SkipWhen(Turkish().TextInfo.ToUpper('i') == 'I', "this machine runs without cultures");
        return new Culture(CultureInfo.GetCultureInfo(name));
    }

    /// <inheritdoc/>
    public void Dispose() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;

    private static CultureInfo Turkish()
    {
        try
        {
            return CultureInfo.GetCultureInfo("tr-TR");
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
