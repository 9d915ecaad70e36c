using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Trackside.Benchmarks.Flags;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Technician.Commands;
using Trackside.Technician.Screens;
using Trackside.Venue;
using Trackside.Venue.Commands;
using Trackside.Venue.Display;
using Trackside.Venue.Running;
using Trackside.Venue.Vehicles;
using Trackside.Venue.VenueFile;

namespace Trackside.Benchmarks.Boxes;

/// <summary>What came of it.</summary>
/// <param name="Boxes">Boxes powered on.</param>
/// <param name="Ready">Boxes that were ready.</param>
/// <param name="StartSeconds">From power to the last of them.</param>
/// <param name="Without">Broker, gateway and console without any box.</param>
/// <param name="Quiet">All of them red, nothing on the track.</param>
/// <param name="Busy">Green with vehicles, and red for a circuit every second.</param>
/// <param name="Redraw">The console's screen, meanwhile, in milliseconds.</param>
internal sealed record BoxesFigures(int Boxes, int Ready, double StartSeconds, Load Without, Load Quiet, Load Busy, Times Redraw)
{
    /// <summary>Kilobytes a box.</summary>
    public double KilobytesPerBox => (Quiet.Megabytes - Without.Megabytes) * 1024 / Boxes;

    /// <summary>Share of this machine's cores that a box takes, in percent.</summary>
    public double ShareOf(Load load) => 100 * (load.Processor - Without.Processor) / Boxes / Environment.ProcessorCount;
}

/// <summary>Many boxes of the virtual venue in this process, on a real broker, and the technician's console beside them.</summary>
internal static class BoxesBench
{
    private const double PatienceSeconds = 45;

    /// <summary>Runs it.</summary>
    /// <param name="boxes">How many.</param>
    /// <param name="seconds">Each of the loads is measured for so long.</param>
    /// <param name="redraws">Times the console's screen is drawn.</param>
    /// <param name="seed">Draws what chance decides.</param>
    public static BoxesFigures Run(int boxes, double seconds, int redraws, int seed)
    {
        VenuePlan plan = ManyBoxes.Of(VenueCommand.Load(House.DefaultVenueFile()), boxes);
        using VirtualVenue venue = VirtualVenue.Start(plan, seed);
        using LoadMeter meter = new(venue.Broker.Port);
        Chosen chosen = new(venue.Plan, new BrokerAccess("127.0.0.1", venue.Broker.Port), ConsoleWords.English, Words.English, false);
        using VenueWatch watch = chosen.Watch();
        Load without = meter.Measure(TimeSpan.FromSeconds(Math.Min(seconds, 3)));
        Stopwatch start = Stopwatch.StartNew();
        venue.PowerOn();
        int ready = WaitFor(() => watch.Boxes.Count(box => box.State == BoxState.Ready), boxes);
        double started = start.Elapsed.TotalSeconds;
        Load quiet = meter.Measure(TimeSpan.FromSeconds(seconds));
        using Busyness busyness = new(venue, seed);
        Load busy = meter.Measure(TimeSpan.FromSeconds(seconds));
        return new BoxesFigures(boxes, ready, started, without, quiet, busy, Redraws.Measure(chosen, watch, redraws));
    }

    private static int WaitFor(Func<int> count, int wanted)
    {
        Stopwatch since = Stopwatch.StartNew();
        while (count() < wanted && since.Elapsed.TotalSeconds < PatienceSeconds)
        {
            Thread.Sleep(20);
        }

        return count();
    }

    // Vehicles on every circuit, and one circuit after the other turned red and green again.
    private sealed class Busyness : IDisposable
    {
        private readonly List<Traffic> traffic = [];
        private readonly Timer timer;
        private int turn;

        public Busyness(VirtualVenue venue, int seed)
        {
            IReadOnlyList<CircuitPlan> circuits = venue.Plan.Circuits;
            foreach (CircuitPlan circuit in circuits)
            {
                venue.Gateway.Ask(circuit.Id, "all", Aspect.Green);
                traffic.Add(new Traffic(venue.Agenda, circuit, venue.BoxesOf(circuit.Id).SelectMany(box => box.Loops).ToDictionary(loop => loop.Name), seed, 1));
                traffic[^1].Start();
            }

            timer = new Timer(_ => venue.Gateway.Ask(circuits[turn++ / 2 % circuits.Count].Id, "all", turn % 2 == 1 ? Aspect.Red : Aspect.Green), null, 1000, 500);
        }

        public void Dispose()
        {
            timer.Dispose();
            traffic.ForEach(one => one.Stop());
        }
    }
}
