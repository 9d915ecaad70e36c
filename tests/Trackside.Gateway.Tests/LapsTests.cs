using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests;

/// <summary>Laps from raw passings: the rule alone, and live through the gateway.</summary>
[TestClass]
public sealed class LapsTests
{
    [TestMethod]
    public void Lap_is_the_difference_of_the_sources_own_clock_when_both_ends_have_it()
    {
        Lap lap = Derive(At(1, own: 5_000_000, utc: 10_000_000), At(2, own: 48_123_457, utc: 99_000_000)).Single();

        Assert.AreEqual(new Lap("kart", 7, 1, 5_000_000, 43_123_457, LapFlags.None) { End = 99_000_000 }, lap);
    }

    [TestMethod]
    public void Lap_is_the_difference_of_utc_when_one_end_has_no_own_clock()
    {
        Lap lap = Derive(At(1, own: 5_000_000, utc: 10_000_000), At(2, own: null, utc: 60_000_000)).Single();

        Assert.AreEqual((10_000_000L, 50_000_000L), (lap.StartMicroseconds, lap.LapMicroseconds));
    }

    [TestMethod]
    public void Lap_across_a_restart_of_the_box_is_measured_by_utc()
    {
        Lap lap = Derive(At(9, own: 5_000_000, utc: 10_000_000), At(1, own: 6_000_000, utc: 60_000_000, boot: 2)).Single();

        Assert.AreEqual((50_000_000L, LapFlags.None), (lap.LapMicroseconds, lap.Flags));
    }

    [TestMethod]
    public void Lap_is_measured_by_the_decoders_stamps_whichever_source_gave_the_time()
    {
        Passing other = At(2, own: 50_000_099, utc: 60_000_000) with { Source = CrossingSource.Edge };

        Assert.AreEqual(50_000_094, Derive(At(1, own: 5, utc: 10_000_000), other).Single().LapMicroseconds);
    }

    [TestMethod]
    public void Lap_without_a_common_clock_is_counted_and_marked_untimed()
    {
        Lap[] laps = Derive(At(1, own: 5, utc: null), At(2, own: null, utc: 60_000_000), At(3, own: null, utc: 90_000_000));

        Assert.AreEqual("untimed", laps[0].FlagText);
        Assert.AreEqual((2, 30_000_000L, ""), (laps[1].Number, laps[1].LapMicroseconds, laps[1].FlagText));
    }

    [TestMethod]
    [DataRow(PassingFlags.None, PassingFlags.None, "")]
    [DataRow(PassingFlags.ShortGap, PassingFlags.None, "")]
    [DataRow(PassingFlags.None, PassingFlags.ShortGap, "short-gap")]
    [DataRow(PassingFlags.WrongWay, PassingFlags.Historical, "wrong-way+historical")]
    [DataRow(PassingFlags.ClockUnsynced, PassingFlags.ShortGap | PassingFlags.WrongWay, "short-gap+wrong-way")]
    public void Flags_of_the_ends_are_named_on_the_lap(PassingFlags start, PassingFlags end, string expected)
    {
        Assert.AreEqual(expected, Derive(At(1, own: 1) with { Flags = start }, At(2, own: 2) with { Flags = end }).Single().FlagText);
    }

    [TestMethod]
    public void Unsynchronised_clock_is_marked_only_where_the_lap_uses_it()
    {
        Passing start = At(1, own: null, utc: 1) with { Flags = PassingFlags.ClockUnsynced };

        Assert.AreEqual("clock-unsynced", Derive(start, At(2, own: null, utc: 2)).Single().FlagText);
        Assert.AreEqual("", Derive(start with { Own = 1 }, At(2, own: 2, utc: 2)).Single().FlagText);
    }

    [TestMethod]
    public void Lap_over_a_loss_is_marked_as_a_gap()
    {
        Passing[] passings = [At(1, own: 1), At(4, own: 2), At(5, own: 3)];
        PassingLoss[] losses = [new("kart", "kart-t1", 1, 2, 3, 0), new("kart", "kart-t2", 1, 4, 5, 0)];

        Assert.AreEqual("gap,", string.Join(',', Laps.Derive(passings, losses, "sf").Select(lap => lap.FlagText)));
    }

