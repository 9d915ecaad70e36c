using System;
using Trackside.Core;

namespace Trackside.Benchmarks.Scenarios;

/// <summary>A time server that answers at once: 1 ms each way, UTC a fixed distance from the box's microseconds.</summary>
internal sealed class FakeClock(ExchangeRing exchanges) : IClockQuery
{
    /// <summary>UTC microseconds of the box's microsecond 0.</summary>
    public const long Offset = 1_780_000_000_000_000;

    /// <summary>The box's microseconds now.</summary>
    public long Now { get; set; }

    /// <summary>Questions so far.</summary>
    public int Asked { get; private set; }

    public void Ask()
    {
        Asked++;
        long there = Now + Offset - 1000;
        exchanges.Put(Now - 2000, there, there, Now);
    }
}

/// <summary>A decoder's line with at most one chunk of bytes on it.</summary>
internal sealed class FakeLine : IByteSource
{
    private byte[] waiting = [];

    public void Feed(byte[] bytes) => waiting = bytes;

    public int Read(byte[] target)
    {
        int count = Math.Min(waiting.Length, target.Length);
        Array.Copy(waiting, target, count);
        waiting = waiting[count..];
        return count;
    }
}

/// <summary>A chip with plenty of memory.</summary>
internal sealed class FakePlatform(FakeClock clock) : IPlatform
{
    public long FreeMemory => 100_000;

    public long Now => clock.Now;
}
