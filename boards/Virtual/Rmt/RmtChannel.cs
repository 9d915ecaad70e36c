using System;
using Trackside.Virtual;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>One of the eight channels of an ESP32's remote-control peripheral.</summary>
public abstract class RmtChannel
{
    private protected RmtChannel(RmtChannelSettings settings, int lastPin)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfZero(settings.ClockDivider);
        if (!GpioBank.Exists(settings.PinNumber) || settings.PinNumber > lastPin)
        {
            throw new ArgumentException($"Pin {settings.PinNumber} cannot serve an RMT channel that way.", nameof(settings));
        }

        Boot = Boot.Alive;
        Channel = settings.Channel;
        ClockDivider = settings.ClockDivider;
        NumberOfMemoryBlocks = settings.NumberOfMemoryBlocks;
        Wire = Boot.Chip.Pin(settings.PinNumber);
        Boot.RmtBlocks.Claim(Channel, NumberOfMemoryBlocks);
    }

    /// <summary>Cycles a second of the clock that <see cref="ClockDivider"/> divides.</summary>
    public static int SourceClockFrequency => RmtCapture.SourceHertz;

    /// <summary>Which way it works.</summary>
    public abstract ChannelMode Mode { get; }

    /// <summary>Its number.</summary>
    public int Channel { get; }

    /// <summary>Source clock cycles a tick.</summary>
    public byte ClockDivider { get; }

    /// <summary>Blocks of 64 items.</summary>
    public byte NumberOfMemoryBlocks { get; }

    private protected Boot Boot { get; }

    private protected Wire Wire { get; }

    private protected void Release() => Boot.RmtBlocks.Release(Channel, NumberOfMemoryBlocks);
}
