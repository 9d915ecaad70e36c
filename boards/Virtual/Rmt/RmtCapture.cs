using System;
using System.Collections.Generic;

namespace Trackside.Virtual;

/// <summary>
/// The receiving side of an ESP32's RMT with the driver of its runtime. A capture begins with an edge whose time nobody tells, holds the
/// durations between edges, and is handed over once the line was silent for the idle threshold. Then the driver arms the channel anew, and
/// edges meanwhile are gone. A full memory begins again at its start: what it held is lost. A capture that finds no room in the queue is
/// dropped. The caller holds a lock and brings times in order.
/// </summary>
internal sealed class RmtCapture(int blocks, int divider, int bufferItems)
{
    internal const int SourceHertz = 80_000_000;

    private const long NanosecondsPer2Cycles = 25;
    private const int DurationMask = 0x7FFF;
    private const int BytesPerItem = 4;
    private const int HeaderBytes = 8;

    private readonly ushort[] durations = new ushort[2 * RmtBlocks.Items * blocks];
    private readonly Queue<Batch> finished = new();
    private int queuedBytes;
    private int count;
    private bool open;
    private bool firstLevel;
    private bool lineLevel;
    private long lastTick;
    private long lastAt;
    private long armedAt = long.MinValue;
    private long glitchAt = long.MinValue;

    internal int IdleTicks { get; set; }

    /// <summary>Pulses shorter than this vanish; 0 for none.</summary>
    internal long FilterNanoseconds { get; set; }

    /// <summary>How long the interrupt takes that arms the channel after a capture.</summary>
    internal long RearmNanoseconds { get; set; }

    /// <summary>How much faster this clock runs than the chip's timer.</summary>
    internal double DriftPartsPerMillion { get; set; }

    /// <summary>Edges that came while the channel was not armed.</summary>
    internal int BlindEdges { get; private set; }

    /// <summary>Times the memory was full.</summary>
    internal int Overflows { get; private set; }

    /// <summary>Captures that found no room.</summary>
    internal int Dropped { get; private set; }

    /// <summary>Begins anew.</summary>
    internal void Start(bool level, long now, bool clear)
    {
        open = false;
        lineLevel = level;
        glitchAt = long.MinValue;
        armedAt = now;
        if (clear)
        {
            finished.Clear();
            queuedBytes = 0;
        }
    }

    /// <summary>The line changed.</summary>
    internal void Edge(bool level, long at)
    {
        if (glitchAt != long.MinValue && at - glitchAt < FilterNanoseconds)
        {
            glitchAt = long.MinValue;
            return;
        }

        Settle();
        glitchAt = at;
        lineLevel = level;
        if (FilterNanoseconds == 0)
        {
            Settle();
        }
    }

    /// <summary>The oldest finished capture, or null.</summary>
    internal Batch? Take(long now)
    {
        if (glitchAt != long.MinValue && now - glitchAt >= FilterNanoseconds)
        {
            Settle();
        }

        FinishIfIdle(now);
        if (!finished.TryDequeue(out Batch? batch))
        {
            return null;
        }

        queuedBytes -= BytesOf(batch.Durations.Length);
        return batch;
    }

    private static int ItemsOf(int durations) => (durations / 2) + 1;

    private static int BytesOf(int durations) => HeaderBytes + (BytesPerItem * ItemsOf(durations));

    /// <summary>The edge under watch has lasted: it counts.</summary>
    private void Settle()
    {
        if (glitchAt == long.MinValue)
        {
            return;
        }

        long at = glitchAt;
        glitchAt = long.MinValue;
        FinishIfIdle(at);
        if (at < armedAt)
        {
            BlindEdges++;
            return;
        }

        long tick = TickOf(at);
        if (!open)
        {
            open = true;
            count = 0;
            firstLevel = lineLevel;
        }
        else
        {
            durations[count++] = (ushort)(Math.Max(1, tick - lastTick) & DurationMask);
            if (count == durations.Length)
            {
                Overflows++;
                count = 0;
                firstLevel = lineLevel;
            }
        }

        lastTick = tick;
        lastAt = at;
    }

    private void FinishIfIdle(long now)
    {
        if (!open || TickOf(now) - lastTick <= IdleTicks)
        {
            return;
        }

        open = false;
        armedAt = lastAt + (IdleTicks * divider * NanosecondsPer2Cycles / 2) + RearmNanoseconds;
        // A queue without split takes no piece above half its size.
        int bytes = BytesOf(count);
        if (bytes + queuedBytes > bufferItems * BytesPerItem || bytes > bufferItems * BytesPerItem / 2)
        {
            Dropped++;
            return;
        }

        queuedBytes += bytes;
        finished.Enqueue(new Batch(firstLevel, durations[..count]));
    }

    private long TickOf(long at) => (long)(at * (1 + (DriftPartsPerMillion * 1e-6)) * 2 / (NanosecondsPer2Cycles * divider));

    /// <summary>A finished capture: the level after its first edge, and the ticks between its edges.</summary>
    internal sealed record Batch(bool FirstLevel, ushort[] Durations)
    {
        /// <summary>Its number of items: two durations each, the end's zero included.</summary>
        internal int Items => ItemsOf(Durations.Length);
    }
}
