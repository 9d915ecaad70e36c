using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Keys;
using Trackside.Venue.Running;
using Trackside.Venue.Profiles;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.Trust;

/// <summary>A venue with keys whose profile lets timing ask for blue: the gateway signs as <c>timing</c>, and the control box takes that and nothing else from it.</summary>
[TestClass]
[DoNotParallelize]
public sealed class TimingKeyTests
{
    private const double PatienceSeconds = 60;
    private const uint Slow = 7;
    private const uint Fast = 9;
    private const long Width = 100_000;

    [TestMethod]
    public void Blue_that_timing_asks_for_is_signed_and_shown()
    {
        using VirtualVenue venue = VirtualVenue.Start(Plan("test-day"), seed: 5, security: VenueSecurity.Keys);
        venue.PowerOn();
        Wait.Until(() => venue.Boxes.All(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready), PatienceSeconds, () => "every box ready");
        Assert.IsNull(venue.Gateway.Ask("kart", "all", Aspect.Green).GetAwaiter().GetResult());

        Drive(venue, (Slow, 3.0), (Fast, 3.5), (Fast, 5.5), (Slow, 6.0), (Fast, 7.5), (Slow, 9.0), (Fast, 9.5));

        Wait.Until(() => Log(venue).Any(line => line is { Kind: FlagKind.Replied, Who: "timing", What: "proved" }), PatienceSeconds, () => string.Join('\n', Log(venue).TakeLast(12)));
        Assert.IsTrue(Log(venue).Any(line => line is { Kind: FlagKind.Asked, Who: "timing", What: "blue" }));
        Assert.IsTrue(Log(venue).Any(line => line is { Kind: FlagKind.Shown, What: "blue", ProvedAt: not null }));
        Assert.AreEqual(0, venue.Gateway.Refused);
    }

    [TestMethod]
    public void Keys_of_timing_are_made_where_a_profile_lets_it_ask_and_gateways_may_then_ask_on_that_circuit_alone()
    {
        string folder = Directory.CreateTempSubdirectory("trackside-timing-").FullName;
        KeyFolder keys = new(folder);
        VenuePlan usual = Plan("cik-ffsa-karting");
        new KeyMaker(usual, keys, DateTime.UtcNow).Make([], []);
        Assert.IsFalse(keys.HasPerson("timing"));
        Assert.IsNull(keys.TimingKeyOf(usual));
        Assert.DoesNotContain("kart/control/request", Rules(keys, "gw1"));

        VenuePlan asking = Plan("test-day");
        KeyChanges changes = new KeyMaker(asking, keys, DateTime.UtcNow).Make([], []);
        Assert.HasCount(32, keys.TimingKeyOf(asking)!);
        CollectionAssert.AreEqual(new[] { "timing" }, changes.Made.ToArray());
        CollectionAssert.AreEqual(new[] { "kart-c" }, changes.ToFlash.ToArray(), "the control box learns the issuer");
        Assert.Contains("topic write trackside/1/ales/kart/control/request", Rules(keys, "gw1"));
        Assert.DoesNotContain("rally/control/request", Rules(keys, "gw1"));
        Assert.DoesNotContain("issuer gw1", File.ReadAllText(Path.Combine(keys.Box("kart-c"), KeyFolder.Deployed)), "the gateway's own name is worth nothing");
        Directory.Delete(folder, recursive: true);
    }

    private static string Rules(KeyFolder keys, string who) =>
        File.ReadAllText(Path.Combine(keys.Mosquitto, "acl")).Split("\nuser ").Single(rules => rules.StartsWith(who + "\n", StringComparison.Ordinal));

    private static void Drive(VirtualVenue venue, params (uint Vehicle, double Seconds)[] crossings)
    {
        TimingLoop line = venue["kart-t1"].Loops[0];
        long begin = Agenda.Now;
        foreach ((uint vehicle, double seconds) in crossings)
        {
            venue.Agenda.At(begin + (long)(seconds * 1e6), () => line.Cross(venue.Agenda, vehicle, Width));
        }
    }

    private static IReadOnlyList<FlagEntry> Log(VirtualVenue venue)
    {
        using FlagBook book = new(venue.Gateway.Database, venue.Plan.Id);
        return book.Entries("kart");
    }

    // Laps of a second are sound here, so that the test need not drive for minutes.
    private static VenuePlan Plan(string profile)
    {
        VenuePlan plan = VenueCommand.Load(Repository.VenueFile);
        Problems problems = new();
        CircuitPlan kart = plan.Circuits.Single(circuit => circuit.Id == "kart");
        kart = kart with { Rules = ProfileReader.Find(profile, problems), Routes = [.. kart.Routes.Select(route => route with { ShortLapSeconds = 1 })] };
        Assert.IsEmpty(problems.All);
        return plan with { Circuits = [kart], Joined = [] };
    }
}
