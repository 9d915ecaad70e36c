using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.Direction;

/// <summary>A car that is truly driven over the two loops of a pair, one way or the other, while no other one is out; and what the gateway stored of it.</summary>
internal sealed class PairDriver(VirtualVenue venue, string circuit)
{
    /// <summary>15 m at 90 km/h.</summary>
    private const int BetweenMilliseconds = 600;

    private const long WidthMicroseconds = 60_000;
    private const uint Transponder = 77;
    private const double PatienceSeconds = 20;
    private readonly Dictionary<string, TimingLoop> loops = venue.BoxesOf(circuit).SelectMany(box => box.Loops).ToDictionary(loop => loop.Name);

    /// <summary>Drives the right way: nothing is said against it.</summary>
    public void AssertRightWay(string first, string second) =>
        Assert.IsFalse(Drive(first, second).Any(IsWrong), $"{first} then {second} was called the wrong way");

    /// <summary>Drives the wrong way: the second crossing says so.</summary>
    public void AssertWrongWay(string first, string second) =>
        Assert.IsTrue(IsWrong(Drive(first, second).Single(passing => passing.Loop == second)), $"{first} then {second} was not called the wrong way");

    private static bool IsWrong(Passing passing) => passing.Flags.HasFlag(PassingFlags.WrongWay);

    private static (string Box, int Boot, long Seq) KeyOf(Passing passing) => (passing.Box, passing.Boot, passing.Seq);

    private Passing[] Drive(string first, string second)
    {
        HashSet<(string, int, long)> before = [.. venue.Gateway.LastPassings.Select(KeyOf)];
        Passing[] Told() => [.. venue.Gateway.LastPassings.Where(passing => passing.Circuit == circuit && (passing.Loop == first || passing.Loop == second) && !before.Contains(KeyOf(passing)))];
        Cross(first);
        Thread.Sleep(BetweenMilliseconds);
        Cross(second);
        Wait.Until(() => Told().Length == 2, PatienceSeconds, () => $"both crossings of {first} and {second}, but {Told().Length}");
        return Told();
    }

    private void Cross(string loop)
    {
        int answer = -1;
        Wait.Until(
            () =>
            {
                if (Volatile.Read(ref answer) <= 0)
                {
                    Volatile.Write(ref answer, -1);
                    venue.Agenda.At(Agenda.Now, () => Volatile.Write(ref answer, loops[loop].Cross(venue.Agenda, Transponder, WidthMicroseconds) ? 1 : 0));
                    SpinWait.SpinUntil(() => Volatile.Read(ref answer) >= 0, 1000);
                }

                return Volatile.Read(ref answer) == 1;
            },
            PatienceSeconds,
            () => $"the car over {loop}");
    }
}
