using System;
using System.Diagnostics;

namespace Trackside.House.Samples.CoarseClocks
{
    public class OffenceDate
    {
        public long Now() => DateTime.UtcNow.Ticks;
    }

    public class OffenceTicks
    {
        public long Now() => Environment.TickCount64;
    }

    public class OffenceStopwatch
    {
        public object Start() => Stopwatch.StartNew();
    }

    public class Clean
    {
        public long Age(long nowMicroseconds, long thenMicroseconds) => nowMicroseconds - thenMicroseconds;
    }
}
