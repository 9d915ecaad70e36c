using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Gateway.Tests;

/// <summary>Nothing lost and nothing doubled, whatever dies in between.</summary>
[TestClass]
public sealed class FaultTests
{
    [TestMethod]
    public void Stream_survives_two_kills_of_the_broker_and_one_of_the_gateway()
    {
        const int Count = 3000;
        using var house = new House();
        house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port);
        var stream = new Thread(() =>
        {
            for (int seq = 10; seq <= Count; seq += 10)
            {
                box.GiveUpTo(seq);
                Thread.Sleep(1); // a stream in time, so that the faults fall into it
                if (seq % 100 == 0)
                {
                    box.SendHealth(1, seq);
                }
            }
        });
        stream.Start();

        Wait.Until(() => box.Acked > 300, "under way");
        house.Broker.Restart();
        Wait.Until(() => box.Acked > 900, "under way again");
        house.Gateway!.Abandon();
        house.StartGateway();
        Wait.Until(() => box.Acked > 1500, "under way with the second gateway");
        house.Broker.Restart();
        Assert.IsTrue(stream.Join(Wait.DefaultMilliseconds));
        Heal(box, Count);

        CollectionAssert.AreEqual(Enumerable.Range(1, Count).ToArray(), house.StoredSequences());
        IReadOnlyList<Lap> laps = house.Gateway!.DeriveLaps(House.Circuit);
        Assert.HasCount(Count - 1, laps);
        Assert.IsTrue(laps.All(lap => lap.LapMicroseconds == 1_000_000 && lap.Flags == LapFlags.None));
        Assert.IsEmpty(house.ToldOf<PassingLoss>());
    }

    [TestMethod]
    public void Acknowledged_passings_are_in_the_database_when_it_is_opened_anew()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway(house.Options with { GroupSize = 64 });
        using var box = new ScriptedBox(house.Broker.Port);
        int smallestMissing = 0;
        for (int seq = 50; seq <= 1000; seq += 50)
        {
            box.GiveUpTo(seq);
            Wait.Until(() => box.Acked >= seq - 25, "acknowledged so far");
            int acked = box.Acked;
            using var archive = new PassingArchive(house.Database, House.Venue);
            smallestMissing = Math.Max(smallestMissing, (int)(acked - archive.CountPassings()));
        }

        gateway.Abandon();
        Assert.IsLessThanOrEqualTo(0, smallestMissing);
    }

    [TestMethod]
    public void Slow_listener_holds_up_neither_the_network_nor_the_acknowledgement()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var release = new ManualResetEventSlim(false);
        gateway.PassingStored += _ => release.Wait(Wait.DefaultMilliseconds);
        using var box = new ScriptedBox(house.Broker.Port);

        box.GiveUpTo(2000);

        Wait.Until(() => box.Acked == 2000, "acknowledged while the listener sleeps");
        release.Set();
        Wait.Until(() => house.ToldOf<Passing>().Length == 2000, "told at last");
    }

    [TestMethod]
    public void Gateway_may_be_disposed_inside_an_event()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var done = new ManualResetEventSlim(false);
        gateway.PassingStored += _ =>
        {
            gateway.Dispose();
            done.Set();
        };
        using var box = new ScriptedBox(house.Broker.Port);

        box.GiveUpTo(1);

        Assert.IsTrue(done.Wait(Wait.DefaultMilliseconds));
        CollectionAssert.AreEqual(new[] { 1 }, house.StoredSequences());
    }

    // A real box tells its figures every few seconds: what fell between a broker and its successor is found by them.
    private static void Heal(ScriptedBox box, int count)
    {
        long next = 0;
        Wait.Until(
            () =>
            {
                if (box.Acked < count && Environment.TickCount64 > next)
                {
                    box.SendHealth(box.Acked + 1, count);
                    next = Environment.TickCount64 + 200;
                }

                return box.Acked == count;
            },
            "everything acknowledged",
            60_000);
    }
}
