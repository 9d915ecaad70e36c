using System;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>Which way a channel works.</summary>
public enum ChannelMode : byte
{
    /// <summary>It captures.</summary>
    Receive,

    /// <summary>It sends.</summary>
    Transmit,
}

/// <summary>Two pulses, in ticks of a channel's divided clock.</summary>
/// <param name="duration1">Ticks of the first, at most 32767; 0 ends a transmission or a capture.</param>
/// <param name="level1">Its level.</param>
/// <param name="duration2">Ticks of the second.</param>
/// <param name="level2">Its level.</param>
public class RmtCommand(ushort duration1, bool level1, ushort duration2, bool level2)
{
    /// <summary>Ticks of the first pulse; 0 is the end.</summary>
    public ushort Duration0 { get; set; } = duration1;

    /// <summary>Ticks of the second pulse; 0 is the end.</summary>
    public ushort Duration1 { get; set; } = duration2;

    /// <summary>Level of the first pulse.</summary>
    public bool Level0 { get; set; } = level1;

    /// <summary>Level of the second pulse.</summary>
    public bool Level1 { get; set; } = level2;
}

/// <summary>What a channel is made of. Read once, when the channel is made.</summary>
public abstract class RmtChannelSettings
{
    /// <summary>Chooses a channel and a pin.</summary>
    /// <param name="channel">0 to 7; no two of them may share a memory block.</param>
    /// <param name="pinNumber">The pin.</param>
    protected RmtChannelSettings(int channel, int pinNumber)
    {
        Channel = channel;
        PinNumber = pinNumber;
    }

    /// <summary>The channel, 0 to 7.</summary>
    public int Channel { get; set; }

    /// <summary>The pin.</summary>
    public int PinNumber { get; set; }

    /// <summary>80 MHz divided by this is the channel's clock: 1 to 255, 80 (1 us) unless told.</summary>
    public byte ClockDivider { get; set; } = 80;

    /// <summary>Blocks of 64 items, 1 unless told; those of the next channels are taken with it.</summary>
    public byte NumberOfMemoryBlocks { get; set; } = 1;

    /// <summary>Items that finished captures may take while they wait, 100 unless told.</summary>
    public int BufferSize { get; set; } = 100;
}

/// <summary>What a receiver is made of.</summary>
/// <param name="channel">0 to 7.</param>
/// <param name="pinNumber">The pin.</param>
public sealed class ReceiverChannelSettings(int channel, int pinNumber) : RmtChannelSettings(channel, pinNumber)
{
    /// <summary>Ticks of silence that end a capture.</summary>
    public ushort IdleThreshold { get; set; } = 12_000;

    /// <summary>Whether short pulses are passed over.</summary>
    public bool EnableFilter { get; set; } = true;

    /// <summary>Pulses shorter than this are passed over: cycles of the undivided 80 MHz, at most 255 (3.19 us).</summary>
    public byte FilterThreshold { get; set; } = 100;

    /// <summary>How long <see cref="ReceiverChannel.GetAllItems"/> holds up the whole chip; a second unless told.</summary>
    public TimeSpan ReceiveTimeout { get; set; } = TimeSpan.FromSeconds(1);
}

/// <summary>What a transmitter is made of.</summary>
/// <param name="channel">0 to 7.</param>
/// <param name="pinNumber">The pin.</param>
public sealed class TransmitChannelSettings(int channel, int pinNumber) : RmtChannelSettings(channel, pinNumber)
{
    /// <summary>Whether the high pulses are chopped at 38 kHz. <b>On unless told</b>, as on the device: for remote controls.</summary>
    public bool EnableCarrierWave { get; set; } = true;

    /// <summary>Whether the pin is held between transmissions.</summary>
    public bool EnableIdleLevelOutput { get; set; } = true;

    /// <summary>The level it is held at.</summary>
    public bool IdleLevel { get; set; }
}
