using System;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Gateway.Tests;

/// <summary>Stored once, stored before it is acknowledged, asked for when missing, told when lost.</summary>
[TestClass]
public sealed class PassingTests
{
    [TestMethod]
    public void Passing_is_acknowledged_only_after_its_commit()
    {
        using var house = new House();
        bool broken = true;
        VenueGateway gateway = house.StartGateway(house.Options with
        {
            BeforeCommit = () => _ = Volatile.Read(ref broken) ? throw new IOException("the disk is full") : 0,
        });
        using var box = new ScriptedBox(house.Broker.Port);

        box.GiveUpTo(10);
        StoreFailure failure = house.WaitTold<StoreFailure>(told => told.Passings > 0, "the failure is told");
        Assert.AreEqual("the disk is full", failure.Error.Message);
        Assert.AreEqual(0, box.Acked);
        Assert.IsEmpty(house.StoredSequences());
        Assert.IsEmpty(house.ToldOf<Passing>());

        Volatile.Write(ref broken, false);
        Wait.Until(() => box.Acked == 10, "acknowledged after the disk is well");
        CollectionAssert.AreEqual(Enumerable.Range(1, 10).ToArray(), house.StoredSequences());
        Assert.AreEqual(10, gateway.Counters.Stored);
    }

    [TestMethod]
    public void Passing_is_not_lost_when_the_gateway_dies_before_the_commit()
    {
        using var house = new House();
        VenueGateway first = house.StartGateway(house.Options with { BeforeCommit = () => throw new IOException("dying") });
        using var box = new ScriptedBox(house.Broker.Port);
        box.GiveUpTo(5);
        house.WaitTold<StoreFailure>(told => told.Passings > 0, "the group is in its transaction");

        first.Abandon();
        Assert.IsEmpty(house.StoredSequences());
        house.StartGateway();
        box.GiveOnly(1, 2, 3, 4, 5);

        Wait.Until(() => box.Acked == 5, "acknowledged by the second gateway");
        CollectionAssert.AreEqual(Enumerable.Range(1, 5).ToArray(), house.StoredSequences());
    }

