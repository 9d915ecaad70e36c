using System;

namespace Trackside.Virtual;

/// <summary>A BH1750FVI: measures what the world sets. Safe from any thread.</summary>
public sealed class LightChip : IBusChip
{
    private const double CountsPerLux = 1.2;
    private const byte Continuous = 0x10;

    private volatile int lux;
    private bool isMeasuring;

    /// <summary>Illuminance in lux, 0 to 54,612.</summary>
    public int Lux
    {
        get => lux;
        set => lux = value;
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes) => isMeasuring |= bytes[0] == Continuous;

    /// <inheritdoc/>
    public void Read(Span<byte> bytes)
    {
        int counts = isMeasuring ? (int)Math.Min(ushort.MaxValue, Math.Ceiling(lux * CountsPerLux)) : 0;
        bytes[0] = (byte)(counts >> 8);
        bytes[1] = (byte)counts;
    }
}

/// <summary>An INA219 at a battery: bus voltage alone. Safe from any thread.</summary>
public sealed class GaugeChip : IBusChip
{
    // Data sheet: what the configuration register holds after a reset.
    private const int AfterReset = 0x399F;
    private const int MillivoltsPerCount = 4;

    private volatile int millivolts = 12_600;
    private int pointer;

    /// <summary>The battery's voltage in millivolts, 0 to 26,000.</summary>
    public int Millivolts
    {
        get => millivolts;
        set => millivolts = value;
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes) => pointer = bytes[0];

    /// <inheritdoc/>
    public void Read(Span<byte> bytes)
    {
        // The counts stand three bits up, above the flags.
        int value = pointer == 0 ? AfterReset : pointer == 2 ? (millivolts / MillivoltsPerCount) << 3 : 0;
        bytes[0] = (byte)(value >> 8);
        bytes[1] = (byte)value;
    }
}
