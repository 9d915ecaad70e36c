using System;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>A host clock that stands still until it is told to move. Safe from any thread.</summary>
public sealed class ManualTime : TimeProvider
{
    private long microseconds;

    /// <summary>One million: a step is a microsecond.</summary>
    public override long TimestampFrequency => 1_000_000;

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref microseconds);

    /// <summary>Moves time on.</summary>
    /// <param name="by">Microseconds, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A step back.</exception>
    public void Advance(long by)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(by);
        Interlocked.Add(ref microseconds, by);
    }
}