    [TestMethod]
    public void Other_loops_and_passings_without_transponder_do_not_count()
    {
        Passing[] passings = [At(1, own: 1), At(2, own: 2) with { Loop = "s1" }, At(3, own: 3) with { Transponder = null }, At(4, own: 4)];

        Assert.AreEqual(3, Laps.Derive(passings, [], "sf").Single().LapMicroseconds);
    }

    [TestMethod]
    public void Laps_are_sorted_by_transponder_and_number_whatever_the_order_of_the_passings()
    {
        Passing[] passings = Enumerable.Range(1, 200).Select(seq => At(seq, own: seq * 1000) with { Transponder = seq % 3 }).ToArray();
        IReadOnlyList<Lap> sorted = Laps.Derive(passings, [], "sf");
        new Random(99).Shuffle(passings);

        CollectionAssert.AreEqual(sorted.ToArray(), Laps.Derive(passings, [], "sf").ToArray());
        Assert.IsTrue(sorted.All(lap => lap.LapMicroseconds == 3000));
        CollectionAssert.AreEqual(sorted.OrderBy(lap => lap.Transponder).ThenBy(lap => lap.Number).ToArray(), sorted.ToArray());
    }

    [TestMethod]
    public void Passings_that_a_decoder_sent_again_stand_where_both_clocks_put_them()
    {
        // Its cable was cut for two laps: the third passing came first.
        Passing[] passings = [Second(1, 0), Second(2, 180), Second(3, 60), Second(4, 120), Second(5, 240)];

        Assert.AreEqual("60,60,60,60", string.Join(',', Derive(passings).Select(lap => lap.LapMicroseconds / 1_000_000)));
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, true)]
    public void One_clock_that_was_set_back_moves_no_passing(bool own, bool utc)
    {
        Passing set = Second(2, 60) with { Own = own ? 5 : 61_000_000, Utc = utc ? 6 : 61_000_000 };

        CollectionAssert.AreEqual(new[] { set.Utc!.Value, 121_000_000 }, Derive(Second(1, 0), set, Second(3, 120)).Select(lap => lap.End).ToArray());
    }

    [TestMethod]
    public void Live_laps_equal_the_derived_ones_across_a_restart_of_the_gateway()
    {
        using var house = new House();
        house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port, seq => ScriptedBox.Passing(seq, 1, 100 + (seq % 3), (1_000_000L * seq) + (seq * seq)));
        box.GiveUpTo(60);
        Wait.Until(() => box.Acked == 60, "first half");
        house.Gateway!.Dispose();
        VenueGateway second = house.StartGateway();
        box.GiveUpTo(120);
        Wait.Until(() => house.ToldOf<Lap>().Length == 117, "all laps told");

        Lap[] told = house.ToldOf<Lap>().OrderBy(lap => lap.Transponder).ThenBy(lap => lap.Number).ToArray();
        CollectionAssert.AreEqual(second.DeriveLaps("kart").ToArray(), told);
        Assert.IsTrue(told.All(lap => lap.Flags == LapFlags.None));
    }

    [TestMethod]
    public void Late_passing_revises_the_laps_of_its_transponder()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port) { AnswersResend = false };
        box.GiveOnly(1, 3);
        house.WaitTold<Lap>(lap => lap.LapMicroseconds == 2_000_000, "one long lap");

        box.GiveOnly(2);
        house.WaitTold<LapsRevised>(revised => revised.Transponder == 1000, "revised");
        box.GiveOnly(4);
        Lap next = house.WaitTold<Lap>(lap => lap.Number == 3, "the next lap has the number after");

        Assert.AreEqual(1_000_000, next.LapMicroseconds);
        Assert.IsTrue(gateway.DeriveLaps("kart").All(lap => lap.LapMicroseconds == 1_000_000));
    }

    private static Lap[] Derive(params Passing[] passings) => Laps.Derive(passings, [], "sf").ToArray();

    private static Passing Second(int seq, long seconds) => At(seq, own: 1_000_000 * (seconds + 1), utc: 1_000_000 * (seconds + 1));

    private static Passing At(int seq, long? own, long? utc = 1_000, int boot = 1) => new()
    {
        Circuit = "kart",
        Box = "kart-t1",
        Boot = boot,
        Seq = seq,
        Loop = "sf",
        Utc = utc,
        Uncertainty = 0,
        Source = CrossingSource.Decoder,
        Own = own,
        Transponder = 7,
        Received = 0,
    };
}
