using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Gateway.Tests.Truth;

/// <summary>Laps and sectors of the closed circuits against times taken from the truth, never from the code under test.</summary>
[TestClass]
public sealed class CircuitTruthTests
{
    private static readonly (string, int)[] KartLoops = [("sf", 0), ("s1", 420), ("s2", 810)];
    private static readonly (string, int)[] Clockwise = [("sf", 0), ("s1", 900), ("s2", 1700)];
    private static readonly (string, int)[] Anticlockwise = [("sf", 0), ("s2", 840), ("s1", 1640)];

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Laps_and_sectors_of_the_kart_circuit_are_those_of_the_truth(int seed)
    {
        var world = new World("kart", seed);
        for (int kart = 0; kart < 8; kart++)
        {
            world.Drive(100 + kart, kart * 6.1, 16 + (kart * 0.3), 12, 1200, KartLoops);
        }

        TimeSheet sheet = Sheet(world, Courses.Kart, [], "sf", "s1", "s2");

        Assert.HasCount(8 * 12, sheet.Laps);
        CollectionAssert.AreEqual(TrueTimes(world, "sf", "sf"), Times(sheet.Laps));
        Assert.HasCount(8 * 12 * 3, sheet.Sectors);
        CollectionAssert.AreEqual(TrueTimes(world, "sf", "s1"), Times(sheet.Sectors, 1));
        CollectionAssert.AreEqual(TrueTimes(world, "s1", "s2"), Times(sheet.Sectors, 2));
        CollectionAssert.AreEqual(TrueTimes(world, "s2", "sf"), Times(sheet.Sectors, 3));
        Assert.IsTrue(sheet.Laps.All(lap => lap.Flags == LapFlags.None && lap.UncertaintyMicroseconds == 1000));
    }

    [TestMethod]
    [DataRow("cw", 11)]
    [DataRow("acw", 12)]
    public void Laps_and_sectors_of_the_speed_circuit_follow_the_direction_that_runs(string direction, int seed)
    {
        bool clockwise = direction == "cw";
        var world = new World("speed", seed);
        for (int car = 0; car < 6; car++)
        {
            world.Drive(700 + car, car * 9, 45 + car, 9, clockwise ? 2500 : 2540, clockwise ? Clockwise : Anticlockwise);
        }

        TimeSheet sheet = Sheet(world, Courses.Speed, [world.Told(-60, 1, direction)], "sf", "s1", "s2");

        CollectionAssert.AreEqual(TrueTimes(world, "sf", "sf"), Times(sheet.Laps));
        string first = clockwise ? "s1" : "s2";
        string second = clockwise ? "s2" : "s1";
        CollectionAssert.AreEqual(TrueTimes(world, "sf", first), Times(sheet.Sectors, 1));
        CollectionAssert.AreEqual(TrueTimes(world, first, second), Times(sheet.Sectors, 2));
        CollectionAssert.AreEqual(TrueTimes(world, second, "sf"), Times(sheet.Sectors, 3));
        Assert.IsTrue(sheet.Laps.All(lap => lap.Route == direction && lap.Flags == LapFlags.None));
        Assert.IsTrue(sheet.Sectors.All(sector => sector.Flags == LapFlags.None));
    }

    [TestMethod]
    public void No_lap_reaches_over_a_reversal_and_each_half_is_read_its_own_way()
    {
        var world = new World("speed", 21);
        world.Drive(1, 0, 50, 5, 2500, Clockwise);
        world.Drive(1, 1000, 50, 5, 2540, Anticlockwise);
        ControlSpan[] told =
        [
            world.Told(-60, 1, "cw", until: 500), world.Told(500, 1, "none", "RRRR", until: 900), world.Told(900, 2, "acw", until: 2000),
        ];

        TimeSheet sheet = Sheet(world, Courses.Speed, told, "sf", "s1", "s2");

        CollectionAssert.AreEqual(Enumerable.Repeat("cw", 5).Concat(Enumerable.Repeat("acw", 5)).ToArray(), sheet.Laps.Select(lap => lap.Route).ToArray());
        Assert.IsTrue(sheet.Laps.All(lap => lap.LapMicroseconds < 60_000_000 && lap.IsSound));
        Assert.AreEqual("sf>s1 s1>s2 s2>sf sf>s2 s2>s1 s1>sf", string.Join(' ', sheet.Sectors.Select(sector => $"{sector.From}>{sector.To}").Distinct()));
    }

