using System;
using System.Collections.Concurrent;
using System.Linq;
using Microsoft.Data.Sqlite;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Gateway.Tests.Live;

/// <summary>A program that listens to a gateway which ends and starts again under a stream of passings, over a real broker.</summary>
[TestClass]
public sealed class ExactlyOnceTests
{
    private const int Count = 1200;
    private readonly ConcurrentQueue<Lap> laps = new();
    private readonly ConcurrentQueue<Passing> passings = new();

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Each_lap_is_told_once_when_the_gateway_ends_politely_and_starts_again(int seed)
    {
        using House house = new();
        using ScriptedBox box = new(house.Broker.Port);
        Random random = new(seed);
        VenueGateway gateway = Start(house, slow: true);
        for (int given = 0; given < Count; given += 150)
        {
            Give(box, given + 150);
            int stopAt = given + random.Next(1, 150);
            Wait.Until(() => passings.Count >= stopAt, "some are told");
            gateway.Dispose();
            gateway = Start(house, slow: true);
        }

        Settle(box);
        CollectionAssert.AreEqual(Enumerable.Range(1, Count - 1).ToArray(), laps.Select(lap => lap.Number).ToArray());
        CollectionAssert.AreEqual(Enumerable.Range(1, Count).ToArray(), passings.Select(passing => passing.Seq).ToArray());
        gateway.Dispose();
        Assert.AreEqual(0, Untold(house));
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(4)]
    public void No_lap_stays_untold_when_the_gateway_is_killed_and_what_comes_twice_is_the_same(int seed)
    {
        using House house = new();
        using ScriptedBox box = new(house.Broker.Port);
        Random random = new(seed);
        VenueGateway gateway = Start(house, slow: true);
        for (int given = 0; given < Count; given += 150)
        {
            Give(box, given + 150);
            int goal = given + random.Next(1, 150);
            Wait.Until(() => passings.Select(passing => passing.Seq).Distinct().Count() >= goal, "some are told");
            gateway.Abandon();
            gateway = Start(house, slow: true);
        }

        Settle(box);
        Lap[] different = [.. laps.Distinct().OrderBy(lap => lap.Number)];
        CollectionAssert.AreEqual(Enumerable.Range(1, Count - 1).ToArray(), different.Select(lap => lap.Number).ToArray(), "none is missing, and none differs the second time");
        gateway.Dispose();
        Assert.AreEqual(0, Untold(house));
    }

    [TestMethod]
    public void Each_of_two_gateways_tells_every_lap_once_whichever_acknowledges()
    {
        using House house = new();
        using ScriptedBox box = new(house.Broker.Port);
        ConcurrentQueue<int> ofSecond = new();
        using VenueGateway second = new(house.Options with { Id = "second", Database = house.Database + "2" });
        second.LapCompleted += lap => ofSecond.Enqueue(lap.Number);
        VenueGateway first = Start(house);
        second.Start();
        Wait.Until(() => second.Duty == DutyState.Standby, "it stands by");

        box.GiveUpTo(300);
        Wait.Until(() => box.Acked == 300, "acknowledged");
        first.Abandon();
        Wait.Until(() => second.Duty == DutyState.Active, "it took over");
        box.GiveUpTo(600);

        Wait.Until(() => ofSecond.Count >= 599, "the second has told all");
        CollectionAssert.AreEqual(Enumerable.Range(1, 599).ToArray(), ofSecond.ToArray());
    }

    [TestMethod]
    public void Who_disposes_the_gateway_from_inside_an_event_hears_the_rest_once()
    {
        using House house = new();
        using ScriptedBox box = new(house.Broker.Port);
        VenueGateway gateway = Start(house);
        gateway.LapCompleted += lap =>
        {
            if (lap.Number == 40)
            {
                gateway.Dispose();
            }
        };
        box.GiveUpTo(100);
        Wait.Until(() => laps.Any(lap => lap.Number == 40), "it ended");

        // The second starts while the first may still be telling.
        Wait.Until(() => Untold(house) == 0, "the first has told what it stored");
        Start(house);
        Wait.Until(() => laps.Count >= 99, "all are told");
        CollectionAssert.AreEqual(Enumerable.Range(1, 99).ToArray(), laps.Select(lap => lap.Number).ToArray());
    }

    private VenueGateway Start(House house, bool slow = false)
    {
        VenueGateway gateway = new(house.Options);
        gateway.PassingStored += passing =>
        {
            passings.Enqueue(passing);
            if (slow)
            {
                System.Threading.Thread.Sleep(1); // so that some wait to be told when it is killed
            }
        };
        gateway.LapCompleted += laps.Enqueue;
        gateway.Start();
        Wait.Until(() => gateway.IsListening, "it listens");
        return gateway;
    }

    // All of them stored: one that was lost with the gateway and sent again would come late, and the laps be revised.
    private static void Give(ScriptedBox box, int seq)
    {
        box.GiveUpTo(seq);
        Wait.Until(() => box.Acked == seq, "stored");
    }

    private void Settle(ScriptedBox box) => Wait.Until(
        () =>
        {
            box.SendHealth(1, Count);
            return box.Acked == Count && laps.Select(lap => lap.Number).Distinct().Count() == Count - 1 && passings.Select(passing => passing.Seq).Distinct().Count() == Count;
        },
        "all is stored and told",
        60_000);

    private static long Untold(House house)
    {
        using SqliteConnection connection = Schema.OpenReader(house.Database);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM untold";
        return (long)command.ExecuteScalar()!;
    }
}
