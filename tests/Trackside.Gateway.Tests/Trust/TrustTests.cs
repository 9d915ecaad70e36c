using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests.Trust;

/// <summary>A venue with keys whose broker was taken over: it tells a gateway, race control and a watch what nobody signed. Everything over a real broker.</summary>
[TestClass]
public sealed class TrustTests
{
    private const long Utc = 1_700_000_000_000_000;
    private const long Second = 1_000_000;

    [TestMethod]
    public void Forged_state_is_neither_shown_nor_stored_and_the_rightful_one_is()
    {
        using House house = new();
        using Signer signer = new(house.Broker.Port);
        VenueGateway gateway = Start(house, signer);
        string topic = Signer.TopicOf(What.ControlState);
        signer.Say(Signer.State(5, "RR", Utc));
        house.WaitTold<ControlStateView>(told => told.Posts == "RR", "the first state");

        byte[] wrong = signer.Signed(topic, Signer.State(7, "GG", Utc + Second));
        wrong[^4] ^= 1;
        signer.Say(topic, Signer.Unsigned(Signer.State(6, "GG", Utc + Second)));
        signer.Say(topic, wrong);
        signer.Say(topic, Signer.Signed(topic, Signer.State(8, "GG", Utc + Second), signer.KeyOf("boxes", "kart-p1")));
        signer.Say(topic, Signer.Signed("trackside/1/test/rally/control/state", Signer.State(9, "GG", Utc + Second), signer.KeyOf("circuits", "kart")));
        signer.Say(topic, signer.Signed(topic, Signer.State(4, "GG", Utc - Second)), retain: true);
        signer.Say(Signer.State(6, "YY", Utc + (2 * Second)));
        house.WaitTold<ControlStateView>(told => told.Posts == "YY", "the rightful one");

        Assert.AreEqual("RR YY", string.Join(' ', house.ToldOf<ControlStateView>().Select(told => told.Posts)));
        Assert.AreEqual(5, gateway.Counters.RefusedMessages);
        RefusedMessage[] refused = house.ToldOf<RefusedMessage>();
        Assert.AreEqual("Unsigned Forged Stale", string.Join(' ', refused.Select(told => told.Fault)), "told at once, and then once a second");
        Assert.IsTrue(refused.All(told => told is { Circuit: "kart", Box: "control", What: What.ControlState, Topic: "kart/control/state" }));
        using PassingArchive archive = gateway.OpenArchive();
        Wait.Until(() => archive.Control("kart").Count >= 2, "both are stored");
        Assert.AreEqual("RR YY", string.Join(' ', archive.Control("kart").Select(span => span.Posts)));
        using FlagBook book = gateway.OpenFlags();
        Wait.Until(() => book.Entries("kart").Count >= 5, "all is written");
        Assert.AreEqual(
            "told RR,refused unsigned,refused forged,refused stale,told YY",
            string.Join(',', book.Entries("kart").OrderBy(line => line.What == "YY").Select(line => $"{FlagKinds.Of(line.Kind)} {(line.Kind == FlagKind.Refused ? line.Who : line.What)}")));
    }

    [TestMethod]
    public void Forged_proof_changes_nothing_of_its_post_and_counts_for_it()
    {
        using House house = new();
        using Signer signer = new(house.Broker.Port);
        VenueGateway gateway = Start(house, signer);
        string topic = Signer.TopicOf(What.Lamps);
        signer.Say(Signer.Lamps(Aspect.Red, Utc));
        house.WaitTold<LampsView>(told => told.Applied == Aspect.Red, "the rightful proof");
        BoxView before = gateway.Boxes.Single();

        signer.Say(topic, Signer.Unsigned(Signer.Lamps(Aspect.Green, Utc + Second)));
        signer.Say(topic, signer.Signed(topic, Signer.Lamps(Aspect.Green, Utc - (2 * Second))));
        signer.Say(Signer.TopicOf(What.Lamps, "kart-p9"), Signer.Unsigned(Signer.Lamps(Aspect.Green, Utc)));
        Wait.Until(() => gateway.Counters.RefusedMessages == 3, "all three are refused");

        BoxView after = gateway.Boxes.Single();
        Assert.AreEqual(before with { RefusedMessages = 2, LastRefused = after.LastRefused }, after);
        Assert.IsGreaterThan(0, after.LastRefused);
        Assert.HasCount(1, house.ToldOf<LampsView>());
    }

    [TestMethod]
    public void Proof_without_a_time_proves_nothing()
    {
        using House house = new();
        using Signer signer = new(house.Broker.Port);
        VenueGateway gateway = Start(house, signer);
        signer.Say(Signer.Lamps(Aspect.Red, Utc, controlSeq: 5));
        signer.Say(Signer.Lamps(Aspect.Yellow, 0));
        house.WaitTold<LampsView>(told => told.Applied == Aspect.Yellow, "what it shows is known");

        Assert.AreEqual(Aspect.Unproved, gateway.Boxes.Single().Lamps!.Proved);
        Assert.AreEqual(0, gateway.Counters.RefusedMessages);
    }

