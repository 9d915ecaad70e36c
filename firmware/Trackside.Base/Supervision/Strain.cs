using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Whether the box comes to its own limits: looked at every five seconds, an alarm stands until the next look finds it gone. Loop only.</summary>
    public sealed class Strain
    {
        /// <summary>A tick that took this long kept a button or a message waiting, in microseconds (100 ms).</summary>
        public const long SlowTick = 100000;

        /// <summary>Free memory below which a message may find no room, in bytes: what a TLS connection's two buffers take.</summary>
        public const long LeastMemory = 33400;

        private const long LookMicroseconds = 5000000;

        private long lookAt;
        private int dropped;

        /// <summary>What stood at the last look: bits of <see cref="Alarm"/>.</summary>
        public long Alarms { get; private set; }

        /// <summary>Whether a look is due.</summary>
        public bool IsDue(long now)
        {
            return now >= lookAt;
        }

        /// <summary>Looks.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="longestTick">Longest tick of late, in microseconds.</param>
        /// <param name="freeMemory">In bytes.</param>
        /// <param name="droppedInAll">Inputs and messages lost since boot.</param>
        public void Look(long now, long longestTick, long freeMemory, int droppedInAll)
        {
            lookAt = now + LookMicroseconds;
            Alarms = (longestTick >= SlowTick ? Alarm.LoopSlow : Alarm.None)
                | (freeMemory < LeastMemory ? Alarm.MemoryLow : Alarm.None)
                | (droppedInAll != dropped ? Alarm.RingFull : Alarm.None);
            dropped = droppedInAll;
        }
    }
}
