using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.Running;

/// <summary>Race control's side of the flags on the kart circuit, with a real broker: orders, notice, its own red button, and the rows of the loss table that need them.</summary>
[TestClass]
[DoNotParallelize]
public sealed class FlagVenueTests
{
    private const double PatienceSeconds = 30;
    private static VirtualVenue venue = null!;

    [ClassInitialize]
    public static void Open_the_circuit(TestContext context)
    {
        VenuePlan plan = VenueCommand.Load(Repository.VenueFile);
        CircuitPlan kart = plan.Circuits.Single(circuit => circuit.Id == "kart");
        kart = kart with { Rules = kart.Rules! with { NoticeSeconds = 1 } };
        venue = VirtualVenue.Start(plan with { Circuits = [kart], Joined = [] }, seed: 12);
        venue.PowerOn();
        Wait.Until(() => venue.Boxes.All(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready), PatienceSeconds, () => "every box ready");
    }

    [ClassCleanup]
    public static void Close_the_circuit() => venue.Dispose();

    [TestInitialize]
    public void Begin_with_green()
    {
        // A red button that a test before let go is known to be up only some time later.
        string? refused = null;
        Wait.Until(() => (refused = venue.Gateway.Ask("kart", "all", Aspect.Green).GetAwaiter().GetResult()) is null, PatienceSeconds, () => refused ?? "green");
        Wait.Until(() => venue.Boxes.All(box => box.Panel is null || box.Panel.Green.Lit), PatienceSeconds, () => "green everywhere");
    }

    [TestMethod]
    public void Flag_follows_an_order_to_the_proof_and_tells_the_three_facts()
    {
        Said said = Flag("kart", "sc", "--json");

        Assert.AreEqual(ExitCode.Ok, said.Code, said.Error);
        JsonElement told = JsonDocument.Parse(said.Output).RootElement;
        Assert.IsTrue(told.GetProperty("proved").GetBoolean());
        Assert.AreEqual(4, told.GetProperty("posts").GetArrayLength());
        foreach (JsonElement post in told.GetProperty("posts").EnumerateArray())
        {
            Assert.AreEqual("safety-car", post.GetProperty("commanded").GetString());
            Assert.AreEqual(post.GetProperty("applied").GetString(), post.GetProperty("proved").GetString());
        }
    }

    [TestMethod]
    public void Flag_names_the_post_that_cannot_prove_it_and_fails()
    {
        PostPanel dead = venue["kart-p3"].Panel!;
        dead.Red.Fault = dead.Lamps[Lamp.RedTwin].Fault = LampFault.Short;

        Said said = Flag("kart", "red", "--lang", "en");

        dead.Red.Fault = dead.Lamps[Lamp.RedTwin].Fault = LampFault.None;
        Assert.AreEqual(ExitCode.Failed, said.Code);
        StringAssert.Contains(said.Output, "missing: kart-p3");
        StringAssert.Contains(said.Output, "NOT proved");
    }

    [TestMethod]
    public void Shorted_lamp_gives_way_to_its_twin_and_is_told_by_name()
    {
        PostPanel post = venue["kart-p1"].Panel!;
        Assert.AreEqual(ExitCode.Ok, Flag("kart", "red").Code);

        post.Red.Fault = LampFault.Short;

        Wait.Until(() => post.Lamps[Lamp.RedTwin].Lit, PatienceSeconds, () => "the twin");
        Wait.Until(() => View("kart-p1") is { Faults: "red", Proved: Aspect.Red }, PatienceSeconds, () => $"told and proved, but {View("kart-p1")}");
        post.Red.Fault = LampFault.None;
        Wait.Until(() => View("kart-p1").Faults is null, PatienceSeconds, () => "trusted again");
    }

    [TestMethod]
    public void Brown_out_without_a_broker_shows_the_fault_pattern_and_nothing_of_before()
    {
        PostPanel post = venue["kart-p4"].Panel!;
        Yellow(post);
        venue.Broker.Kill();
        venue["kart-p4"].Chip.PowerOff();
        venue["kart-p4"].PowerOn();
        bool sawGreen = false;
        bool sawYellow = false;
        long end = Environment.TickCount64 + 6000;
        while (Environment.TickCount64 < end)
        {
            sawGreen |= post.Green.Lit;
            sawYellow |= post.Yellow.Lit || post.Lamps[Lamp.YellowTwin].Lit;
            Thread.Sleep(5);
        }

        venue.Broker.Restart();
        post.TurnKey(false);
        Assert.IsFalse(sawGreen, "green before control was heard");
        Assert.IsTrue(sawYellow, "the fault pattern");
        Wait.Until(() => venue.Gateway.IsListening && post.Green.Lit, 90, () => $"control's green, and not the marshal's yellow, but {View("kart-p4")}");
    }

