using System;
using System.Collections.Generic;

namespace Trackside.Virtual;

/// <summary>A device on a chip's I2C bus, seen from the bus. Called on the firmware's thread.</summary>
public interface IBusChip
{
    /// <summary>The chip writes: the first byte mostly names a register.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>The chip reads.</summary>
    void Read(Span<byte> bytes);
}

/// <summary>The I2C bus of a chip: devices by address, and a fault that holds its lines. Safe from any thread.</summary>
public sealed class VirtualBus
{
    private readonly object gate = new();
    private readonly Dictionary<int, IBusChip> chips = [];
    private volatile bool isHung;
    private long transfers;

    /// <summary>Something holds a line low: every transfer stalls the whole runtime for its time-out of a second, and fails.</summary>
    public bool IsHung
    {
        get => isHung;
        set => isHung = value;
    }

    /// <summary>Transfers since the chip was made, failed ones included.</summary>
    public long Transfers => System.Threading.Interlocked.Read(ref transfers);

    /// <summary>Connects a device, in the place of one at that address.</summary>
    /// <param name="address">0x08 to 0x77.</param>
    /// <param name="chip">The device.</param>
    public void Attach(int address, IBusChip chip)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(address, 0x08);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address, 0x77);
        lock (gate)
        {
            chips[address] = chip;
        }
    }

    /// <summary>Disconnects a device.</summary>
    public void Detach(int address)
    {
        lock (gate)
        {
            chips.Remove(address);
        }
    }

    internal IBusChip? Find(int address)
    {
        System.Threading.Interlocked.Increment(ref transfers);
        lock (gate)
        {
            return chips.GetValueOrDefault(address);
        }
    }
}
