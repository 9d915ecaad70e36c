using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests;

/// <summary>What timing offers, on a real broker: the log, the answers, and what the profile lets timing ask by itself.</summary>
[TestClass]
public sealed class OfferTests
{
    // Seconds before now: the second vehicle needs 6 s a lap, the first 4 and is two laps ahead; they meet in 2.5 s, at 75 m.
    private static readonly (double Ago, long Vehicle)[] Crossings =
    [
        (26, 2), (24.5, 1), (20.5, 1), (20, 2), (16.5, 1), (14, 2), (12.5, 1), (8.5, 1), (8, 2), (4.5, 1), (2, 2), (0.5, 1),
    ];

    private static long Now => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    [TestMethod]
    public void Blue_is_offered_at_its_post_and_asked_of_nobody()
    {
        using var house = new House();
        using var control = new ScriptedControl(house.Broker.Port);

        VenueGateway gateway = Lap(house, control, OfferMode.Offered);

        FlagOffer offer = house.WaitTold<FlagOffer>(told => told.Transponder == 2, "blue is offered");
        Assert.AreEqual((Aspect.Blue, "lapped", "kart-p2", 1L), (offer.Aspect, offer.Why, offer.Post, offer.By));
        Wait.Until(() => Now > offer.From + 300_000, "its time has come");
        gateway.Dispose();
        Assert.IsEmpty(control.Requests);
        using FlagBook book = gateway.OpenFlags();
        Assert.AreEqual("kart-p2 timing blue", book.Entries("kart").Where(line => line.Kind == FlagKind.Offered).Select(line => $"{line.Box} {line.Who} {line.What}").Single());
    }

    [TestMethod]
    public void Blue_is_asked_for_a_while_as_timing_where_the_profile_says_so_and_signed()
    {
        using var house = new House();
        using var control = new ScriptedControl(house.Broker.Port) { Answer = (box, request) => box.Reply(request, ControlResult.Proved) };

        VenueGateway gateway = Lap(house, control, OfferMode.Asked);

        Wait.Until(() => !control.Requests.IsEmpty, "timing asks");
        FlagOffer offer = house.WaitTold<FlagOffer>(told => told.Transponder == 2, "and says so");
        ControlRequestMessage asked = control.Requests.Single();
        Assert.AreEqual("timing aspect blue kart-p2", string.Join(' ', new[] { ControlRequestMessage.Issuer, ControlRequestMessage.Operation, ControlRequestMessage.AspectField, ControlRequestMessage.Target }.Select(field => asked.GetText(field))));
        Assert.IsTrue(asked.GetInteger(ControlRequestMessage.Hold) is >= 1000 and <= 30_000, $"{asked.GetInteger(ControlRequestMessage.Hold)}");
        Assert.IsTrue(asked.GetInteger(ControlRequestMessage.Expiry) > asked.GetInteger(ControlRequestMessage.Seq));
        Assert.IsTrue(offer.IsAsked);
        Wait.Until(() => Lines(gateway).Contains("asked timing blue kart-p2") && Lines(gateway).Contains("replied timing proved "), "the log has it");
    }

    [TestMethod]
    public void Gateway_that_only_stands_by_asks_for_nothing()
    {
        using var house = new House();
        using var control = new ScriptedControl(house.Broker.Port);
        using var first = new VenueGateway(house.Options with { Id = "first", Database = house.Database + "1" });
        first.Start();
        Wait.Until(() => first.Duty == DutyState.Active, "the first one is active");

        VenueGateway gateway = Lap(house, control, OfferMode.Asked);

        FlagOffer offer = house.WaitTold<FlagOffer>(told => told.Transponder == 2, "blue is offered");
        Wait.Until(() => Now > offer.From + 300_000, "its time has come");
        Assert.AreEqual(DutyState.Standby, gateway.Duty);
        Assert.IsEmpty(control.Requests);
    }

    [TestMethod]
    public void Offer_is_answered_once_and_expires()
    {
        using var house = new House();
        long now = Now;
        using (var store = new PassingStore(house.Database, House.Venue, null))
        {
            FlagLog log = new(store);
            store.Begin();
            foreach ((long transponder, long until) in new[] { (1L, now + 60_000_000), (2L, now + 60_000_000), (3L, now - 1) })
            {
                log.Take(FlagDesk.Offered(new FlagOffer("kart", Aspect.Blue, "lapped", transponder, "kart-t1", "sf", now - 5) { Post = "kart-p1", From = now, Until = until }));
            }

            store.Commit();
        }

        using var book = new OfferBook(house.Database, House.Venue);
        StoredOffer[] open = [.. book.Open("kart", now)];
        Assert.AreEqual("transponder=1 transponder=2", string.Join(' ', open.Select(offer => offer.Entry.Detail.Split(' ')[1])));
        Assert.IsTrue(book.Decide(open[0], isAccepted: true, "race-control", now));
        Assert.IsFalse(book.Decide(open[0], isAccepted: false, "race-control", now), "once");
        Assert.IsFalse(book.Decide(open[1], isAccepted: true, "race-control", now + 61_000_000), "it has expired");
        Assert.IsTrue(book.Decide(open[1], isAccepted: false, "race-control", now));
        Assert.IsEmpty(book.Open("kart", now));
        using var lines = new FlagBook(house.Database, House.Venue);
        Assert.AreEqual(
            "accepted race-control blue kart-p1,declined race-control blue kart-p1",
            string.Join(',', lines.Entries("kart").Where(line => line.Kind > FlagKind.Offered).Select(line => $"{FlagKinds.Of(line.Kind)} {line.Who} {line.What} {line.Box}")));
    }

    private static string[] Lines(VenueGateway gateway)
    {
        using FlagBook book = gateway.OpenFlags();
        return [.. book.Entries("kart").Select(line => $"{FlagKinds.Of(line.Kind)} {line.Who} {line.What} {line.Box}")];
    }

    private static VenueGateway Lap(House house, ScriptedControl control, OfferMode mode)
    {
        CourseRoute route = new("normal", 100, [new CourseLoop("sf", 0, LoopUse.Lap)]) { Posts = [new CoursePost("kart-p1", "kart", 20), new CoursePost("kart-p2", "kart", 60)] };
        Course course = new("kart", false, [route]) { Offers = OfferRules.Usual with { Blue = mode, BlueLead = TimeSpan.FromSeconds(1) } };
        VenueGateway gateway = house.StartGateway(house.Options with { Courses = [course] });
        gateway.FlagOffered += house.Told.Enqueue;
        control.PublishState(1, 1, "GG", direction: "normal");
        Wait.Until(() => gateway.ControlStates.Count == 1, "the direction is known");
        long now = Now;
        using var box = new ScriptedBox(house.Broker.Port, seq =>
        {
            PassingMessage passing = ScriptedBox.Passing(seq, 1, Crossings[seq - 1].Vehicle, seq);
            passing.SetInteger(PassingMessage.Utc, now - (long)(Crossings[seq - 1].Ago * 1e6));
            return passing;
        });
        box.GiveUpTo(Crossings.Length);
        Wait.Until(() => house.StoredSequences().Length == Crossings.Length, "all are stored");
        return gateway;
    }
}
