using System;
using System.Collections.Generic;
using System.IO;
using Trackside.Venue.Running;

namespace Trackside.Venue.Replay;

/// <summary>What is killed during a replay and when it comes back. The capture goes on meanwhile.</summary>
internal sealed class Breakage
{
    /// <summary>How long a part stays away, in microseconds of real time.</summary>
    private const long AwayMicroseconds = 500_000;

    private readonly Queue<(long Moment, Action What)> plan = new();

    /// <summary>Spreads the breaks over the passings: each falls on one of them.</summary>
    public Breakage(VirtualVenue venue, IReadOnlyList<Break> breaks, long[] passings, TextWriter log)
    {
        long free = 0;
        for (int i = 0; i < breaks.Count && passings.Length > 0; i++)
        {
            Break what = breaks[i];
            string name = what.ToString().ToLowerInvariant();
            long moment = Math.Max(free, passings[passings.Length * (i + 1) / (breaks.Count + 1)]);
            free = moment + AwayMicroseconds;
            plan.Enqueue((moment, () =>
            {
                log.WriteLine($"{name} killed ({venue.Gateway.Stored} passings stored)");
                Kill(venue, what);
            }));
            plan.Enqueue((free, () =>
            {
                Revive(venue, what);
                log.WriteLine($"{name} is back");
            }));
        }
    }

    /// <summary>When the next thing is due, in microseconds from the start; <see cref="long.MaxValue"/> when nothing is left.</summary>
    public long NextMoment => plan.TryPeek(out (long Moment, Action What) next) ? next.Moment : long.MaxValue;

    /// <summary>Does it.</summary>
    public void Next() => plan.Dequeue().What();

    private static void Kill(VirtualVenue venue, Break what)
    {
        if (what == Break.Broker)
        {
            venue.Broker.Kill();
        }
        else
        {
            venue.Gateway.Kill();
        }
    }

    private static void Revive(VirtualVenue venue, Break what)
    {
        if (what == Break.Broker)
        {
            venue.Broker.Restart();
        }
        else
        {
            venue.Gateway.Start();
        }
    }
}
