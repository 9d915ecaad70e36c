using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway.Tests.Truth;

namespace Trackside.Gateway.Tests.Live;

/// <summary>What is told as passings are stored against what the sheet says of all of them together: the same, each once, whenever the gateway was started anew.</summary>
[TestClass]
public sealed class LiveTimesTests
{
    private const int Never = int.MaxValue;
    private static readonly (string, int)[] kartLoops = [("sf", 0), ("s1", 420), ("s2", 810)];
    private static readonly (string, int)[] clockwise = [("sf", 0), ("s1", 900), ("s2", 1700)];
    private static readonly (string, int)[] anticlockwise = [("sf", 0), ("s2", 840), ("s1", 1640)];
    private static readonly (string, int)[] stageLoops = [("start", 20), ("mid", 1800), ("fa", 3500), ("fb", 3515)];

    [TestMethod]
    [DataRow(1, Never)]
    [DataRow(2, 7)]
    [DataRow(3, 40)]
    public void Sectors_and_laps_over_loops_that_hear_transponders_are_those_of_the_sheet(int seed, int restartEach)
    {
        World world = Karts(seed, 6, 8);
        using Teller teller = new(Courses.Kart);

        teller.Run(world, seed, restartEach, "sf", "s1", "s2");

        TimeSheet sheet = Sheet(world, Courses.Kart, [], "sf", "s1", "s2");
        Assert.AreEqual(Text(sheet.Laps), Text(teller.ToldOf<Lap>()));
        Assert.AreEqual(Text(sheet.Sectors), Text(teller.ToldOf<Sector>().Where(sector => sheet.Laps.Any(lap => lap.Transponder == sector.Transponder && lap.Number == sector.Lap))));
        Assert.IsEmpty(teller.ToldOf<TimesRevised>());
    }

    [TestMethod]
    public void Sector_over_a_loop_that_hears_transponders_is_told_when_it_is_crossed()
    {
        World world = Karts(1, 1, 2);
        using Teller teller = new(Courses.Kart);
        foreach (Passing passing in world.Passings("sf", "s1", "s2").OrderBy(passing => passing.Utc))
        {
            int before = teller.ToldOf<Sector>().Count();
            teller.Store([passing]);
            Assert.AreEqual(passing.Seq == 1 && passing.Loop == "sf" ? before : before + 1, teller.ToldOf<Sector>().Count(), passing.Loop);
        }
    }

    [TestMethod]
    [DataRow("cw", 11, 9)]
    [DataRow("acw", 12, 9)]
    public void Sectors_follow_the_direction_that_runs(string direction, int seed, int restartEach)
    {
        World world = new("speed", seed);
        for (int car = 0; car < 4; car++)
        {
            world.Drive(700 + car, car * 13, 45 + car, 6, direction == "cw" ? 2500 : 2540, direction == "cw" ? clockwise : anticlockwise);
        }

        using Teller teller = new(Courses.Speed);
        ControlSpan told = world.Told(-60, 1, direction);
        teller.Control(told);
        teller.Run(world, seed, restartEach, "sf", "s1", "s2");

        TimeSheet sheet = Sheet(world, Courses.Speed, [told], "sf", "s1", "s2");
        Assert.AreEqual(Text(sheet.Sectors), Text(teller.ToldOf<Sector>()));
        Assert.AreEqual(direction == "cw" ? "sf>s1" : "sf>s2", teller.ToldOf<Sector>().Where(sector => sector.Number == 1).Select(sector => $"{sector.From}>{sector.To}").Distinct().Single());
    }

    [TestMethod]
    [DataRow(31, Never)]
    [DataRow(32, 11)]
    [DataRow(33, 50)]
    public void Sectors_over_loops_that_hear_nobody_come_with_the_lap_and_are_true_wherever_they_are_not_marked(int seed, int restartEach)
    {
        World world = Karts(seed, 4, 12);
        using Teller teller = new(Courses.Kart);

        teller.Run(world, seed, restartEach, "sf");

        Dictionary<string, long> truth = Sheet(world, Courses.Kart, [], "sf", "s1", "s2").Sectors.ToDictionary(NameOf, sector => sector.Microseconds);
        Sector[] told = [.. teller.ToldOf<Sector>()];
        Assert.IsGreaterThan(truth.Count * 9 / 10, told.Length, $"of {truth.Count}");
        Assert.HasCount(told.Length, told.Select(NameOf).Distinct().ToArray());
        Assert.AreEqual("", string.Join(' ', told.Where(sector => sector.Flags == LapFlags.None && truth[NameOf(sector)] != sector.Microseconds).Select(NameOf)), "an unmarked sector is wrong");
        int right = told.Count(sector => truth[NameOf(sector)] == sector.Microseconds);
        Assert.IsGreaterThan(told.Length * 3 / 4, right, $"{right} of {told.Length} are right");
    }

