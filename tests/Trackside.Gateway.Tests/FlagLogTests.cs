using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests;

/// <summary>Who asked for what, when, and when it was proved: the flag log, from what travels on a real broker.</summary>
[TestClass]
public sealed class FlagLogTests
{
    private const long Begin = 1_700_000_000_000_000;

    [TestMethod]
    public async Task Incident_can_be_replayed_from_the_asking_to_the_proof()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway(house.Options with { Id = "tower" });
        using var control = new ScriptedControl(house.Broker.Port) { Answer = (box, request) => box.Reply(request, ControlResult.Proved) };
        using var post = new ScriptedBox(house.Broker.Port, name: "kart-p1");
        control.PublishState(1, 1, "G");
        post.Send(What.Lamps, Lamps(Aspect.Green, Aspect.Green, AspectReason.Central, Aspect.Green, 1), retain: true);
        house.WaitTold<LampsView>(told => told.Applied == Aspect.Green, "green is told");

        await gateway.RequestAspect("kart", "all", Aspect.Red);
        control.PublishState(1, 2, "R", utc: Begin + 2);
        post.Send(What.Lamps, Lamps(Aspect.Red, Aspect.Unproved, AspectReason.Central, Aspect.Red, 3), retain: true);
        post.Send(What.Lamps, Lamps(Aspect.Red, Aspect.Red, AspectReason.Central, Aspect.Red, 5), retain: true);
        house.WaitTold<LampsView>(told => told.Proved == Aspect.Red, "red is proved");
        house.WaitTold<ControlStateView>(told => told.Posts == "R", "control tells red");
        gateway.Dispose();

