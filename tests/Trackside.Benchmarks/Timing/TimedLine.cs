using System;
using System.Collections.Generic;
using Trackside.Core;

namespace Trackside.Benchmarks.Timing;

/// <summary>A serial line at 115,200 bit/s: what a device says arrives when its bytes have been sent.</summary>
internal sealed class TimedLine(SimulatedClock clock, SimulatedClock chip) : IByteSource
{
    private const long NanosecondsPerByte = 86_806;

    private readonly Queue<(long At, byte Value)> bytes = new();
    private long freeAt;

    /// <summary>The chip's microseconds at the last read.</summary>
    public long ReadAt { get; private set; }

    /// <summary>Always 0: this line does not fail.</summary>
    public int Errors => 0;

    /// <summary>The device begins to say something at an instant, or as soon as the line is free.</summary>
    public void Say(long at, ReadOnlySpan<byte> message)
    {
        freeAt = Math.Max(freeAt, at);
        foreach (byte value in message)
        {
            freeAt += NanosecondsPerByte;
            bytes.Enqueue((freeAt, value));
        }
    }

    public int Read(byte[] target)
    {
        int count = 0;
        while (count < target.Length && bytes.TryPeek(out (long At, byte Value) first) && first.At <= clock())
        {
            target[count++] = bytes.Dequeue().Value;
        }

        ReadAt = chip();
        return count;
    }
}

/// <summary>Nanoseconds of the simulated world, or microseconds of a chip in it.</summary>
internal delegate long SimulatedClock();