    [TestMethod]
    public void Sectors_of_one_vehicle_alone_are_sure()
    {
        World world = Karts(41, 1, 8);
        using Teller teller = new(Courses.Kart);

        teller.Run(world, 41, 5, "sf");

        Assert.AreEqual(Text(Sheet(world, Courses.Kart, [], "sf", "s1", "s2").Sectors), Text(teller.ToldOf<Sector>()));
    }

    [TestMethod]
    [DataRow(1, Never)]
    [DataRow(2, 3)]
    [DataRow(3, 10)]
    public void Runs_and_speeds_of_a_stage_are_those_of_the_sheet(int seed, int restartEach)
    {
        World world = Stage(seed, 12);
        using Teller teller = new(Courses.Rally);

        teller.Run(world, seed, restartEach);

        TimeSheet sheet = Sheet(world, Courses.Rally, []);
        Assert.HasCount(12, sheet.Stages);
        Assert.AreEqual(string.Join(' ', sheet.Stages.Select(run => $"{run.Number}:{run.Start}")), string.Join(' ', teller.Started.Select(run => $"{run.Number}:{run.Start}")));
        Assert.AreEqual(string.Join(' ', sheet.Stages.Select(TextOf)), string.Join(' ', teller.Ended.Select(TextOf)));
        Assert.AreEqual(string.Join(' ', sheet.Speeds), string.Join(' ', teller.ToldOf<TrapSpeed>()));
        Assert.IsEmpty(teller.ToldOf<TimesRevised>());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Vehicle_that_does_not_finish_is_told_once_when_its_time_is_over(bool isRestarted)
    {
        World world = new("rally", 5);
        world.Cross(1, "start", 0);
        world.Cross(1, "mid", 60);
        using Teller teller = new(Courses.Rally);
        teller.Run(world, 5, Never);
        long over = World.At(0) + (Courses.Rally.Routes[0].LongestStage.Ticks / TimeSpan.TicksPerMicrosecond);

        teller.Tick(over);
        Assert.IsEmpty(teller.Ended);
        if (isRestarted)
        {
            teller.Restart();
            teller.Store([Crossing("rally", "mid", 3, over + 10_000_000)]);
        }

        teller.Tick(over + 20_000_000);
        teller.Tick(over + 30_000_000);
        teller.Restart();
        teller.Store([Crossing("rally", "mid", 4, over + 40_000_000)]);
        teller.Tick(over + 50_000_000);

        Assert.AreEqual("1 NotFinished", string.Join(',', teller.Ended.Select(run => $"{run.Number} {run.Progress}")));
        Assert.HasCount(1, teller.Started.ToArray());
    }

    [TestMethod]
    [DataRow(true, 0, "", DisplayName = "finish A is heard a moment later")]
    [DataRow(false, 4_000_000, "finish-b", DisplayName = "finish A hears nothing")]
    public void Run_whose_second_finish_is_told_first_waits_a_moment_for_the_first(bool isHeard, long later, string flags)
    {
        World world = Stage(8, 1);
        Passing[] passings = [.. world.Passings().OrderBy(passing => passing.Utc)];
        Passing first = passings.Single(passing => passing.Loop == "fa");
        Passing second = passings.Single(passing => passing.Loop == "fb");
        using Teller teller = new(Courses.Rally);
        teller.Store([.. passings.Where(passing => passing != first)]);
        teller.Tick(second.Received + 1_000_000);
        Assert.IsEmpty(teller.Ended);

        if (isHeard)
        {
            teller.Store([first with { Received = second.Received + 1_500_000 }]);
        }

        teller.Tick(second.Received + later);
        Assert.AreEqual(flags, teller.Ended.Single().FlagText);
        Assert.AreEqual((isHeard ? first : second).Utc, teller.Ended.Single().Start + teller.Ended.Single().Microseconds);
        Assert.IsEmpty(teller.ToldOf<TimesRevised>());
    }

    [TestMethod]
    public void Runs_are_numbered_from_one_each_day()
    {
        World world = new("rally", 6);
        world.Drive(1, 0, 30, 1, 0, stageLoops);
        world.Drive(2, 600, 30, 1, 0, stageLoops);
        world.Drive(3, 86_400, 30, 1, 0, stageLoops);
        using Teller teller = new(Courses.Rally);

        teller.Run(world, 6, 5);

        Assert.AreEqual("1 2 1", string.Join(' ', teller.Started.Select(run => run.Number)));
        Assert.AreEqual("1 2 1", string.Join(' ', teller.Ended.Select(run => run.Number)));
    }

    [TestMethod]
    public void Crossing_that_comes_late_revises_what_was_told_of_its_lap_and_tells_nothing_twice()
    {
        World world = Karts(7, 1, 3);
        Passing[] passings = [.. world.Passings("sf").OrderBy(passing => passing.Utc)];
        Passing late = passings.First(passing => passing.Loop == "s1");
        using Teller teller = new(Courses.Kart);

        teller.Store([.. passings.Where(passing => passing != late)]);
        Assert.HasCount(1 + 3 + 3, teller.ToldOf<Sector>().ToArray());
        teller.Store([late]);

        Assert.AreEqual("s1", teller.ToldOf<TimesRevised>().Single().Loop);
        Assert.HasCount(7, teller.ToldOf<Sector>().ToArray());
    }

    [TestMethod]
    public void Speed_whose_first_loop_is_told_behind_the_second_is_told_all_the_same()
    {
        World world = Stage(8, 4);
        Passing[] passings = [.. world.Passings().OrderBy(passing => passing.Loop == "fa" ? passing.Utc + 5_000_000 : passing.Utc)];
        using Teller teller = new(Courses.Rally);

        foreach (Passing passing in passings)
        {
            teller.Store([passing]);
        }

        Assert.AreEqual(string.Join(' ', Sheet(world, Courses.Rally, []).Speeds), string.Join(' ', teller.ToldOf<TrapSpeed>()));
    }

    [TestMethod]
    public void Who_begins_to_listen_hears_what_comes_from_then_on()
    {
        World world = Karts(9, 1, 4);
        Passing[] passings = [.. world.Passings("sf", "s1", "s2").OrderBy(passing => passing.Utc)];
        using Teller teller = new(Courses.Kart) { Hears = LiveTopics.Laps };
        teller.Store(passings[..7]);
        Assert.IsEmpty(teller.ToldOf<Sector>());

        teller.Hears = LiveTopics.Sectors;
        teller.Store(passings[7..]);

        Assert.HasCount(passings.Length - 7, teller.ToldOf<Sector>().ToArray());
        Assert.AreEqual("3.1 3.2 3.3 4.1 4.2 4.3", string.Join(' ', teller.ToldOf<Sector>().Select(sector => $"{sector.Lap}.{sector.Number}")));
    }

    private static World Karts(int seed, int count, int laps)
    {
        World world = new("kart", seed);
        Random random = new(seed);
        for (int kart = 0; kart < count; kart++)
        {
            world.Drive(100 + kart, (kart * 9) + (random.NextDouble() * 4), 14 + (random.NextDouble() * 4), laps, 1200, kartLoops);
        }

        return world;
    }

    private static World Stage(int seed, int runs)
    {
        World world = new("rally", seed);
        for (int run = 0; run < runs; run++)
        {
            world.Drive(1 + run, run * 300, 28 + run, 1, 0, stageLoops);
        }

        return world;
    }

    private static Passing Crossing(string circuit, string loop, int seq, long moment) => new()
    {
        Circuit = circuit, Box = $"{circuit}-{loop}", Boot = 1, Seq = seq, Loop = loop, Utc = moment, Uncertainty = 500, Source = Trackside.Messages.CrossingSource.Edge, Received = moment,
    };

    private static TimeSheet Sheet(World world, Course course, ControlSpan[] told, params string[] hears) => TimeSheet.Derive(course, told, world.Passings(hears), [], World.At(100_000));

    private static string NameOf(Sector sector) => $"{sector.Transponder}.{sector.Lap}.{sector.Number}";

    private static string TextOf(StageRun run) => $"{run.Number}:{run.Start}+{run.Microseconds}:{run.Progress}:{run.FlagText}:{string.Join('/', run.Intermediates)}";

    private static string Text(IEnumerable<Lap> laps) => string.Join('\n', laps.OrderBy(lap => (lap.Transponder, lap.Number)));

    private static string Text(IEnumerable<Sector> sectors) => string.Join('\n', sectors.OrderBy(sector => (sector.Transponder, sector.Lap, sector.Number)));
}
