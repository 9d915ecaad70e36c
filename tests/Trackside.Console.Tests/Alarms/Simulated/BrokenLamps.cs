using System;
using Trackside.Core;

namespace Trackside.Technician.Tests.Alarms.Simulated;

/// <summary>A lamp driver that can be made to throw, as only a fault of the program does.</summary>
internal sealed class BrokenLamps(ILamps lamps) : ILamps
{
    private bool isBroken;

    /// <summary>Fits a box with such a driver; its power is cycled for it.</summary>
    public static void FitTo(WorldBox box)
    {
        box.Refit = parts => parts.Lamps = new BrokenLamps(parts.Lamps);
        box.PowerCycle();
    }

    /// <summary>From here on it throws.</summary>
    public static void Break(WorldBox box) => ((BrokenLamps)box.Parts.Lamps).isBroken = true;

    /// <inheritdoc/>
    public void Set(int lamp, bool isLit)
    {
        if (isBroken && lamp != Lamp.Status)
        {
            throw new InvalidOperationException("lamp driver");
        }

        lamps.Set(lamp, isLit);
    }
}
