using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>Clocks in a known state.</summary>
    internal static class Clocks
    {
        /// <summary>UTC of the monotonic instant 0 of a synchronised clock: 14 November 2023, 22:13:20.</summary>
        internal const long Utc = 1700000000000000;

        /// <summary>A clock that never heard of a server.</summary>
        internal static ClockModel Unsynced()
        {
            return new ClockModel();
        }

        /// <summary>A clock synchronised at an instant by an exchange without any delay.</summary>
        internal static ClockModel Synced(long now)
        {
            ClockModel clock = new ClockModel();
            Sync(clock, now);
            return clock;
        }

        /// <summary>Synchronises a clock at an instant.</summary>
        internal static void Sync(ClockModel clock, long now)
        {
            clock.Take(now, now + Utc, now + Utc, now);
        }
    }
}
