using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.Running;

/// <summary>The whole venue with a real broker and a real time server. Lamps are read at the wires, not from messages.</summary>
[TestClass]
[DoNotParallelize]
public sealed class VenueTests
{
    /// <summary>Design: a link older than this permits nothing.</summary>
    private const double StaleSeconds = 3.0;

    /// <summary>What the loop's tick, the lamp's proof and a busy machine may add.</summary>
    private const double SlackSeconds = 0.2;

    private const double FlashSeconds = 3;
    private const long HoldMilliseconds = 150;
    private VirtualVenue venue = null!;

    [TestInitialize]
    public void Open_the_venue()
    {
        venue = VirtualVenue.Start(VenueCommand.Load(Repository.VenueFile), seed: 1);
        venue.PowerOn();
        Wait.Until(() => venue.Boxes.All(box => StateOf(box.Plan.Id) == BoxState.Ready), 10, () => "every box ready");
        Wait.Until(Folk.LockAll(venue), 20, () => Folk.Standing(venue));
    }

    [TestCleanup]
    public void Close_the_venue() => venue.Dispose();

    [TestMethod]
    public async Task Red_asked_of_the_gateway_lights_every_post_of_its_circuit_and_no_other()
    {
        await Show(Aspect.Green, "kart", "speed");
        Assert.IsTrue(PanelsOf("kart").Concat(PanelsOf("speed")).All(ShowsGreen));

        await Show(Aspect.Red, "speed");

        Assert.IsTrue(PanelsOf("speed").All(ShowsRed));
        Assert.IsTrue(PanelsOf("kart").All(ShowsGreen));
        Assert.IsTrue(PanelsOf("rally").All(panel => !panel.Green.Lit), "nobody permitted anything there");
    }

    [TestMethod]
    public async Task Stopped_broker_darkens_every_green_and_keeps_what_restricts()
    {
        await Show(Aspect.Red, "kart");
        await Show(Aspect.Yellow, "rally");
        await Show(Aspect.Green, "speed");
        PostPanel marshal = venue["speed-p3"].Panel!;
        AskForYellow(marshal);

        venue.Broker.Kill();

        double dark = Wait.Until(() => PanelsOf("speed").All(panel => !panel.Green.Lit), StaleSeconds + SlackSeconds, () => "every green dark");
        Assert.IsTrue(PanelsOf("kart").All(ShowsRed), "red stays");
        Flashes(PanelsOf("rally"), "central yellow stays");
        Flashes([marshal], "the marshal's yellow stays");
        Assert.IsTrue(PanelsOf("speed").All(panel => !panel.Green.Lit && !panel.Red.Lit), $"green came back after {dark} s");
    }

    [TestMethod]
    public async Task Broker_that_comes_back_brings_the_commanded_aspect_back()
    {
        await Show(Aspect.Green, "kart");
        venue.Broker.Kill();
        Wait.Until(() => PanelsOf("kart").All(panel => panel.IsDark), StaleSeconds + SlackSeconds, () => "every panel dark");

        venue.Broker.Restart();

        Wait.Until(() => PanelsOf("kart").All(ShowsGreen), 40, () => "green again");
    }

    [TestMethod]
    public void Box_without_power_is_reported_lost_by_its_will_and_ready_again_in_its_next_boot()
    {
        VenueBox box = venue["kart-p2"];

        box.Chip.PowerOff();
        Wait.Until(() => StateOf("kart-p2") == BoxState.Lost, 15, () => $"lost, but it is {StateOf("kart-p2")}");
        box.PowerOn();

        Wait.Until(() => StateOf("kart-p2") == BoxState.Ready, 10, () => "ready again");
        Assert.AreEqual(2, venue.Gateway.ViewOf("kart-p2")!.Boot);
    }

    [TestMethod]
    public async Task Cut_lamp_is_not_proved_and_the_request_says_which_post()
    {
        await Show(Aspect.Green, "kart");
        CutRed(venue["kart-p3"].Panel!);

        string? missing = await venue.Gateway.Ask("kart", "all", Aspect.Red);

        Assert.IsNotNull(missing, "a dead lamp was taken for a proof");
        StringAssert.Contains(missing, "kart-p3");
        Assert.IsTrue(PanelsOf("kart").Where(panel => panel != venue["kart-p3"].Panel).All(ShowsRed));
    }

    [TestMethod]
    public void Lamp_that_dies_while_it_is_lit_loses_its_proof()
    {
        PostPanel panel = venue["rally-p2"].Panel!;
        Wait.Until(() => ProvedBy("rally-p2") == Aspect.Red, 5, () => $"red from the start, but {ProvedBy("rally-p2")}");

        CutRed(panel);

        Wait.Until(() => ProvedBy("rally-p2") != Aspect.Red, 2, () => "the proof is withdrawn");
    }

    /// <summary>Turns the key and pushes until the panel takes it: it counts nothing before it has seen the key turned.</summary>
    private static void AskForYellow(PostPanel panel)
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
                    next = Environment.TickCount64 + HoldMilliseconds;
                }

                return panel.Yellow.Lit && !panel.Green.Lit;
            },
            FlashSeconds,
            () => "the marshal's own yellow");
        panel.PushYellow(false);
    }

    /// <summary>The lamp and its twin.</summary>
    private static void CutRed(PostPanel panel) => panel.Red.Fault = panel.Lamps[Lamp.RedTwin].Fault = LampFault.Cut;

    private Aspect? ProvedBy(string box) => venue.Gateway.ViewOf(box)?.Lamps?.Proved;

    private async Task Show(Aspect aspect, params string[] circuits)
    {
        foreach (string circuit in circuits)
        {
            string? missing = await venue.Gateway.Ask(circuit, "all", aspect);
            Assert.IsNull(missing, $"{aspect} on {circuit}: {missing}");
        }
    }

    private BoxState? StateOf(string box) => venue.Gateway.ViewOf(box)?.State;

    private IReadOnlyList<PostPanel> PanelsOf(string circuit) => [.. venue.BoxesOf(circuit).Select(box => box.Panel).OfType<PostPanel>()];

    private static bool ShowsGreen(PostPanel panel) => panel.Green.Lit && !panel.Yellow.Lit && !panel.Red.Lit;

    private static bool ShowsRed(PostPanel panel) => panel.Red.Lit && !panel.Yellow.Lit && !panel.Green.Lit;

    /// <summary>Each panel's yellow is seen lit and seen dark, and never beside another lamp.</summary>
    private static void Flashes(IReadOnlyList<PostPanel> panels, string what)
    {
        foreach (PostPanel panel in panels)
        {
            Wait.Until(() => panel.Yellow.Lit, FlashSeconds, () => what);
            Assert.IsFalse(panel.Green.Lit || panel.Red.Lit, what);
            Wait.Until(() => panel.IsDark, FlashSeconds, () => what);
        }
    }
}
