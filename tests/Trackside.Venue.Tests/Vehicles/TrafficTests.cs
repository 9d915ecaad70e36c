using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Commands;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.Vehicles;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.Vehicles;

[TestClass]
public sealed class TrafficTests
{
    private const double Pace = 400;
    private static readonly VenuePlan Plan = VenueCommand.Load(Repository.VenueFile);

    [TestMethod]
    public void Vehicles_of_a_closed_circuit_meet_its_loops_in_the_order_of_the_route()
    {
        IReadOnlyList<Crossing> crossings = Drive("kart", 60);

        foreach (IGrouping<uint, Crossing> vehicle in crossings.GroupBy(crossing => crossing.Transponder))
        {
            string[] met = [.. vehicle.Select(crossing => crossing.Loop)];
            int first = Array.IndexOf(Order, met[0]);
            CollectionAssert.AreEqual(met.Select((_, i) => Order[(first + i) % Order.Length]).ToArray(), met);
        }
    }

    [TestMethod]
    public void Rally_road_is_driven_by_one_vehicle_at_a_time()
    {
        IReadOnlyList<Crossing> crossings = Drive("rally", 4);

        Assert.AreEqual(1, crossings.Select(crossing => crossing.Transponder).Distinct().Count());
        CollectionAssert.AreEqual(new[] { "start", "mid", "fa", "fb" }, crossings.Select(crossing => crossing.Loop).ToArray());
    }

    [TestMethod]
    public void Same_seed_draws_the_same_drivers()
    {
        uint[] once = [.. Drive("speed", 20).Select(crossing => crossing.Transponder).Distinct().Order()];
        uint[] again = [.. Drive("speed", 20).Select(crossing => crossing.Transponder).Distinct().Order()];

        CollectionAssert.AreEqual(once, again);
    }

    [TestMethod]
    public void Vehicles_leave_the_pits_before_they_drive_and_come_back_when_they_are_taken_off()
    {
        CircuitPlan circuit = Plan.Circuits.Single(circuit => circuit.Id == "speed");
        List<Crossing> crossings = [];
        using Agenda agenda = new();
        Traffic traffic = new(agenda, circuit, LoopsOf(circuit, crossings), seed: 7, Pace);
        traffic.Start();
        Await(crossings, 40);

        traffic.Stop();

        Wait.Until(() => traffic.IsIn, 20, () => "every vehicle in");
        foreach (IGrouping<uint, Crossing> vehicle in crossings.GroupBy(crossing => crossing.Transponder))
        {
            string[] met = [.. vehicle.Select(crossing => crossing.Loop)];
            Assert.AreEqual("po", met[0]);
            Assert.AreEqual("pi", met[^1]);
            Assert.AreEqual(2, met.Count(loop => loop is "po" or "pi"));
        }
    }

    private static string[] Order => ["sf", "s1", "s2"];

    private static IReadOnlyList<Crossing> Drive(string id, int wanted)
    {
        CircuitPlan circuit = Plan.Circuits.Single(circuit => circuit.Id == id);
        List<Crossing> crossings = [];
        using Agenda agenda = new();
        new Traffic(agenda, circuit, LoopsOf(circuit, crossings), seed: 7, Pace).Start();
        return Await(crossings, wanted);
    }

    private static Dictionary<string, TimingLoop> LoopsOf(CircuitPlan circuit, List<Crossing> crossings) => circuit.Boxes
        .SelectMany(box => box.Loops.Select(loop => (TimingLoop)new CountedLoop(box, loop, crossings)))
        .ToDictionary(loop => loop.Name);

    private static IReadOnlyList<Crossing> Await(List<Crossing> crossings, int wanted)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < 20)
        {
            lock (crossings)
            {
                if (crossings.Count >= wanted)
                {
                    return [.. crossings.Take(wanted)];
                }
            }

            Thread.Sleep(5);
        }

        throw new TimeoutException($"only {crossings.Count} of {wanted} crossings within 20 s");
    }

    private sealed record Crossing(string Loop, uint Transponder);

    private sealed class CountedLoop(BoxPlan box, string name, List<Crossing> crossings) : TimingLoop(box, name, new MadePassings(), new Random(1))
    {
        public override bool Cross(Agenda agenda, uint transponder, long widthMicroseconds)
        {
            lock (crossings)
            {
                crossings.Add(new Crossing(Name, transponder));
            }

            return true;
        }
    }
}
