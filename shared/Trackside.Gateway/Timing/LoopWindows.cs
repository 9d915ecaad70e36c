using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>
/// Whose was a crossing that was heard without a transponder? Each vehicle crosses the loop once between two moments that are known (its
/// window). A crossing that is the only one left in a window belongs to it, however the vehicles overtook; where several are left
/// each gets the one nearest to where it should have been, and that is marked as assumed. One thread, used once.
/// </summary>
internal sealed class LoopWindows
{
    private readonly Passing[] crossings;
    private readonly long[] moments;
    private readonly bool[] taken;
    private readonly List<Window> windows = [];
    private long longest;

    internal LoopWindows(IEnumerable<Passing> crossings)
    {
        this.crossings = [.. crossings.OrderBy(Interval.MomentOf)];
        moments = Array.ConvertAll(this.crossings, Interval.MomentOf);
        taken = new bool[moments.Length];
    }

    /// <summary>A vehicle that crosses once between two moments.</summary>
    /// <param name="owner">Whatever the caller knows it by.</param>
    /// <param name="from">Microseconds since 1970 UTC.</param>
    /// <param name="to">Microseconds since 1970 UTC.</param>
    /// <param name="earliest">It is believed not to have crossed before this; <paramref name="from"/> is known.</param>
    /// <param name="expected">When it should have crossed at an even speed.</param>
    internal void Add(object owner, long from, long to, long earliest, long expected)
    {
        windows.Add(new Window(owner, from, to, earliest, expected));
        longest = Math.Max(longest, to - from);
    }

    /// <summary>Gives each window its crossing, as far as there are any.</summary>
    internal Dictionary<object, (Passing Crossing, bool IsAssumed)> Assign()
    {
        windows.Sort((one, other) => one.From.CompareTo(other.From));
        var found = new Dictionary<object, (Passing, bool)>(ReferenceEqualityComparer.Instance);
        while (TakeOnlyOnes(found))
        {
        }

        TakeNearest(found);
        return found;
    }

    // Each crossing that is settled leaves one less for the windows that overlap it.
    private bool TakeOnlyOnes(Dictionary<object, (Passing, bool)> found)
    {
        bool any = false;
        foreach (Window window in windows.Where(window => !found.ContainsKey(window.Owner)).ToList())
        {
            if (OnlyOne(window) is { } index && !IsOnlyOneOfAnother(window, index, found))
            {
                taken[index] = true;
                found[window.Owner] = (crossings[index], false);
                any = true;
            }
        }

        return any;
    }

    // Two vehicles with one crossing between them: one was not heard, and which is not known.
    private bool IsOnlyOneOfAnother(Window window, int index, Dictionary<object, (Passing, bool)> found)
    {
        // Sorted by their begin: no window that begins earlier than the longest one before the crossing can reach it.
        int first = windows.FindIndex(other => other.From > moments[index] - longest);
        for (int i = Math.Max(first, 0); i < windows.Count && windows[i].From < moments[index]; i++)
        {
            Window other = windows[i];
            if (other != window && moments[index] < other.To && !found.ContainsKey(other.Owner) && OnlyOne(other) == index)
            {
                return true;
            }
        }

        return false;
    }

    private int? OnlyOne(Window window)
    {
        int? only = null;
        for (int i = First(window.From); i < moments.Length && moments[i] < window.To; i++)
        {
            if (!taken[i])
            {
                if (only != null)
                {
                    return null;
                }

                only = i;
            }
        }

        return only;
    }

    private void TakeNearest(Dictionary<object, (Passing, bool)> found)
    {
        foreach (Window window in windows.Where(window => !found.ContainsKey(window.Owner)).OrderBy(window => window.Expected).ToList())
        {
            int nearest = -1;
            for (int i = First(window.Earliest); i < moments.Length && moments[i] < window.To; i++)
            {
                bool nearer = nearest < 0 || Math.Abs(moments[i] - window.Expected) < Math.Abs(moments[nearest] - window.Expected);
                nearest = !taken[i] && nearer ? i : nearest;
            }

            if (nearest >= 0)
            {
                taken[nearest] = true;
                found[window.Owner] = (crossings[nearest], true);
            }
        }
    }

    private int First(long from)
    {
        int index = Array.BinarySearch(moments, from);
        return index >= 0 ? index : ~index;
    }

    private sealed record Window(object Owner, long From, long To, long Earliest, long Expected);
}
