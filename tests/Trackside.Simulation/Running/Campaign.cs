using System.Collections.Generic;
using System.Threading.Tasks;

namespace Trackside.Simulation;

/// <summary>Many worlds, one a seed, two at a time.</summary>
internal static class Campaign
{
    /// <summary>Passings of one world.</summary>
    public const int World = 50_000;

    private const int AtOnce = 2;

    /// <summary>Runs as many worlds as it takes to have so many passings.</summary>
    /// <param name="first">The first seed; the others follow.</param>
    /// <param name="passings">Passings in all.</param>
    /// <param name="begins">Hears each seed before its world begins.</param>
    /// <param name="ends">Hears each verdict.</param>
    /// <param name="progress">Hears of further passings.</param>
    public static IReadOnlyList<Verdict> Run(ulong first, int passings, Action<Weather> begins, Action<Verdict> ends, Action<int>? progress = null)
    {
        Weather[] all = [.. Enumerable.Range(0, (passings + World - 1) / World)
            .Select(number => Weather.Draw(first + (ulong)number, Math.Min(World, passings - (number * World))))];
        Verdict[] verdicts = new Verdict[all.Length];
        object gate = new();
        Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, number =>
        {
            lock (gate)
            {
                begins(all[number]);
            }

            using World world = new(all[number]);
            verdicts[number] = world.Run(progress);
            lock (gate)
            {
                ends(verdicts[number]);
            }
        });
        return verdicts;
    }
}