        using FlagBook book = gateway.OpenFlags();
        FlagEntry[] lines = [.. book.Entries("kart")];
        FlagEntry asked = lines.Single(line => line.Kind == FlagKind.Asked);
        Assert.AreEqual(("tower", "red", ""), (asked.Who, asked.What, asked.Box));
        Assert.AreEqual("proved", lines.Single(line => line.Kind == FlagKind.Replied).What);
        Assert.AreEqual("G R", string.Join(' ', lines.Where(line => line.Kind == FlagKind.Told).Select(line => line.What)));
        FlagEntry shown = lines.Last(line => line.Kind == FlagKind.Shown);
        Assert.AreEqual(
            ("kart-p1", "central", Aspect.Red, Aspect.Red, Aspect.Red, Begin + 3, Begin + 5),
            (shown.Box, shown.Who, shown.Commanded, shown.Applied, shown.Proved, shown.At, shown.ProvedAt));
        Assert.HasCount(2, lines.Where(line => line.Kind == FlagKind.Shown).ToArray(), "a proof is no line of its own");
        Assert.IsEmpty(book.Entries("kart", to: Begin));
    }

    [TestMethod]
    public void Loss_rule_marshal_and_button_are_named_as_who_asked()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var post = new ScriptedBox(house.Broker.Port, name: "kart-p1");
        var button = new ButtonMessage();
        button.SetText(ButtonMessage.Button, "yellow");
        button.SetChoice(ButtonMessage.Event, (int)ButtonEvent.Press);
        button.SetInteger(ButtonMessage.Seq, 1);
        button.SetInteger(ButtonMessage.Utc, Begin);
        post.Send(What.Button, button);
        post.Send(What.Lamps, Lamps(Aspect.Yellow, Aspect.Yellow, AspectReason.Local, Aspect.Green, 1));
        post.Send(What.Lamps, Lamps(Aspect.Dark, Aspect.Dark, AspectReason.NoLink, Aspect.Green, 2));
        house.WaitTold<LampsView>(told => told.Reason == AspectReason.NoLink, "the loss is told");
        gateway.Dispose();

        using FlagBook book = gateway.OpenFlags();
        Assert.AreEqual(
            "pressed marshal yellow press,shown local yellow,shown no-link dark",
            string.Join(',', book.Entries("kart", box: "kart-p1").Select(line => $"{FlagKinds.Of(line.Kind)} {line.Who} {line.What}")));
    }

    [TestMethod]
    public void Retained_copies_make_no_line_when_a_gateway_starts_again()
    {
        using var house = new House();
        house.StartGateway();
        using var control = new ScriptedControl(house.Broker.Port);
        using var post = new ScriptedBox(house.Broker.Port, name: "kart-p1");
        control.PublishState(1, 1, "R");
        post.Send(What.Lamps, Lamps(Aspect.Red, Aspect.Red, AspectReason.Central, Aspect.Red, 1), retain: true);
        house.WaitTold<LampsView>(told => told.Proved == Aspect.Red, "red is proved");
        house.Gateway!.Dispose();
        int told = house.ToldOf<LampsView>().Length;

        VenueGateway again = house.StartGateway();
        Wait.Until(() => house.ToldOf<LampsView>().Length > told && again.ControlStates.Count == 1, "the retained copies came");
        again.Dispose();

        using FlagBook book = again.OpenFlags();
        Assert.AreEqual("told R,shown red", string.Join(',', book.Entries("kart").Select(line => $"{FlagKinds.Of(line.Kind)} {line.What}")));
    }

    [TestMethod]
    public void Lost_proof_is_a_line_and_its_return_is_written_into_it()
    {
        string folder = Directory.CreateTempSubdirectory("trackside-flags-").FullName;
        string file = Path.Combine(folder, "gateway.db");
        using (var store = new PassingStore(file, "test", null))
        {
            FlagLog log = new(store);
            var shown = new FlagEntry("kart", 10, FlagKind.Shown, "kart-p1", "central", "red") { Applied = Aspect.Red, Proved = Aspect.Red, ProvedAt = 10 };
            store.Begin();
            log.Take(shown);
            log.Take(shown with { At = 20, ProvedAt = 20 });
            log.Take(shown with { At = 30, Proved = Aspect.Unproved, ProvedAt = null });
            log.Take(shown with { At = 40, ProvedAt = 40 });
            store.Commit();
        }

        using (var book = new FlagBook(file, "test"))
        {
            Assert.AreEqual("10:10 30:40", string.Join(' ', book.Entries("kart").Select(line => $"{line.At}:{line.ProvedAt}")));
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public void Wrong_way_now_offers_a_yellow_and_one_of_before_does_not()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        gateway.FlagOffered += house.Told.Enqueue;
        long now = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        using var box = new ScriptedBox(house.Broker.Port, seq =>
        {
            PassingMessage passing = ScriptedBox.Passing(seq, 1, 1000, seq);
            passing.SetInteger(PassingMessage.Utc, seq == 1 ? Begin : now);
            passing.SetFlag(PassingMessage.WrongWay, seq != 3);
            return passing;
        });

        box.GiveUpTo(3);
        Wait.Until(() => house.StoredSequences().Length == 3, "all are stored");
        house.WaitTold<FlagOffer>(offer => offer.Transponder == 1000, "it is offered");
        gateway.Dispose();

        Assert.AreEqual(Aspect.Yellow, house.ToldOf<FlagOffer>().Single().Aspect);
        using FlagBook book = gateway.OpenFlags();
        Assert.AreEqual(
            $"yellow wrong-way transponder=1000 at=kart-t1/sf from={now} until={now + 60_000_000}",
            book.Entries("kart").Where(line => line.Kind == FlagKind.Offered).Select(line => $"{line.What} {line.Detail}").Single());
    }

    [TestMethod]
    public void Missing_posts_are_known_by_name()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var control = new ScriptedControl(house.Broker.Port);
        var posts = new ControlPostsMessage();
        posts.SetInteger(ControlPostsMessage.Boot, 1);
        posts.SetInteger(ControlPostsMessage.UnappliedCount, 3);
        posts.SetText(ControlPostsMessage.Unapplied, "kart-p1,kart-p2,+1");
        posts.SetInteger(ControlPostsMessage.UnprovedCount, 0);
        control.Publish(What.ControlPosts, posts, true);
        Wait.Until(() => gateway.MissingPosts.Count == 1, "the list came");

        MissingPostsView view = gateway.MissingPosts.Single();
        Assert.AreEqual(("kart", 3, 0), (view.Circuit, view.UnappliedCount, view.UnprovedCount));
        CollectionAssert.AreEqual(new[] { "kart-p1", "kart-p2", "+1" }, view.Unapplied.ToArray());
    }

    private static LampsMessage Lamps(Aspect applied, Aspect proved, AspectReason reason, Aspect commanded, long after)
    {
        var lamps = new LampsMessage();
        lamps.SetChoice(LampsMessage.Commanded, (int)commanded);
        lamps.SetChoice(LampsMessage.Applied, (int)applied);
        lamps.SetChoice(LampsMessage.Proved, (int)proved);
        lamps.SetChoice(LampsMessage.Reason, (int)reason);
        lamps.SetInteger(LampsMessage.Utc, Begin + after);
        return lamps;
    }
}
