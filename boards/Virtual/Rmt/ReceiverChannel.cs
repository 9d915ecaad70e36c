using System;
using Trackside.Virtual;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>
/// Captures the durations between the edges of a pin. It never tells when a capture began, and a capture can be had only after
/// <see cref="IdleThreshold"/> of silence.
/// </summary>
public class ReceiverChannel : RmtChannel, IDisposable, IPowered
{
    private const int MostIdleTicks = 0x7FFF;

    private readonly object gate = new();
    private readonly RmtCapture capture;
    private readonly TimeSpan timeout;
    private bool started;
    private bool disposed;

    /// <summary>Takes a channel and its pin.</summary>
    /// <exception cref="ArgumentException">No such channel or pin.</exception>
    /// <exception cref="InvalidOperationException">Another channel has its memory.</exception>
    public ReceiverChannel(ReceiverChannelSettings settings)
        : base(settings, Chip.PinCount - 1)
    {
        timeout = settings.ReceiveTimeout;
        capture = new RmtCapture(settings.NumberOfMemoryBlocks, settings.ClockDivider, settings.BufferSize)
        {
            RearmNanoseconds = Boot.Chip.Options.RmtRearmMicroseconds * 1000L,
            DriftPartsPerMillion = Boot.Chip.Options.RmtDriftPartsPerMillion,
            FilterNanoseconds = settings.EnableFilter ? settings.FilterThreshold * 25L / 2 : 0,
        };
        IdleThreshold = settings.IdleThreshold;
        Wire.Peripherals += OnEdge;
        Boot.Attach(this);
    }

    /// <inheritdoc/>
    public override ChannelMode Mode => ChannelMode.Receive;

    /// <summary>Ticks of silence that end a capture. A duration has 15 bits: above 32767 a long one would wrap.</summary>
    public ushort IdleThreshold
    {
        get => (ushort)capture.IdleTicks;
        set
        {
            ArgumentOutOfRangeException.ThrowIfZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostIdleTicks);
            lock (gate)
            {
                capture.IdleTicks = value;
            }
        }
    }

    /// <summary>Begins to capture.</summary>
    /// <param name="clearBuffer">Whether what waits is thrown away.</param>
    public void Start(bool clearBuffer)
    {
        Check();
        lock (gate)
        {
            capture.Start(Wire.Level, Boot.Chip.NowNanoseconds, clearBuffer);
            started = true;
        }
    }

    /// <summary>Stops; a capture that has not ended is lost.</summary>
    public void Stop()
    {
        Check();
        lock (gate)
        {
            started = false;
        }
    }

    /// <summary>
    /// Takes the oldest finished capture. The whole chip stands still while it waits. Its last duration is 0, and one object an item is made.
    /// </summary>
    /// <returns>Null when the receive time-out is over without one.</returns>
    public RmtCommand[]? GetAllItems()
    {
        Check();
        RmtCapture.Batch? batch = Take();
        if (batch is null && timeout > TimeSpan.Zero)
        {
            Boot.Stall(timeout, () => (batch = Take()) is not null);
        }

        return batch is null ? null : ToCommands(batch);
    }

    /// <summary>Gives the channel back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    void IPowered.PowerLost() => Wire.Peripherals -= OnEdge;

    /// <summary>Gives the channel back.</summary>
    /// <param name="disposing">Always true here.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposed)
        {
            disposed = true;
            Wire.Peripherals -= OnEdge;
            Boot.Detach(this);
            Release();
        }
    }

    private static RmtCommand[] ToCommands(RmtCapture.Batch batch)
    {
        RmtCommand[] commands = new RmtCommand[batch.Items];
        bool level = batch.FirstLevel;
        for (int i = 0; i < commands.Length; i++)
        {
            commands[i] = new RmtCommand(At(batch, 2 * i), level, At(batch, (2 * i) + 1), !level);
        }

        return commands;
    }

    private static ushort At(RmtCapture.Batch batch, int number) => number < batch.Durations.Length ? batch.Durations[number] : (ushort)0;

    private RmtCapture.Batch? Take()
    {
        lock (gate)
        {
            return capture.Take(Boot.Chip.NowNanoseconds);
        }
    }

    private void OnEdge(bool level)
    {
        lock (gate)
        {
            if (started && !Boot.Dead)
            {
                capture.Edge(level, Boot.Chip.NowNanoseconds);
            }
        }
    }

    private void Check()
    {
        Boot.Check();
        ObjectDisposedException.ThrowIf(disposed, this);
    }
}
