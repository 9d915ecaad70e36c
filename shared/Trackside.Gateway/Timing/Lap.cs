using System;
using System.Collections.Generic;

namespace Trackside.Gateway;

/// <summary>What must be known about a lap's figure.</summary>
[Flags]
public enum LapFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It ends closer to the passing before it than the loop's minimum gap.</summary>
    ShortGap = 1,

    /// <summary>It begins or ends with a passing against the running direction.</summary>
    WrongWay = 2,

    /// <summary>It is measured by the box's clock, and that was not synchronised at one of its ends.</summary>
    ClockUnsynced = 4,

    /// <summary>One of its ends was sent from storage after a loss of power.</summary>
    Historical = 8,

    /// <summary>Passings between its ends are lost: it may be more than one lap.</summary>
    Gap = 16,

    /// <summary>Its ends have no clock in common: its length is not known.</summary>
    Untimed = 32,
}

/// <summary>The way of one transponder from a loop back to it.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Transponder">The transponder.</param>
/// <param name="Number">Lap number of this transponder, from 1.</param>
/// <param name="StartMicroseconds">Its start in the clock it is measured by: the source's own, else UTC since 1970; 0 when untimed.</param>
/// <param name="LapMicroseconds">Its length; 0 when untimed.</param>
/// <param name="Flags">What must be known about it.</param>
public sealed record Lap(string Circuit, long Transponder, int Number, long StartMicroseconds, long LapMicroseconds, LapFlags Flags)
{
    private static readonly string[] FlagNames = ["short-gap", "wrong-way", "clock-unsynced", "historical", "gap", "untimed"];

    /// <summary>The flags by name with <c>+</c> between, such as <c>short-gap+historical</c>; empty for none.</summary>
    public string FlagText
    {
        get
        {
            var names = new List<string>();
            for (int i = 0; i < FlagNames.Length; i++)
            {
                if (((int)Flags & (1 << i)) != 0)
                {
                    names.Add(FlagNames[i]);
                }
            }

            return string.Join('+', names);
        }
    }
}
