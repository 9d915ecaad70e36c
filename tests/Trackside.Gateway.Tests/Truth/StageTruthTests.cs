using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Gateway.Tests.Truth;

/// <summary>Runs over the rally road against times taken from the truth. Its loops hear no transponder.</summary>
[TestClass]
public sealed class StageTruthTests
{
    private static readonly (string, int)[] Loops = [("start", 20), ("mid", 1800), ("fa", 3500), ("fb", 3515)];

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Runs_one_after_another_have_the_times_of_the_truth(int seed)
    {
        World world = DriveAlone(seed, 20);

        TimeSheet sheet = Sheet(world);

        Assert.HasCount(20, sheet.Stages);
        CollectionAssert.AreEqual(True(world, "start", "fa"), sheet.Stages.Select(run => run.Microseconds!.Value).ToArray());
        CollectionAssert.AreEqual(True(world, "start", "mid"), sheet.Stages.Select(run => run.Intermediates.Single()!.Value).ToArray());
        CollectionAssert.AreEqual(True(world, "fa", "fb"), sheet.Stages.Select(run => run.FinishDifference!.Value).ToArray());
        Assert.IsTrue(sheet.Stages.All(run => run.Flags == StageFlags.None && run.Progress == StageProgress.Finished && run.UncertaintyMicroseconds == 1000));
        CollectionAssert.AreEqual(Enumerable.Range(1, 20).ToArray(), sheet.Stages.Select(run => run.Number).ToArray());
        Assert.IsEmpty(sheet.Strays);
    }

    [TestMethod]
    public void Speeds_of_the_trap_are_those_of_the_truth_within_their_uncertainty()
    {
        World world = DriveAlone(3, 20);
        double[] truth = [.. True(world, "fa", "fb").Select(time => 15 / (time / 1e6) * 3.6)];

        TrapSpeed[] speeds = [.. Sheet(world).Speeds];

        Assert.HasCount(20, speeds);
        for (int i = 0; i < truth.Length; i++)
        {
            Assert.IsLessThan(1e-6, Math.Abs(speeds[i].KilometresPerHour - truth[i]));
            Assert.IsGreaterThan(0.1, speeds[i].Uncertainty);
        }
    }

    [TestMethod]
    public void Speed_goes_by_the_crossing_not_by_a_transponder_told_late_of_it()
    {
        World world = DriveAlone(3, 1);
        List<Passing> passings = world.Passings();
        Passing crossing = passings.Single(passing => passing.Loop == "fa");
        passings.Add(crossing with { Seq = 99, Utc = crossing.Utc + 100_000, Uncertainty = 250_000, Transponder = 1, Flags = PassingFlags.Late });

        TimeSheet sheet = TimeSheet.Derive(Courses.Rally, [], passings, [], World.At(100_000));

        Assert.IsLessThan(1e-6, Math.Abs(sheet.Speeds.Single().KilometresPerHour - (15 / (True(world, "fa", "fb")[0] / 1e6) * 3.6)));
    }

    [TestMethod]
    public void Second_vehicle_on_the_stage_is_marked_on_both_and_timed_by_the_order_of_entry()
    {
        var world = new World("rally", 4);
        world.Drive(1, 0, 30, 1, 0, Loops);
        world.Drive(2, 40, 30, 1, 0, Loops);
        world.Drive(3, 400, 30, 1, 0, Loops);

        TimeSheet sheet = Sheet(world);

        Assert.AreEqual("not-alone,not-alone,", string.Join(',', sheet.Stages.Select(run => run.FlagText)));
        CollectionAssert.AreEqual(True(world, "start", "fa"), sheet.Stages.Select(run => run.Microseconds!.Value).ToArray());
    }

    [TestMethod]
    public void Second_vehicle_is_not_marked_where_it_is_allowed()
    {
        var world = new World("rally", 5);
        world.Drive(1, 0, 30, 1, 0, Loops);
        world.Drive(2, 40, 30, 1, 0, Loops);

        Assert.IsTrue(Sheet(world, Courses.Rally with { OneVehicle = false }).Stages.All(run => run.Flags == StageFlags.None));
    }

    [TestMethod]
    [DataRow("fa", "finish-b")]
    [DataRow("fb", "no-b")]
    [DataRow("mid", "missed-intermediate")]
    public void Loop_that_hears_nothing_is_named_and_the_run_is_timed_by_the_others(string deaf, string expected)
    {
        World world = DriveAlone(6, 5);

        TimeSheet sheet = TimeSheet.Derive(Courses.Rally, [], [.. world.Passings().Where(passing => passing.Loop != deaf)], [], World.At(100_000));

        Assert.HasCount(5, sheet.Stages);
        CollectionAssert.AreEqual(True(world, "start", deaf == "fa" ? "fb" : "fa"), sheet.Stages.Select(run => run.Microseconds!.Value).ToArray());
        Assert.IsTrue(sheet.Stages.All(run => run.FlagText == expected));
    }