    [TestMethod]
    public void Marshals_yellow_is_taken_over_after_notice_and_never_without()
    {
        PostPanel post = venue["kart-p2"].Panel!;
        Yellow(post);
        Assert.AreEqual(ExitCode.Ok, Flag("kart", "green").Code, "the marshal shows more than is asked");
        Assert.AreEqual(Aspect.Yellow, View("kart-p2").Applied);

        Said said = Flag("kart", "green", "--post", "kart-p2", "--take-over");

        post.TurnKey(false);
        Assert.AreEqual(ExitCode.Ok, said.Code, said.Output);
        Wait.Until(() => View("kart-p2").Applied == Aspect.Green, PatienceSeconds, () => "green, once the profile's shortest yellow is over");
        Wait.Until(() => Log().Any(line => line is { Kind: FlagKind.Shown, Box: "kart-p2" } && line.Detail.Contains("notice", StringComparison.Ordinal)), PatienceSeconds, () => "the notice in the log");
    }

    [TestMethod]
    public void Red_button_needs_no_broker_to_decide_and_its_red_is_released_by_request_alone()
    {
        VenueBox control = venue["kart-c"];
        control.PushRed(true);
        Wait.Until(() => venue.Boxes.All(box => box.Panel is null || box.Panel.Red.Lit), PatienceSeconds, () => "red everywhere");

        Said refused = Flag("kart", "green", "--lang", "en");
        control.PushRed(false);
        Thread.Sleep(300);

        Assert.AreEqual(ExitCode.Failed, refused.Code);
        StringAssert.Contains(refused.Output, "red-button");
        Assert.IsTrue(venue.Boxes.All(box => box.Panel is null || box.Panel.Red.Lit), "let go, its red stands");
        Assert.AreEqual(ExitCode.Ok, Flag("kart", "green").Code);
        Wait.Until(() => Log().Any(line => line is { Kind: FlagKind.Told, Who: "red-button" }), PatienceSeconds, () => "the button in the log");
    }

    [TestMethod]
    public void Red_button_gives_red_for_all_though_no_gateway_and_no_program_of_race_control_lives()
    {
        venue.Gateway.Kill();
        VenueBox control = venue["kart-c"];

        control.PushRed(true);

        Wait.Until(() => venue.Boxes.All(box => box.Panel is null || (box.Panel.Red.Lit && !box.Panel.Green.Lit)), PatienceSeconds, () => "red everywhere");
        control.PushRed(false);
        venue.Gateway.Start();
        Wait.Until(() => venue.Gateway.IsListening && View("kart-p1") is { Applied: Aspect.Red, Proved: Aspect.Red }, PatienceSeconds, () => "the gateway hears of it afterwards");
        Assert.IsTrue(venue.Boxes.All(box => box.Panel is null || box.Panel.Red.Lit), "let go, its red stands");
    }

    [TestMethod]
    public void Offer_of_timing_is_taken_by_race_control_and_ends_by_itself()
    {
        PostPanel post = venue["kart-p2"].Panel!;
        long number = Offer("kart-p2", seconds: 8);
        string[] database = ["--database", venue.Gateway.Database];

        Said open = Tool.Invoke(["flags", "--circuit", "kart", "--offers", "--csv", .. database]);
        Said taken = Flag(["kart", "accept", "--offer", $"{number}", "--lang", "en", .. database]);

        StringAssert.Contains(open.Output, $"{number},");
        Assert.AreEqual(ExitCode.Ok, taken.Code, taken.Output + taken.Error);
        Assert.AreEqual(Aspect.Blue, View("kart-p2").Commanded);
        Wait.Until(() => post.Green.Lit && View("kart-p2").Commanded == Aspect.Green, PatienceSeconds, () => "green again, asked by nobody");
        Assert.AreEqual(Aspect.Green, View("kart-p3").Applied);
        Said again = Flag(["kart", "accept", "--offer", $"{number}", "--lang", "en", .. database]);
        Assert.AreEqual(ExitCode.WrongUse, again.Code);
        StringAssert.Contains(again.Error, $"offer {number} of 'kart' is not open");
        Wait.Until(() => Log().Any(line => line is { Kind: FlagKind.Accepted, Box: "kart-p2", Who: "race-control" }), PatienceSeconds, () => "the answer in the log");
    }

