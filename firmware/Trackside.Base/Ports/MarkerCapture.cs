namespace Trackside.Core
{
    /// <summary>
    /// One capture of a line: the times between its edges, and no word of when it began. It ended because the line was silent for
    /// <see cref="SilenceMicroseconds"/>. One instance is reused by each source.
    /// </summary>
    public sealed class MarkerCapture
    {
        /// <summary>Most durations of a capture: two memory blocks of an ESP32, 64 items of two each.</summary>
        public const int Most = 256;

        /// <summary>Cycles of the capture clock in a microsecond (80 MHz).</summary>
        public const int CyclesPerMicrosecond = 80;

        /// <summary>
        /// Cycles a tick: the coarsest divider there is. Vehicles are slow and a duration has 15 bits, so length is worth more than
        /// fineness: 3.19 us a tick, 104 ms at most.
        /// </summary>
        public const int CyclesPerTick = 255;

        /// <summary>Silence that ends a capture, in ticks: a little below the longest duration.</summary>
        public const int SilenceTicks = 32000;

        /// <summary>The same in microseconds. A marker that comes later than this behind the last edge finds the capture ended.</summary>
        public const int SilenceMicroseconds = SilenceTicks * CyclesPerTick / CyclesPerMicrosecond;

        /// <summary>Longest the capture is deaf after its end, in microseconds: the interrupt that arms it anew. An edge in it is told by the
        /// edge input alone, and falls back.</summary>
        public const int BlindMicroseconds = 100;

        /// <summary>The durations in ticks, first to last.</summary>
        public readonly int[] Durations = new int[Most];

        /// <summary>How many durations there are: one less than edges.</summary>
        public int Count;

        /// <summary>The line's level after the first edge.</summary>
        public bool FirstLevel;

        /// <summary>When it was had: it had ended by then. Monotonic microseconds.</summary>
        public long TakenAt;

        /// <summary>Whether it cannot be trusted: longer than <see cref="Most"/>, or its levels do not alternate.</summary>
        public bool IsDamaged;
    }
}
