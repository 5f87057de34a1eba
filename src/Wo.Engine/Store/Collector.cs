using System.Runtime;

namespace Wo.Engine.Store;

/// <summary>When the collector looks through the objects of a command: not at all, unless very much is allocated.</summary>
internal static class Collector
{
    // What commands make for each work order that is kept, of which lists make half, and for each that is read; and how much of
    // all that is put up with.
    private const long BytesOfKept = 3_200;
    private const long BytesOfRead = 6_400;
    private const long MostForKept = 224_000_000;
    private const long MostForRead = 64_000_000;

    // Of these one large work order, and for each the file of summaries and places in lists. One array more than there is room
    // for, and the collector is not put off at all.
    private const long BytesOfLargeArrays = 4_000_000;
    private const long InLargeArrays = 400;

    // An update of the index makes large arrays of four times its size (the published one, the new one and tables of entries), and
    // as much again of small objects: entries and names.
    private const int TimesIndex = 4;
    private const long SmallIndex = 1_000_000;

    // Most commands make less.
    private const long SmallOfAnyCommand = 24_000_000;
    private const long LargeOfAnyCommand = 8_000_000;

    private static readonly Lock Regions = new();
    private static long smallPutOff;
    private static long largePutOff;

    /// <summary>
    /// Leaves it aside until a command has made more than most do. The memory is asked for at once, and not in a hundred steps
    /// of 64 KB, which are a fifteenth of a list of a thousand.
    /// </summary>
    public static void PutOff() => PutOffFor(SmallOfAnyCommand, LargeOfAnyCommand);

    /// <summary>
    /// Leaves it aside until as much was allocated as so many work orders take: what is taken from the cache, or made to be kept in it,
    /// lives as long as the command, and looking through all of it costs a tenth of a list and frees nothing. Not again after a
    /// collection: what reads again and again has garbage.
    /// </summary>
    /// <param name="kept">How many work orders are known from earlier.</param>
    /// <param name="read">How many are read.</param>
    public static void PutOff(long kept, long read = 0)
    {
        var bytes = Math.Min(kept * BytesOfKept, MostForKept) + Math.Min(read * BytesOfRead, MostForRead);
        var large = Math.Min(bytes / 4, BytesOfLargeArrays + (kept + read) * InLargeArrays);
        PutOffFor(bytes - large, large);
    }

    /// <summary>The same for a command that updates an index: one array of its size is enough for a collection.</summary>
    /// <param name="indexBytes">The size of the published one, in bytes.</param>
    public static void PutOffForIndex(long indexBytes)
    {
        if (indexBytes > SmallIndex)
        {
            var half = Math.Min(indexBytes * TimesIndex, MostForKept / 2);
            PutOffFor(half, half);
        }
    }

    /// <param name="small">Bytes of small objects.</param>
    /// <param name="large">Bytes of large arrays.</param>
    private static void PutOffFor(long small, long large)
    {
        lock (Regions)
        {
            var isFirst = smallPutOff == 0;
            var isCovered = small <= smallPutOff && large <= largePutOff;
            var isOver = !isFirst && GCSettings.LatencyMode != GCLatencyMode.NoGCRegion; // there was a collection since
            if (isCovered || isOver)
            {
                return;
            }

            (smallPutOff, largePutOff) = (Math.Max(small, smallPutOff), Math.Max(large, largePutOff));
            try
            {
                if (!isFirst)
                {
                    GC.EndNoGCRegion();
                }

                // Where a collection would have to make room, nothing is gained.
                _ = GC.TryStartNoGCRegion(smallPutOff + largePutOff, largePutOff, disallowFullBlockingGC: true);
            }
            catch (InvalidOperationException)
            {
                // There was a collection, just now.
            }
            catch (ArgumentOutOfRangeException)
            {
                // More than this machine gives a process.
            }
        }
    }
}