    [TestMethod]
    public void Duplicate_is_stored_and_told_once_and_acknowledged_again()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port);

        box.GiveOnly(1, 1, 2, 1, 2);
        Wait.Until(() => gateway.Counters.Duplicates == 3 && box.Acked == 2, "three duplicates");

        CollectionAssert.AreEqual(new[] { 1, 2 }, house.StoredSequences());
        Wait.Until(() => house.ToldOf<Passing>().Length == 2, "told once each");
    }

    [TestMethod]
    public void Gap_is_asked_for_and_acknowledged_only_when_filled()
    {
        using var house = new House();
        house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port) { AnswersResend = false };

        box.GiveOnly(1, 2, 6, 7, 5);
        Wait.Until(() => !box.Resends.IsEmpty && house.ToldOf<Passing>().Length == 5, "asked for");
        Assert.AreEqual(2, box.Acked);
        CollectionAssert.AreEqual(new[] { 1, 2, 5, 6, 7 }, house.StoredSequences());

        box.GiveOnly(4, 3);
        Wait.Until(() => box.Acked == 7, "acknowledged to the end");
        Assert.IsTrue(box.Resends.All(range => range.From == 3 && range.To is 4 or 5), string.Join(' ', box.Resends));
    }

    [TestMethod]
    public void Gap_is_filled_by_a_box_that_sends_again()
    {
        using var house = new House();
        house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port);

        box.GiveOnly(1, 4, 9);

        Wait.Until(() => box.Acked == 9, "everything acknowledged");
        CollectionAssert.AreEqual(Enumerable.Range(1, 9).ToArray(), house.StoredSequences());
    }

    [TestMethod]
    public void Shuffled_stream_with_repeats_is_stored_whole()
    {
        using var house = new House();
        house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port);
        int[] order = Enumerable.Range(1, 500).Concat(Enumerable.Range(1, 500)).ToArray();
        new Random(20260101).Shuffle(order);

        box.GiveOnly(order);

        Wait.Until(() => box.Acked == 500, "everything acknowledged");
        CollectionAssert.AreEqual(Enumerable.Range(1, 500).ToArray(), house.StoredSequences());
    }

    [TestMethod]
    public void Hole_below_what_the_box_holds_is_recorded_as_lost_and_healed_when_it_comes_after_all()
    {
        using var house = new House();
        house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port) { AnswersResend = false };
        box.GiveOnly(1, 5, 6);
        Wait.Until(() => box.Acked == 1 && !box.Resends.IsEmpty, "the hole is known");

        box.SendHealth(oldest: 4, newestGiven: 6);
        PassingLoss loss = house.WaitTold<PassingLoss>(_ => true, "the loss is told");
        Assert.AreEqual((2, 3), (loss.First, loss.Last));
        Wait.Until(() => box.Acked == 3, "acknowledged up to what the box holds");

        box.GiveOnly(4);
        Wait.Until(() => box.Acked == 6, "the run goes on");
        box.GiveOnly(2);
        Wait.Until(() => house.StoredSequences().Contains(2), "stored though it was recorded as lost");
        using var archive = new PassingArchive(house.Database, House.Venue);
        Assert.AreEqual((3, 3), archive.Losses().Select(left => (left.First, left.Last)).Single());
    }

    [TestMethod]
    public void Last_passing_that_never_arrived_is_asked_for_after_two_healths_without_progress()
    {
        using var house = new House();
        house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port);
        box.GiveOnly(1, 2);
        Wait.Until(() => box.Acked == 2, "acknowledged");

        box.SendHealth(oldest: 3, newestGiven: 3);
        box.SendHealth(oldest: 3, newestGiven: 3);

        Wait.Until(() => box.Acked == 3, "sent again and acknowledged");
        Assert.AreEqual((3, 3), box.Resends.Single());
    }

    [TestMethod]
    public void Holes_of_an_earlier_boot_are_recorded_as_lost_when_the_box_comes_back()
    {
        using var house = new House();
        VenueGateway first = house.StartGateway();
        using (var box = new ScriptedBox(house.Broker.Port) { AnswersResend = false })
        {
            box.GiveOnly(1, 2, 5);
            Wait.Until(() => house.ToldOf<Passing>().Length == 3, "stored");
        }

        first.Dispose();
        house.StartGateway();
        using var again = new ScriptedBox(house.Broker.Port, boot: 2);
        again.SendHealth(oldest: null, newestGiven: 0);
        again.SendHealth(oldest: null, newestGiven: 0);

        PassingLoss loss = house.WaitTold<PassingLoss>(_ => true, "the loss is told");
        Assert.AreEqual((1, 3, 4), (loss.Boot, loss.First, loss.Last));
    }

    [TestMethod]
    public void Acknowledgement_that_was_lost_is_repeated_when_health_tells_of_it()
    {
        using var house = new House();
        house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port);
        box.GiveOnly(1, 2, 3);
        Wait.Until(() => box.Acked == 3, "acknowledged");

        box.ForgetAck();
        box.SendHealth(oldest: 1, newestGiven: 3);

        Wait.Until(() => box.Acked == 3, "acknowledged again");
    }

    [TestMethod]
    public void Box_that_lost_its_boot_number_loses_no_passing()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using (var box = new ScriptedBox(house.Broker.Port))
        {
            box.GiveUpTo(5);
            Wait.Until(() => box.Acked == 5, "acknowledged");
        }

        using (var erased = new ScriptedBox(house.Broker.Port, seq => ScriptedBox.Passing(seq, 1, 1000, 70_000_000L + (1_500_000L * seq))))
        {
            erased.GiveUpTo(3);
            Wait.Until(() => erased.Acked == 3, "acknowledged in its own count");
            erased.GiveOnly(2);
            Wait.Until(() => gateway.Counters.Duplicates == 1, "a repeat is still one");
        }

        Assert.AreEqual(new BootsRestarted("kart", "kart-t1", 1, 1), house.ToldOf<BootsRestarted>().Single());
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4, 5, 1, 2, 3 }, house.StoredSequences());
        CollectionAssert.AreEqual(new[] { 1_500_000L, 1_500_000L }, gateway.DeriveLaps("kart").Select(lap => lap.LapMicroseconds).TakeLast(2).ToArray());
    }

    [TestMethod]
    public void Restarted_gateway_goes_on_from_its_database()
    {
        using var house = new House();
        VenueGateway first = house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port) { AnswersResend = false };
        box.GiveOnly(1, 2, 3, 6);
        Wait.Until(() => box.Acked == 3 && house.ToldOf<Passing>().Length == 4, "stored by the first");

        first.Abandon();
        VenueGateway second = house.StartGateway();
        box.GiveOnly(2, 4, 5);

        Wait.Until(() => box.Acked == 6, "acknowledged by the second");
        CollectionAssert.AreEqual(Enumerable.Range(1, 6).ToArray(), house.StoredSequences());
        Wait.Until(() => second.Counters.Duplicates == 1, "it was counted, behind its acknowledgement");
    }
}
