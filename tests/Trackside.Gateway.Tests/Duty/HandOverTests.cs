using System;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests.Duties;

/// <summary>Two gateways on one circuit, a real broker, and the active one killed at moments nobody chose.</summary>
[TestClass]
public sealed class HandOverTests
{
    private const int Boxes = 3;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Nothing_is_lost_or_doubled_in_either_database_when_the_active_one_is_killed_at_random(int seed)
    {
        const int Count = 4000;
        using var house = new House();
        var random = new Random(seed);
        using var pair = new Pair(house);
        ScriptedBox[] boxes = [.. Enumerable.Range(1, Boxes).Select(number => new ScriptedBox(house.Broker.Port, name: $"kart-t{number}"))];
        var stream = new Thread(() =>
        {
            for (int seq = 8; seq <= Count; seq += 8)
            {
                Array.ForEach(boxes, box => box.GiveUpTo(seq));
                Thread.Sleep(1); // a stream in time, so that the kills fall into it
                if (seq % 200 == 0)
                {
                    Array.ForEach(boxes, box => box.SendHealth(1, seq));
                }
            }
        });
        stream.Start();
        for (int kill = 0; kill < 5; kill++)
        {
            int goal = (int)boxes.Average(box => box.Acked) + random.Next(50, 400);
            Wait.Until(() => boxes.Any(box => box.Acked >= Math.Min(goal, Count)), $"under way, kill {kill}");
            pair.KillActive();
            Wait.Until(() => pair.Active != null, "the other one took over");
            pair.Revive();
        }

        Assert.IsTrue(stream.Join(60_000));
        Settle(boxes, pair, Count);

        foreach (string database in pair.Databases)
        {
            using var archive = new PassingArchive(database, House.Venue);
            Assert.AreEqual(Boxes * Count, archive.CountPassings(), database);
            Assert.IsEmpty(archive.Losses(), database);
        }

        Array.ForEach(boxes, box => box.Dispose());
    }

    [TestMethod]
    public void Only_the_active_one_acknowledges_and_both_store()
    {
        using var house = new House();
        using var pair = new Pair(house);
        using var box = new ScriptedBox(house.Broker.Port);
        VenueGateway standby = pair.Gateways.Single(gateway => gateway!.Duty == DutyState.Standby)!;

        box.GiveUpTo(100);
        Wait.Until(() => box.Acked == 100 && pair.Gateways.All(gateway => gateway!.Counters.Stored == 100), "both have stored");
        Assert.AreEqual(0, standby.Counters.Acks);

        box.ForgetAck();
        pair.KillActive();
        Wait.Until(() => box.Acked == 100, "the standby acknowledges what it had stored as soon as it takes over");
        box.GiveUpTo(120);
        Wait.Until(() => box.Acked == 120, "and goes on");
    }

    [TestMethod]
    public void Hole_of_the_standby_that_the_active_has_acknowledged_is_fetched_from_the_box()
    {
        using var house = new House();
        using var pair = new Pair(house);
        using var box = new ScriptedBox(house.Broker.Port);
        pair.KillStandby();
        box.GiveUpTo(500);
        Wait.Until(() => box.Acked == 500, "acknowledged by the active one alone");
        pair.Revive();
        Wait.Until(() => pair.Gateways.Count(gateway => gateway!.Duty == DutyState.Standby) == 1, "the other one is back");

        pair.KillActive();
        Wait.Until(() => pair.Active != null, "it takes over");
        Settle([box], pair, 500);

        using var archive = new PassingArchive(pair.DatabaseOf(pair.Active!), House.Venue);
        CollectionAssert.AreEqual(Enumerable.Range(1, 500).ToArray(), archive.Passings(House.Circuit).Select(passing => passing.Seq).ToArray());
    }