    [TestMethod]
    public void Laps_are_unsure_where_nobody_listened_when_the_direction_changed()
    {
        var world = new World("speed", 22);
        world.Drive(1, 0, 50, 4, 2500, Clockwise);
        ControlSpan[] told = [world.Told(-600, 1, "cw", until: -300), world.Told(900, 2, "acw", until: 2000)];

        TimeSheet sheet = Sheet(world, Courses.Speed, told, "sf");

        Assert.HasCount(4, sheet.Laps);
        Assert.IsTrue(sheet.Laps.All(lap => lap.FlagText == "direction-unsure" && !lap.IsSound));
    }

    [TestMethod]
    [DataRow(31)]
    [DataRow(32)]
    [DataRow(33)]
    [DataRow(34)]
    public void Sectors_over_loops_that_hear_no_transponder_are_true_wherever_they_are_not_marked(int seed)
    {
        var world = new World("kart", seed);
        var random = new Random(seed);
        for (int kart = 0; kart < 5; kart++)
        {
            world.Drive(100 + kart, (kart * 150) + (random.NextDouble() * 40), 14 + (random.NextDouble() * 5), 15, 1200, KartLoops);
        }

        TimeSheet blind = Sheet(world, Courses.Kart, [], "sf");
        TimeSheet seeing = Sheet(world, Courses.Kart, [], "sf", "s1", "s2");

        var truth = seeing.Sectors.ToDictionary(sector => (sector.Transponder, sector.Lap, sector.Number), sector => sector.Microseconds);
        Sector[] plain = [.. blind.Sectors.Where(sector => sector.Flags == LapFlags.None)];
        Assert.IsTrue(plain.All(sector => truth[(sector.Transponder, sector.Lap, sector.Number)] == sector.Microseconds), "an unmarked sector is wrong");
        Assert.IsGreaterThan(0, plain.Length, "nothing was shown");
        Assert.HasCount(seeing.Sectors.Count, blind.Sectors);
        Sector[] assumed = [.. blind.Sectors.Where(sector => sector.Flags != LapFlags.None)];
        Assert.IsTrue(assumed.All(sector => sector.FlagText == "assumed" && sector.Microseconds > 0));
        int right = assumed.Count(sector => truth[(sector.Transponder, sector.Lap, sector.Number)] == sector.Microseconds);
        Assert.IsGreaterThan(assumed.Length * 3 / 4, right, $"{right} of {assumed.Length} assumed sectors are right");
    }

    [TestMethod]
    public void Sectors_of_one_vehicle_alone_are_sure_without_any_transponder_on_the_way()
    {
        var world = new World("speed", 41);
        world.Drive(9, 0, 40, 10, 2500, Clockwise);

        TimeSheet sheet = Sheet(world, Courses.Speed, [], "sf");

        Assert.HasCount(30, sheet.Sectors);
        Assert.IsTrue(sheet.Sectors.All(sector => sector.Flags == LapFlags.None));
    }

    [TestMethod]
    public void Changed_rule_marks_other_laps_of_the_same_passings()
    {
        var world = new World("kart", 51);
        world.Drive(1, 0, 16, 10, 1200, KartLoops);
        Course strict = Courses.Kart with { Routes = [Courses.Kart.Routes[0] with { ShortLap = TimeSpan.FromSeconds(600) }] };

        Assert.IsTrue(Sheet(world, Courses.Kart, [], "sf").Laps.All(lap => lap.IsSound));
        Assert.IsTrue(Sheet(world, strict, [], "sf").Laps.All(lap => lap.FlagText == "short-lap"));
    }

    [TestMethod]
    public void Short_lap_is_marked_and_stands_in_no_best_lap()
    {
        var world = new World("kart", 52);
        world.Drive(1, 0, 16, 4, 1200, KartLoops);
        world.Drive(2, 3, 150, 4, 1200, KartLoops);

        TimeSheet sheet = Sheet(world, Courses.Kart, [], "sf");
        IReadOnlyList<Standing> standings = Standing.ByBestLap(sheet.Laps);

        Assert.HasCount(8, sheet.Laps);
        Assert.AreEqual((1L, 1, 4), (standings[0].Transponder, standings[0].Position, standings[0].Laps));
        Assert.AreEqual(((long?)null, 4), (standings[1].BestLap, standings[1].Laps));
    }

