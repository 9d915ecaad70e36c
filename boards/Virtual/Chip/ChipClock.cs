using System;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>
/// The chip's own microsecond counter: offset and drift against the host. Reading takes no lock and allocates nothing;
/// a change of drift starts a new line where the old one is, so the counter never jumps.
/// </summary>
internal sealed class ChipClock
{
    private readonly TimeProvider time;
    private readonly double microsecondsPerStep;
    private Line line;

    internal ChipClock(TimeProvider time, long offset, double drift)
    {
        this.time = time;
        microsecondsPerStep = 1e6 / time.TimestampFrequency;
        line = new Line(time.GetTimestamp(), offset, drift);
    }

    /// <summary>Microseconds of the chip.</summary>
    internal long Now => At(Volatile.Read(ref line));

    /// <summary>Nanoseconds of the chip.</summary>
    internal long Nanoseconds
    {
        get
        {
            Line on = Volatile.Read(ref line);
            double elapsed = (time.GetTimestamp() - on.HostStart) * microsecondsPerStep;
            return (1000 * on.ChipStart) + (long)(1000 * elapsed) + (long)Math.Floor(elapsed * on.Drift * 1e-3);
        }
    }

    internal double Drift
    {
        get => Volatile.Read(ref line).Drift;
        set
        {
            lock (time)
            {
                long host = time.GetTimestamp();
                Volatile.Write(ref line, new Line(host, At(line, host), value));
            }
        }
    }

    /// <summary>The counter starts again at <paramref name="offset"/>, as at power on.</summary>
    internal void Restart(long offset)
    {
        lock (time)
        {
            Volatile.Write(ref line, new Line(time.GetTimestamp(), offset, line.Drift));
        }
    }

    private long At(Line on) => At(on, time.GetTimestamp());

    private long At(Line on, long host)
    {
        double elapsed = (host - on.HostStart) * microsecondsPerStep;
        // The drift is added apart: elapsed alone is exact to a microsecond for 285 years, its product with a rate near 1 is not.
        return on.ChipStart + (long)elapsed + (long)Math.Floor(elapsed * on.Drift * 1e-6);
    }

    private sealed class Line(long hostStart, long chipStart, double drift)
    {
        internal readonly long HostStart = hostStart;
        internal readonly long ChipStart = chipStart;
        internal readonly double Drift = drift;
    }
}