    [TestMethod]
    public void Forged_press_and_forged_request_make_no_line_of_the_log()
    {
        using House house = new();
        using Signer signer = new(house.Broker.Port);
        VenueGateway gateway = Start(house, signer);
        signer.Say(Signer.TopicOf(What.Button), Signer.Unsigned(Signer.Press(1, Utc)));
        signer.Say(Signer.TopicOf(What.ControlRequest), Signer.Unsigned(Signer.Request("desk", 5)));
        signer.Say(Signer.TopicOf(What.ControlRequest), Signer.Signed(Signer.TopicOf(What.ControlRequest), Signer.Request("tower", 6), signer.KeyOf("people", "desk")));
        signer.Say(Signer.Press(2, Utc + Second));
        signer.Say(Signer.Request("desk", 7));
        signer.Say(Signer.TopicOf(What.ControlRequest), signer.Signed(Signer.TopicOf(What.ControlRequest), Signer.Request("desk", 6)));
        using FlagBook book = gateway.OpenFlags();
        Wait.Until(() => book.Entries("kart").Count >= 6, "all is written");
        Assert.AreEqual(
            "asked desk red,pressed marshal yellow press,refused forged control/request,refused stale control/request,refused unsigned button,refused unsigned control/request",
            string.Join(',', book.Entries("kart").Select(line => $"{FlagKinds.Of(line.Kind)} {line.Who} {line.What}").Order()));
        Assert.HasCount(1, house.ToldOf<ButtonNotice>());
    }

    [TestMethod]
    public void State_of_before_the_restart_is_not_taken_for_a_new_one_after_it()
    {
        using House house = new();
        using Signer signer = new(house.Broker.Port);
        signer.Say(Signer.State(7, "RR", Utc));
        using (VenueGateway first = Start(house, signer))
        {
            signer.Say(Signer.State(7, "RR", Utc), retain: true);
            house.WaitTold<ControlStateView>(told => told.Posts == "RR", "the state");
            Wait.Until(() => Heard(house) == 1, "it is noted");
        }

        VenueGateway second = Start(house, signer);
        signer.Say(Signer.State(6, "GG", Utc - (30 * Second)));
        Wait.Until(() => second.Counters.RefusedMessages == 1, "the old one is refused");
        Assert.AreEqual("RR", second.ControlStates.Single().Posts);
    }

    [TestMethod]
    public void Key_that_was_rotated_is_read_again()
    {
        using House house = new();
        using Signer signer = new(house.Broker.Port);
        VenueGateway gateway = Start(house, signer);
        signer.Say(Signer.Lamps(Aspect.Red, Utc));
        house.WaitTold<LampsView>(told => told.Applied == Aspect.Red, "by the old key");

        signer.MakeKey("boxes", "kart-p1");
        long utc = Utc;
        Wait.Until(
            () =>
            {
                signer.Say(Signer.Lamps(Aspect.Yellow, utc += Second));
                return gateway.Boxes.Single().Lamps!.Applied == Aspect.Yellow;
            },
            "by the new key");
    }

    [TestMethod]
    public void Race_control_and_a_watch_do_not_show_what_is_forged()
    {
        using House house = new();
        using Signer signer = new(house.Broker.Port);
        using RaceControl desk = new(new RaceControlOptions(House.Venue, "127.0.0.1", house.Broker.Port, "desk") { Keys = signer.Keys });
        using VenueWatch watch = new(new WatchOptions(House.Venue, "127.0.0.1", house.Broker.Port) { Keys = signer.Keys });
        RefusedMessage? refused = null;
        desk.MessageRefused += told => refused = told;
        desk.Start();
        watch.Start();
        signer.Say(Signer.Lamps(Aspect.Red, Utc), retain: true);
        signer.Say(Signer.State(1, "RR", Utc), retain: true);
        Wait.Until(() => desk.Lamps.Count == 1 && desk.ControlStates.Count == 1 && watch.Boxes.Count == 1 && watch.Controls.Count == 1, "both know the rightful ones");

        signer.Say(Signer.TopicOf(What.ControlState), Signer.Unsigned(Signer.State(2, "GG", Utc + Second)));
        signer.Say(Signer.TopicOf(What.Lamps), Signer.Unsigned(Signer.Lamps(Aspect.Green, Utc + Second)));
        Wait.Until(() => watch.Boxes.Single().RefusedMessages == 1 && refused is { What: What.Lamps }, "both refuse them");

        Assert.AreEqual(("RR", Aspect.Red), (desk.ControlStates.Single().Posts, desk.Lamps.Single().Applied));
        Assert.AreEqual(("RR", Aspect.Red), (watch.Controls.Single().Posts, watch.Boxes.Single().Lamps!.Applied));
        Assert.AreEqual("kart/kart-p1/lamps", watch.LastRefused!.Topic);
    }

    [TestMethod]
    public void Without_keys_nothing_is_looked_at()
    {
        using House house = new();
        using Signer signer = new(house.Broker.Port);
        VenueGateway gateway = house.StartGateway();
        signer.Say(Signer.TopicOf(What.ControlState), Signer.Unsigned(Signer.State(1, "GG", Utc)));
        house.WaitTold<ControlStateView>(told => told.Posts == "GG", "it is shown");

        Assert.AreEqual(0, gateway.Counters.RefusedMessages);
    }

    [TestMethod]
    public void Folder_without_a_circuits_key_is_none()
    {
        using House house = new();
        using Signer signer = new(house.Broker.Port);

        Assert.IsNull(VenueKeys.Find(System.IO.Path.Combine(signer.Folder, "people")));
        Assert.IsNull(signer.Keys.Find("boxes", "../people/desk"));
        Assert.IsNull(signer.Keys.Find("boxes", "kart-p7"));
        Assert.AreEqual(32, signer.Keys.Find("boxes", "kart-p1")!.Length);
    }

    private static VenueGateway Start(House house, Signer signer) => house.StartGateway(house.Options with { Keys = signer.Keys });

    private static long Heard(House house)
    {
        using Microsoft.Data.Sqlite.SqliteConnection connection = Schema.OpenReader(house.Database);
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM heard WHERE topic LIKE '%/control/state'";
        return (long)command.ExecuteScalar()!;
    }
}
