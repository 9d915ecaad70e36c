using System;

namespace Trackside.Venue.World;

/// <summary>True time: what the world itself goes by.</summary>
internal static class WorldClock
{
    /// <summary>Microseconds since 1970 UTC.</summary>
    public static long Now => (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