    [TestMethod]
    public void Gateway_whose_disk_is_full_leaves_the_acknowledgement_to_the_other()
    {
        using var house = new House();
        bool full = false;
        using var pair = new Pair(house, () => _ = Volatile.Read(ref full) ? throw new IOException("the disk is full") : 0);
        using var box = new ScriptedBox(house.Broker.Port);
        Volatile.Write(ref full, true);

        box.GiveUpTo(50);

        Wait.Until(() => box.Acked == 50, "acknowledged by the one that can store");
        Assert.AreEqual("gateway-b", pair.NameOf(pair.Active!));
        Volatile.Write(ref full, false);
        Wait.Until(() => pair.Gateways[0]!.Duty == DutyState.Standby && pair.Gateways[0]!.Counters.Stored == 50, "the first one has caught up and stands by");
    }

    [TestMethod]
    public void Gateways_of_different_circuits_are_no_partners()
    {
        using var house = new House();
        using VenueGateway kart = Start(house, "a", "kart", "kart.db");
        using VenueGateway speed = Start(house, "b", "speed", "speed.db");

        Wait.Until(() => kart.Duty == DutyState.Active && speed.Duty == DutyState.Active, "both act");
    }

    private static VenueGateway Start(House house, string id, string circuit, string file)
    {
        var gateway = new VenueGateway(house.Options with
        {
            Id = id, Circuits = [circuit], Database = Path.Combine(Path.GetDirectoryName(house.Database)!, file),
        });
        gateway.Start();
        return gateway;
    }

    // As real boxes do: they tell what they hold every few seconds, and send again what is not acknowledged.
    private static void Settle(ScriptedBox[] boxes, Pair pair, int count)
    {
        long next = 0;
        Wait.Until(
            () =>
            {
                if (Environment.TickCount64 > next)
                {
                    Array.ForEach(boxes, box => box.SendHealth(1, count));
                    next = Environment.TickCount64 + 200;
                }

                return boxes.All(box => box.Acked == count) && pair.Databases.All(database => CountIn(database) >= boxes.Length * count || !pair.IsAlive(database));
            },
            "everything is acknowledged and in both databases",
            60_000);
    }

    private static long CountIn(string database)
    {
        using var archive = new PassingArchive(database, House.Venue);
        return archive.CountPassings();
    }

    private sealed class Pair : IDisposable
    {
        private readonly House house;
        private readonly Action? beforeCommitOfFirst;

        internal Pair(House house, Action? beforeCommitOfFirst = null)
        {
            this.house = house;
            this.beforeCommitOfFirst = beforeCommitOfFirst;
            string folder = Path.GetDirectoryName(house.Database)!;
            Databases = [Path.Combine(folder, "gateway-a.db"), Path.Combine(folder, "gateway-b.db")];
            Revive();
        }

        internal string[] Databases { get; }

        internal VenueGateway?[] Gateways { get; } = new VenueGateway?[2];

        internal VenueGateway? Active => Array.Find(Gateways, gateway => gateway?.Duty == DutyState.Active);

        internal string DatabaseOf(VenueGateway gateway) => Databases[Array.IndexOf(Gateways, gateway)];

        internal string NameOf(VenueGateway gateway) => Path.GetFileNameWithoutExtension(DatabaseOf(gateway));

        internal bool IsAlive(string database) => Gateways[Array.IndexOf(Databases, database)] != null;

        internal void KillActive() => Kill(Array.IndexOf(Gateways, Active!));

        internal void KillStandby() => Kill(Array.FindIndex(Gateways, gateway => gateway!.Duty == DutyState.Standby));

        /// <summary>Starts what is dead, the first one first.</summary>
        internal void Revive()
        {
            for (int i = 0; i < Gateways.Length; i++)
            {
                if (Gateways[i] == null)
                {
                    int index = i;
                    Gateways[i] = new VenueGateway(house.Options with
                    {
                        Id = $"gateway-{"ab"[i]}", Database = Databases[i], BeforeCommit = i == 0 ? beforeCommitOfFirst : null,
                    });
                    Gateways[i]!.Start();
                    Wait.Until(() => Gateways[index]!.Duty is DutyState.Active or DutyState.Standby && Active != null, "it knows its duty");
                }
            }
        }

        public void Dispose() => Array.ForEach(Gateways, gateway => gateway?.Dispose());

        private void Kill(int index)
        {
            Gateways[index]!.Abandon();
            Gateways[index] = null;
        }
    }
}
