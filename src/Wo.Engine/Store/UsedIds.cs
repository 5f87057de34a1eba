using System.Globalization;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Store;

/// <summary>
/// The ids that are in use or ever were: of work orders in any state, of backups, locks, control records and kept copies, and the
/// numbers that people have reserved by writing them into the backlog or into dependencies.
/// </summary>
internal sealed class UsedIds
{
    private const int MostDigits = 9;

    private readonly Dictionary<string, string> places = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<long> mentioned = [];
    private long highest;

    /// <summary>Reads the names of the state directories and of the control records.</summary>
    public static UsedIds Read(IFileSystem files, CtxLayout layout, ControlStore control, KeptVersions versions)
    {
        var taken = new UsedIds();
        foreach (var state in WorkOrderStates.All)
        {
            var directory = layout.StateDirectory(state);
            foreach (var item in files.List(directory.FullPath))
            {
                taken.AddFile(item.Name, $"{directory}/{item.Name}");
            }
        }

        foreach (var id in control.Ids())
        {
            taken.Add(id.Value, $"the control record of {id}");
        }

        foreach (var id in versions.Ids())
        {
            taken.Add(id.Value, $"the copy that is kept of {id}");
        }

        return taken;
    }

    /// <summary>Keeps a number free that is written down already, though there is no work order of it yet.</summary>
    public void Reserve(string id)
    {
        if (NumberOf(id) is { } number)
        {
            highest = Math.Max(highest, number);
        }
    }

    /// <summary>
    /// Does not give out a number that is mentioned somewhere. Those below it stay free: it may be a slip of the fingers.
    /// </summary>
    public void Avoid(string id)
    {
        if (NumberOf(id) is { } number)
        {
            mentioned.Add(number);
        }
    }

    /// <summary>
    /// Where an id is in use already, also in another spelling of upper and lower case; <see langword="null"/> where it
    /// is free.
    /// </summary>
    public string? PlaceOf(WorkOrderId id) => places.GetValueOrDefault(id.Value);

    /// <summary>The next free number.</summary>
    public WorkOrderId Next()
    {
        var number = highest + 1;
        while (mentioned.Contains(number))
        {
            number++;
        }

        return WorkOrderId.TryParse(NumberedId.Of(number), out var id)
            ? id
            : throw new InvalidOperationException($"Not an id: {NumberedId.Of(number)}");
    }

    private static long? NumberOf(string id)
    {
        var digits = id.StartsWith(NumberedId.Prefix, StringComparison.OrdinalIgnoreCase)
            ? id.AsSpan(NumberedId.Prefix.Length)
            : [];
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        digits = end < 0 ? digits : digits[..end];
        return digits.Length <= MostDigits && long.TryParse(digits, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private void AddFile(string name, string place)
    {
        Reserve(name);
        var original = BackupName.TryParse(name, out var backedUp) ? backedUp : name;
        var dot = original.LastIndexOf('.');
        if (dot > 0 && original[dot..] is CtxLayout.WorkOrderSuffix or CtxLayout.LockSuffix)
        {
            Add(original[..dot], place);
        }
    }

    private void Add(string id, string place)
    {
        Reserve(id);
        if (WorkOrderId.TryParse(id, out _))
        {
            places.TryAdd(id, place);
        }
    }
}