    [TestMethod]
    public void Offer_that_is_declined_changes_nothing_and_is_gone()
    {
        long number = Offer("kart-p3", seconds: 60);
        string[] database = ["--database", venue.Gateway.Database];

        Said declined = Flag(["kart", "decline", "--offer", $"{number}", "--lang", "fr", .. database]);

        Assert.AreEqual((ExitCode.Ok, "kart, kart-p3 : blue du chronométrage est refusé\n"), (declined.Code, declined.Output));
        Assert.IsFalse(Tool.Invoke(["flags", "--circuit", "kart", "--offers", "--csv", .. database]).Output.Contains($"{number},", StringComparison.Ordinal));
        Assert.AreEqual(Aspect.Green, View("kart-p3").Commanded);
    }

    // As the gateway writes it.
    private static long Offer(string post, int seconds)
    {
        long now = Sheets.VenueTime.Now;
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = venue.Gateway.Database, Pooling = false }.ConnectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "INSERT INTO flag (venue, circuit, at, kind, box, who, what, detail) VALUES ($venue, 'kart', $now, 'offered', $post, 'timing', 'blue', $detail) RETURNING id";
        command.Parameters.AddWithValue("$venue", venue.Plan.Id);
        command.Parameters.AddWithValue("$now", now);
        command.Parameters.AddWithValue("$post", post);
        command.Parameters.AddWithValue("$detail", $"lapped transponder=7 by=9 at=kart-t1/sf from={now} until={now + (seconds * 1_000_000L)}");
        return (long)command.ExecuteScalar()!;
    }

    [TestMethod]
    public void Log_replays_what_was_asked_shown_and_proved()
    {
        Assert.AreEqual(ExitCode.Ok, Flag("kart", "code60").Code);
        Wait.Until(() => Log().Count(line => line is { Kind: FlagKind.Shown, Commanded: Aspect.Code60, ProvedAt: not null }) >= 4, PatienceSeconds, () => "four proofs in the log");

        Said table = Tool.Invoke("flags", "--circuit", "kart", "--database", venue.Gateway.Database, "--csv");
        Said replay = Tool.Invoke("flags", "--circuit", "kart", "--database", venue.Gateway.Database, "--replay", "--lang", "en");

        Assert.AreEqual(ExitCode.Ok, table.Code, table.Error);
        StringAssert.StartsWith(table.Output, "time,utc,kind,post,who,what,commanded,applied,proved,provedAt,detail\n");
        StringAssert.Contains(replay.Output, "asks for code60, all");
        StringAssert.Contains(replay.Output, "ms later");
    }

    private static LampsView View(string box) => venue.Gateway.ViewOf(box)!.Lamps!;

    private static System.Collections.Generic.IReadOnlyList<FlagEntry> Log()
    {
        using FlagBook book = new(venue.Gateway.Database, venue.Plan.Id);
        return book.Entries("kart");
    }

    private static Said Flag(params string[] arguments) => Tool.Invoke(["flag", .. arguments, "--broker", $"127.0.0.1:{venue.Broker.Port}"]);

    /// <summary>Turns the key and pushes until the panel takes it: it counts nothing before it has seen the key turned.</summary>
    private static void Yellow(PostPanel panel)
    {
        panel.TurnKey(true);
        bool pushed = false;
        long next = 0;
        Wait.Until(
            () =>
            {
                if (Environment.TickCount64 >= next)
                {
                    panel.PushYellow(pushed = !pushed);
                    next = Environment.TickCount64 + (pushed ? 200 : 1000);
                }

                return panel.Yellow.Lit && !panel.Green.Lit;
            },
            PatienceSeconds,
            () => "the marshal's own yellow");
        panel.PushYellow(false);
    }
}
