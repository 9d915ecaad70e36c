using System;
using Trackside.Virtual;

namespace nanoFramework.Runtime.Native;

/// <summary>How deep a restart goes. The virtual chip knows one depth: all of RAM is lost.</summary>
public enum RebootOption
{
    /// <summary>The whole chip.</summary>
    NormalReboot = 0,

    /// <summary>The runtime only.</summary>
    ClrOnly = 2,
}

/// <summary>The chip's power.</summary>
public static class Power
{
    /// <summary>Restarts the chip. Does not return.</summary>
    /// <param name="rebootOption">How deep.</param>
    /// <exception cref="PowerLostException">Always: the calling thread ends with the others.</exception>
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        Boot boot = Boot.Alive;
        boot.Chip.Reboot(boot);
        throw new PowerLostException();
    }
}

/// <summary>What the firmware runs on.</summary>
public static class SystemInfo
{
    private static readonly Version RuntimeVersion = new(1, 17, 11, 0);

    /// <summary>The runtime's version.</summary>
    public static Version Version => RuntimeVersion;

    /// <summary>The board's name, as nanoff knows it.</summary>
    public static string TargetName => Boot.Alive.Chip.Options.TargetName;

    /// <summary>The kind of chip.</summary>
    public static string Platform => "ESP32";
}

/// <summary>The managed heap.</summary>
public static class GC
{
    private const uint HeapBytes = 120_000;

    /// <summary>
    /// Free bytes of a heap of the device's size. The host's collector is left alone: it serves every chip of the process.
    /// </summary>
    /// <param name="compactHeap">Without effect here.</param>
    /// <returns>Bytes.</returns>
    public static uint Run(bool compactHeap)
    {
        Boot boot = Boot.Alive;
        uint free = HeapBytes - Math.Min(HeapBytes / 2, (uint)boot.ThreadCount * 1_024);
        return free - Math.Min(free, (uint)boot.Chip.MemoryTaken);
    }
}