    [TestMethod]
    public void Gaps_are_the_differences_of_the_best_laps()
    {
        var world = new World("kart", 53);
        world.Drive(1, 0, 15, 6, 1200, KartLoops);
        world.Drive(2, 3, 17, 6, 1200, KartLoops);
        world.Drive(3, 5, 19, 6, 1200, KartLoops);
        long[] best = [.. new long[] { 3, 2, 1 }.Select(vehicle => TrueTimes(world, "sf", "sf", vehicle).Min())];

        IReadOnlyList<Standing> standings = Standing.ByBestLap(Sheet(world, Courses.Kart, [], "sf").Laps);

        CollectionAssert.AreEqual(new long[] { 3, 2, 1 }, standings.Select(standing => standing.Transponder).ToArray());
        CollectionAssert.AreEqual(new long?[] { null, best[1] - best[0], best[2] - best[0] }, standings.Select(standing => standing.GapToFirst).ToArray());
        CollectionAssert.AreEqual(new long?[] { null, best[1] - best[0], best[2] - best[1] }, standings.Select(standing => standing.GapToNext).ToArray());
    }

    [TestMethod]
    public void Lap_through_the_pit_lane_is_marked()
    {
        Course pit = Courses.Kart with
        {
            Routes = [Courses.Kart.Routes[0] with { Loops = [.. Courses.Kart.Routes[0].Loops, new CourseLoop("pit", 1100, LoopUse.Pit)] }],
        };
        var world = new World("kart", 54);
        world.Drive(1, 0, 16, 3, 1200, KartLoops);
        world.Drive(1, 70, 16, 1, 0, ("pit", 0));
        long pitTime = World.At(70);

        Lap[] laps = [.. Sheet(world, pit, [], "sf", "pit").Laps];

        Assert.HasCount(3, laps);
        Assert.AreEqual("pit", laps.Single(lap => lap.StartMicroseconds < pitTime && pitTime < lap.End).FlagText);
        Assert.AreEqual(2, laps.Count(lap => lap.Flags == LapFlags.None));
    }

    [TestMethod]
    public void Lap_that_meets_the_loops_in_the_wrong_order_is_marked_and_kept()
    {
        var world = new World("speed", 55);
        world.Drive(1, 0, 50, 3, 2500, Clockwise);
        world.Drive(2, 5, 50, 3, 2540, Anticlockwise);

        TimeSheet sheet = Sheet(world, Courses.Speed, [world.Told(-60, 1, "cw")], "sf", "s1", "s2");

        Assert.AreEqual(",,,wrong-way,wrong-way,wrong-way", string.Join(',', sheet.Laps.Select(lap => lap.FlagText)));
        Assert.AreEqual(1, Standing.ByBestLap(sheet.Laps).Count(standing => standing.BestLap != null));
    }

    private static TimeSheet Sheet(World world, Course course, ControlSpan[] told, params string[] hears) =>
        TimeSheet.Derive(course, told, world.Shuffled(world.Passings(hears)), [], World.At(100_000));

    private static long[] Times(IEnumerable<Lap> laps) => [.. laps.Select(lap => lap.LapMicroseconds)];

    private static long[] Times(IEnumerable<Sector> sectors, int number) =>
        [.. sectors.Where(sector => sector.Number == number).Select(sector => sector.Microseconds)];

    /// <summary>From each crossing of one loop to the vehicle's next crossing of another, by vehicle and time.</summary>
    private static long[] TrueTimes(World world, string from, string to, long? only = null) => [.. world.Truth
        .Where(crossing => only == null || crossing.Vehicle == only)
        .GroupBy(crossing => crossing.Vehicle).OrderBy(vehicle => vehicle.Key)
        .SelectMany(vehicle => vehicle
            .Where(crossing => crossing.Loop == from)
            .Select(begin => (begin, end: vehicle.FirstOrDefault(crossing => crossing.Loop == to && crossing.Moment > begin.Moment)))
            .Where(pair => pair.end != null)
            .Select(pair => pair.end!.Moment - pair.begin.Moment))];
}