    [TestMethod]
    public void Run_under_red_is_marked()
    {
        World world = DriveAlone(7, 3, 1000);
        ControlSpan[] told = [world.Told(-10, 1, "stage"), world.Told(1050, 1, "stage", "RRRR"), world.Told(1500, 1, "stage")];

        TimeSheet sheet = TimeSheet.Derive(Courses.Rally, told, world.Passings(), [], World.At(100_000));

        Assert.AreEqual(",red,", string.Join(',', sheet.Stages.Select(run => run.FlagText)));
    }

    [TestMethod]
    public void Start_before_the_post_at_the_start_is_green_is_a_false_start()
    {
        World world = DriveAlone(11, 3, 1000);
        ControlSpan[] told =
        [
            world.Told(-10, 1, "stage", "GGGG"), world.Told(900, 1, "stage", "YGGG"), world.Told(1000.5, 1, "stage", "GGGG"), world.Told(1010, 1, "stage", "RGGG"),
            world.Told(1900, 1, "stage", "GGGG"), world.Told(2001, 1, "stage", "RGGG"),
        ];

        TimeSheet sheet = TimeSheet.Derive(Courses.Rally with { StartPost = 0 }, told, world.Passings(), [], World.At(100_000));

        Assert.AreEqual(",false-start,", string.Join(',', sheet.Stages.Select(run => run.FlagText)));
    }

    [TestMethod]
    [DataRow(0.0004, "")]
    [DataRow(0.0006, "false-start")]
    public void Start_that_may_have_been_behind_the_green_is_held_in_the_drivers_favour(double early, string expected)
    {
        var world = new World("rally", 12);
        world.Drive(1, 1000, 30, 1, 0, Loops);
        ControlSpan[] told = [world.Told(-10, 1, "stage", "RGGG"), world.Told(1000 + early, 1, "stage", "GGGG"), world.Told(1001, 1, "stage", "RGGG")];

        TimeSheet sheet = TimeSheet.Derive(Courses.Rally with { StartPost = 0 }, told, world.Passings(), [], World.At(100_000));

        Assert.AreEqual(expected, sheet.Stages.Single().FlagText);
    }

    [TestMethod]
    public void Vehicle_that_does_not_come_out_is_under_way_then_not_finished_and_holds_up_no_later_one()
    {
        var world = new World("rally", 8);
        world.Drive(1, 0, 30, 1, 0, Loops[..2]);
        world.Drive(2, 2000, 30, 1, 0, Loops);

        Assert.AreEqual(StageProgress.UnderWay, Sheet(world, Courses.Rally, 100).Stages[0].Progress);
        TimeSheet sheet = Sheet(world);
        Assert.AreEqual((StageProgress.NotFinished, null), (sheet.Stages[0].Progress, sheet.Stages[0].Microseconds));
        Assert.AreEqual((StageProgress.Finished, StageFlags.None), (sheet.Stages[1].Progress, sheet.Stages[1].Flags));
    }

    [TestMethod]
    public void Second_edge_of_one_vehicle_is_marked_and_is_no_second_vehicle()
    {
        World world = DriveAlone(9, 2);
        var passings = world.Passings();
        foreach (Passing passing in passings.ToArray())
        {
            passings.Add(passing with { Seq = passing.Seq + 100, Utc = passing.Utc + 40_000, Flags = PassingFlags.ShortGap });
        }

        TimeSheet sheet = TimeSheet.Derive(Courses.Rally, [], passings, [], World.At(100_000));

        CollectionAssert.AreEqual(True(world, "start", "fa"), sheet.Stages.Select(run => run.Microseconds!.Value).ToArray());
        Assert.IsTrue(sheet.Stages.All(run => run.FlagText == "short-gap"));
    }

    [TestMethod]
    public void Crossing_that_fits_no_run_is_kept_as_a_stray()
    {
        World world = DriveAlone(10, 1, 500);
        world.Drive(7, 5000, 20, 1, 0, ("fa", 0));

        TimeSheet sheet = Sheet(world);

        Assert.HasCount(1, sheet.Stages);
        Assert.AreEqual(("fa", World.At(5000)), (sheet.Strays.Single().Loop, sheet.Strays.Single().Utc!.Value));
    }

    private static World DriveAlone(int seed, int count, double gap = 0)
    {
        var world = new World("rally", seed);
        var random = new Random(seed);
        double free = 0;
        for (int i = 0; i < count; i++)
        {
            double end = world.Drive(i + 1, free, 20 + (random.NextDouble() * 20), 1, 0, Loops);
            free = gap > 0 ? (i + 1) * gap : end + 5 + (random.NextDouble() * 60);
        }

        return world;
    }

    private static TimeSheet Sheet(World world, Course? course = null, double now = 100_000) =>
        TimeSheet.Derive(course ?? Courses.Rally, [], world.Shuffled(world.Passings()), [], World.At(now));

    private static long[] True(World world, string from, string to) => [.. world.Truth
        .GroupBy(crossing => crossing.Vehicle).OrderBy(vehicle => vehicle.Key)
        .Select(vehicle => vehicle.Single(crossing => crossing.Loop == to).Moment - vehicle.Single(crossing => crossing.Loop == from).Moment)];
}
