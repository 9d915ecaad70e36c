using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.Trust;

/// <summary>
/// The broker of a venue with keys is restarted: every box connects anew by TLS, and stands still in the handshake for as long as a device may. The real firmware on the kart
/// circuit, with a real broker.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class HandshakeTests
{
    private const double PatienceSeconds = 60;

    /// <summary>A box that is held back by its own lamps comes back after 60 s: this is well below.</summary>
    private const double BackSeconds = 40;

    /// <summary>The longest on a device.</summary>
    private static readonly TimeSpan Handshake = TimeSpan.FromSeconds(3);

    /// <summary>Of a flash of 2 Hz a quarter of a second is dark; a busy machine may be late with the next light, but a lamp caught dark stays so for the handshake.</summary>
    private static readonly TimeSpan DarkHalf = TimeSpan.FromSeconds(1.5);

    public required TestContext TestContext { get; set; }

    [TestMethod]
    public void Restarted_broker_is_met_again_in_seconds_without_a_warning_caught_dark_and_with_every_press_taken()
    {
        VenuePlan plan = VenueCommand.Load(Repository.VenueFile);
        using VirtualVenue venue = VirtualVenue.Start(
            plan with { Circuits = [.. plan.Circuits.Where(circuit => circuit.Id == "kart")], Joined = [] }, seed: 19, security: VenueSecurity.Keys);
        venue.PowerOn();
        Wait.Until(() => venue.Boxes.All(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready), PatienceSeconds, () => "every box ready");
        Assert.IsNull(venue.Gateway.Ask("kart", "all", Aspect.Green).GetAwaiter().GetResult());
        VenueBox green = venue["kart-p4"];
        Wait.Until(() => green.Panel!.Green.Lit, PatienceSeconds, () => "green");
        Ask(venue["kart-p1"], Inputs.YellowButton, Lamp.Yellow);
        Ask(venue["kart-p2"], Inputs.YellowButton, Lamp.Yellow);
        Ask(venue["kart-p3"], Inputs.DoubleYellowButton, Lamp.YellowTwin);
        green.Panel!.TurnKey(true);
        foreach (VenueBox box in venue.Boxes)
        {
            box.Chip.TlsHandshake = Handshake;
        }

        using LampWatch first = new(venue["kart-p1"]);
        using LampWatch second = new(venue["kart-p2"]);
        using LampWatch third = new(venue["kart-p3"]);
        List<LampWatch> watches = [first, second, third];

        venue.Broker.Kill();
        venue.Broker.Restart();

        PressWhileItStandsStill(green);
        Wait.Until(() => venue.Boxes.All(box => venue.Gateway.ViewOf(box.Plan.Id)?.Health?.Reconnects > 0), PatienceSeconds, () => "every box on its new connection");
        Wait.Until(() => venue.Gateway.ViewOf("kart-p4") is { Lamps: { Request: Aspect.Yellow, Proved: Aspect.Yellow } }, PatienceSeconds, () => "the press is told");
        foreach (LampWatch watch in watches)
        {
            TestContext.WriteLine($"{watch.Name}: stood still for {watch.StoodStill.TotalSeconds:0.0} s until {watch.BackAt?.TotalSeconds:0.0} s; dark for {watch.LongestDark.TotalSeconds:0.000} s at most");
            Assert.IsGreaterThan(Handshake / 2, watch.StoodStill, $"{watch.Name} was seen in its handshake");
            Assert.AreEqual(0, watch.DarkInStandstill, $"{watch.Name} stood still without a warning");
            Assert.IsLessThan(DarkHalf, watch.LongestDark, $"{watch.Name} was dark for too long");
            Assert.IsLessThan(BackSeconds, watch.BackAt!.Value.TotalSeconds, $"{watch.Name} came back too late");
        }

        foreach (VenueBox post in venue.Boxes.Where(box => box.Panel is not null))
        {
            Wait.Until(() => venue.Gateway.ViewOf(post.Plan.Id) is { State: BoxState.Ready, Lamps.Faults: null }, PatienceSeconds, () => $"{post.Plan.Id} without a fault");
        }
    }

    // The marshal taps: by the time the box goes on, the button is long up again.
    private static void PressWhileItStandsStill(VenueBox box)
    {
        Wait.Until(() => box.Chip.StandsStill, BackSeconds, () => $"{box.Plan.Id} connects");
        PostPanel panel = box.Panel!;
        panel.PushYellow(true);
        Thread.Sleep(100);
        panel.PushYellow(false);
        Assert.IsFalse(panel.Yellow.Lit, "the box stands still");
        Assert.IsTrue(box.Chip.StandsStill, "a tap is shorter than a handshake");
        Wait.Until(() => panel.Yellow.Lit && !panel.Green.Lit, PatienceSeconds, () => "the marshal's yellow");
    }

    // Turns the key and pushes until the panel takes it: it counts nothing before it has seen the key turned.
    private static void Ask(VenueBox box, int button, int lamp)
    {
        PostPanel panel = box.Panel!;
        panel.TurnKey(true);
        bool pushed = false;
        long next = 0;
        Wait.Until(
            () =>
            {
                if (Environment.TickCount64 >= next)
                {
                    panel.Push(button, pushed = !pushed);
                    next = Environment.TickCount64 + (pushed ? 200 : 1000);
                }

                return panel.Lamps[lamp].Lit && !panel.Green.Lit;
            },
            PatienceSeconds,
            () => $"the marshal's request at {box.Plan.Id}");
        panel.Push(button, false);
    }
}
