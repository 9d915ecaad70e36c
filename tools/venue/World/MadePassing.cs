using System.Collections.Generic;
using System.Threading;

namespace Trackside.Venue.World;

/// <summary>A crossing the world made: what a database row must account for.</summary>
/// <param name="Circuit">Where.</param>
/// <param name="Box">The box that reads the loop.</param>
/// <param name="Loop">The loop.</param>
/// <param name="Utc">True time, microseconds since 1970.</param>
/// <param name="Transponder">The vehicle's transponder; null on a loop that reads none.</param>
/// <param name="Own">The decoder's stamp; null on a loop without decoder.</param>
/// <param name="Lag">The line was turned up to so many microseconds later: this machine does other things too.</param>
internal sealed record MadePassing(string Circuit, string Box, string Loop, long Utc, long? Transponder, long? Own, long Lag = 0);

/// <summary>Everything the world made, in order. Any thread.</summary>
internal sealed class MadePassings
{
    private readonly Lock gate = new();
    private readonly List<MadePassing> all = [];

    /// <summary>How many so far.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return all.Count;
            }
        }
    }

    /// <summary>Notes one.</summary>
    public void Add(MadePassing passing)
    {
        lock (gate)
        {
            all.Add(passing);
        }
    }

    /// <summary>A copy of all.</summary>
    public IReadOnlyList<MadePassing> ToList()
    {
        lock (gate)
        {
            return [.. all];
        }
    }
}
