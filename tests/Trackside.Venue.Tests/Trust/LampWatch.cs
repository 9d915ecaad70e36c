using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Trackside.Core;
using Trackside.Venue.Running;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.Trust;

/// <summary>
/// Looks at the warning lamps and the pixel panel of a post as a driver does, every millisecond on a thread of its own: how long all lamps were dark the longest, and whether
/// any of the two was at a moment at which the box stood still. It reads wires, not messages.
/// </summary>
internal sealed class LampWatch : IDisposable
{
    private static readonly int[] Warning = [Lamp.Red, Lamp.Yellow, Lamp.RedTwin, Lamp.YellowTwin];

    private readonly VenueBox box;
    private readonly List<LampCircuit> lamps;
    private readonly Thread thread;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private volatile bool isOver;
    private TimeSpan darkSince;

    /// <summary>Begins to look.</summary>
    public LampWatch(VenueBox box)
    {
        this.box = box;
        lamps = [.. Warning.Select(lamp => box.Panel!.Lamps[lamp])];
        thread = new Thread(Look) { IsBackground = true, Name = "lamps of " + box.Plan.Id };
        thread.Start();
    }

    /// <summary>Which post.</summary>
    public string Name => box.Plan.Id;

    /// <summary>The longest time without a warning.</summary>
    public TimeSpan LongestDark { get; private set; }

    /// <summary>How long the box stood still in all, as far as it was seen.</summary>
    public TimeSpan StoodStill { get; private set; }

    /// <summary>Looks at which it stood still without a warning lamp, or with a black panel where it has one.</summary>
    public int DarkInStandstill { get; private set; }

    /// <summary>When the last standstill ended; null before.</summary>
    public TimeSpan? BackAt { get; private set; }

    /// <summary>Looks no more.</summary>
    public void Dispose()
    {
        isOver = true;
        thread.Join();
    }

    private void Look()
    {
        bool wasStill = false;
        TimeSpan last = watch.Elapsed;
        while (!isOver)
        {
            // Still before and after the lamps were looked at: still while they were.
            bool isStill = box.Chip.StandsStill;
            bool warns = lamps.Any(lamp => lamp.Lit);
            bool isBlack = box.Panel!.Pixels?.Pixels.All(pixel => pixel == 0) == true;
            isStill = isStill && box.Chip.StandsStill;
            TimeSpan now = watch.Elapsed;
            darkSince = warns ? now : darkSince;
            LongestDark = now - darkSince > LongestDark ? now - darkSince : LongestDark;
            StoodStill += isStill && wasStill ? now - last : TimeSpan.Zero;
            DarkInStandstill += isStill && (!warns || isBlack) ? 1 : 0;
            BackAt = wasStill && !isStill ? now : BackAt;
            wasStill = isStill;
            last = now;
            Thread.Sleep(1);
        }
    }
}
