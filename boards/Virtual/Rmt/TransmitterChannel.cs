using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using Trackside.Virtual;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>Sends pulses on a pin. The world sees each transmission as a <see cref="PulseTrain"/> of <see cref="Wire.Sent"/>.</summary>
public class TransmitterChannel : RmtChannel, IDisposable
{
    private const int LastOutputPin = 33;
    private const int BytesPerItem = 4;
    private const int DurationMask = 0x7FFF;
    private const int LevelBit = 15;

    private readonly List<RmtCommand> commands = [];
    private readonly bool hasCarrier;
    private long idleAt;
    private bool disposed;

    /// <summary>Takes a channel and its pin.</summary>
    /// <exception cref="ArgumentException">No such channel, or a pin that cannot be an output.</exception>
    /// <exception cref="InvalidOperationException">Another channel has its memory.</exception>
    public TransmitterChannel(TransmitChannelSettings settings)
        : base(settings, LastOutputPin)
    {
        hasCarrier = settings.EnableCarrierWave;
        if (settings.EnableIdleLevelOutput)
        {
            Wire.DriveByChip(settings.IdleLevel);
        }
    }

    /// <inheritdoc/>
    public override ChannelMode Mode => ChannelMode.Transmit;

    /// <summary>Whether the last transmission is over.</summary>
    public bool IsChannelIdle
    {
        get
        {
            Check();
            return Boot.Chip.Now >= idleAt;
        }
    }

    /// <summary>Adds to what <see cref="Send"/> sends.</summary>
    public void AddCommand(RmtCommand cmd)
    {
        Check();
        commands.Add(cmd);
    }

    /// <summary>Empties what <see cref="Send"/> sends.</summary>
    public void ClearCommands()
    {
        Check();
        commands.Clear();
    }

    /// <summary>Sends the commands added. On the device it packs them into a new array each time.</summary>
    /// <param name="waitTxDone">Whether the whole chip waits for the end.</param>
    public void Send(bool waitTxDone)
    {
        byte[] data = new byte[BytesPerItem * commands.Count];
        for (int i = 0; i < commands.Count; i++)
        {
            Pack(data, 2 * i, commands[i].Duration0, commands[i].Level0);
            Pack(data, (2 * i) + 1, commands[i].Duration1, commands[i].Level1);
        }

        SendData(data, waitTxDone);
    }

    /// <summary>
    /// Sends items as the hardware holds them: 4 bytes each, two little-endian halves of 15 bits of duration and the level on top; a
    /// duration of 0 ends it. The whole chip stands still until the transmission before is over, and with
    /// <paramref name="waitTxDone"/> until this one is.
    /// </summary>
    /// <param name="data">The items.</param>
    /// <param name="waitTxDone">Whether the whole chip waits for the end.</param>
    /// <exception cref="ArgumentException">No whole number of items.</exception>
    public void SendData(byte[] data, bool waitTxDone)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check();
        if (data.Length % BytesPerItem != 0)
        {
            throw new ArgumentException($"{data.Length} bytes are no whole number of items of 4.", nameof(data));
        }

        WaitUntilIdle();
        PulseTrain train = new(Boot.Chip.Now, hasCarrier, Unpack(data));
        idleAt = train.StartedAt + (long)Math.Ceiling(train.Duration.TotalMicroseconds);
        Wire.Send(train);
        if (waitTxDone)
        {
            WaitUntilIdle();
        }
    }

    /// <summary>Gives the channel back; the pin floats.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the channel back.</summary>
    /// <param name="disposing">Always true here.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposed)
        {
            disposed = true;
            Wire.DriveByChip(null);
            Release();
        }
    }

    private static void Pack(byte[] data, int half, ushort duration, bool level) =>
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(2 * half), (ushort)((duration & DurationMask) | (level ? 1 << LevelBit : 0)));

    private List<Pulse> Unpack(byte[] data)
    {
        double nanosecondsPerTick = 1e9 / SourceClockFrequency * ClockDivider;
        List<Pulse> pulses = new(data.Length / 2);
        for (int at = 0; at < data.Length; at += 2)
        {
            ushort half = BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(at));
            if ((half & DurationMask) == 0)
            {
                break;
            }

            pulses.Add(new Pulse(half >> LevelBit != 0, (half & DurationMask) * nanosecondsPerTick));
        }

        return pulses;
    }

    // A clock that a test moves by hand may stand still: then nothing is waited for.
    private void WaitUntilIdle()
    {
        long left = idleAt - Boot.Chip.Now;
        if (left > 0)
        {
            Boot.Stall(TimeSpan.FromMicroseconds(left), () => Boot.Chip.Now >= idleAt);
        }
    }

    private void Check()
    {
        Boot.Check();
        ObjectDisposedException.ThrowIf(disposed, this);
    }
}
