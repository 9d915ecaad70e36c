using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;
using Trackside.Virtual;

namespace Trackside.Venue.Tests.Running;

/// <summary>
/// Each row of the loss table made to happen to a real box of the kart circuit, with a real broker, and the lamps looked at as a driver would: kart-p1 to
/// kart-p4 as a vehicle meets them. Broker and venue as a whole: <see cref="VenueTests"/>.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class LossTests
{
    /// <summary>Design: a link older than this permits nothing.</summary>
    private const double StaleSeconds = 3.0;

    /// <summary>Design: a lamp is judged within this.</summary>
    private const double ProofSeconds = 0.5;

    /// <summary>The external watchdog lets go after this.</summary>
    private const double WatchdogSeconds = 0.5;

    /// <summary>What ticks, timers and a busy machine may add.</summary>
    private const double SlackSeconds = 0.8;

    private const double PatienceSeconds = 20;
    private static VirtualVenue venue = null!;

    [ClassInitialize]
    public static void Open_the_circuit(TestContext context)
    {
        VenuePlan plan = VenueCommand.Load(Repository.VenueFile);
        venue = VirtualVenue.Start(plan with { Circuits = [.. plan.Circuits.Where(circuit => circuit.Id == "kart")], Joined = [] }, seed: 11);
        venue.PowerOn();
        Wait.Until(() => venue.Boxes.All(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready), PatienceSeconds, () => "every box ready");
    }

    [ClassCleanup]
    public static void Close_the_circuit() => venue.Dispose();

    [TestInitialize]
    public async Task Begin_with_green()
    {
        Assert.IsNull(await venue.Gateway.Ask("kart", "all", Aspect.Green));
        Wait.Until(() => Posts.All(ShowsGreen), PatienceSeconds, () => "green everywhere");
    }

    [TestMethod]
    public async Task Cut_lamp_gives_way_to_its_twin_and_is_told_by_name()
    {
        Assert.IsNull(await venue.Gateway.Ask("kart", "all", Aspect.Red));
        PostPanel post = Post(1);

        post.Red.Fault = LampFault.Cut;

        Wait.Until(() => post.Lamps[Lamp.RedTwin].Lit, ProofSeconds + SlackSeconds, () => "the twin");
        Wait.Until(() => View(1) is { Faults: "red", Proved: Aspect.Red }, PatienceSeconds, () => $"told and proved, but {View(1)}");
        post.Red.Fault = LampFault.None;
        Wait.Until(() => post.Red.Lit && !post.Lamps[Lamp.RedTwin].Lit, PatienceSeconds, () => "the lamp itself again");
    }

    [TestMethod]
    public async Task Red_that_nobody_can_see_is_shown_at_the_post_before()
    {
        PostPanel dead = Post(3);
        dead.Red.Fault = dead.Lamps[Lamp.RedTwin].Fault = LampFault.Cut;

        string? missing = await venue.Gateway.Ask("kart", "kart-p3", Aspect.Red);

        Assert.IsNotNull(missing, "a dead lamp was taken for a proof");
        Wait.Until(() => ShowsRed(Post(2)), PatienceSeconds, () => "red at the post before");
        Wait.Until(() => dead.Yellow.Lit || dead.Lamps[Lamp.YellowTwin].Lit, ProofSeconds + SlackSeconds, () => "whatever still warns");
        Assert.IsTrue(ShowsGreen(Post(4)), "the post behind it has nothing to do with it");
        dead.Red.Fault = dead.Lamps[Lamp.RedTwin].Fault = LampFault.None;
        Wait.Until(() => ShowsGreen(Post(2)), PatienceSeconds, () => "green again at the post before");
    }

    [TestMethod]
    public void Lamp_that_burns_beside_green_takes_green_away_until_a_reset_on_site()
    {
        PostPanel post = Post(1);
        post.Yellow.Fault = LampFault.Stuck;

        Wait.Until(() => !post.Green.Lit, WatchdogSeconds + SlackSeconds, () => "green dark");
        post.Yellow.Fault = LampFault.None;
        Wait.Until(() => View(1).Reason == AspectReason.Guard, PatienceSeconds, () => "told why");
        Assert.IsTrue(post.IsDark, "green came back by itself");

        Reset(post);
    }

    [TestMethod]
    public void Sense_that_is_stuck_takes_green_away_until_a_reset_on_site()
    {
        PostPanel post = Post(2);
        post.Red.SenseStuck = true;

        Wait.Until(() => !post.Green.Lit, WatchdogSeconds + SlackSeconds, () => "green dark");
        post.Red.SenseStuck = false;
        Wait.Until(() => View(2).Reason == AspectReason.Guard, PatienceSeconds, () => "told why");

        Reset(post);
    }

    [TestMethod]
    public async Task Loop_that_stands_still_loses_green_by_hardware_and_keeps_red()
    {
        using (Stop(4, Wiring.Permit))
        {
            Wait.Until(() => !Post(4).Green.Lit, WatchdogSeconds + SlackSeconds, () => "green dark");
        }

        Wait.Until(() => ShowsGreen(Post(4)), PatienceSeconds, () => "the loop runs again");
        Stall stall = Stop(1, Wiring.LampOutput(Lamp.Red));
        Task<string?> asked = venue.Gateway.Ask("kart", "all", Aspect.Red);
        Wait.Until(() => stall.IsStanding, PatienceSeconds, () => "the loop stands");
        Thread.Sleep(TimeSpan.FromSeconds(WatchdogSeconds + SlackSeconds));
        Assert.IsTrue(ShowsRed(Post(1)), "red stays lit while nobody tends it");
        stall.Dispose();
        await asked;
    }

    [TestMethod]
    public void Box_without_power_forgets_its_marshal_and_the_post_before_does_not()
    {
        PostPanel post = Post(2);
        AskForYellow(post);
        Wait.Until(() => View(2).Reason == AspectReason.Local, PatienceSeconds, () => "the marshal's yellow is known");

        venue["kart-p2"].Chip.PowerOff();

        Wait.Until(() => post.IsDark, WatchdogSeconds + SlackSeconds, () => "no power, no light");
        Wait.Until(() => Post(1).Yellow.Lit && !Post(1).Green.Lit, PatienceSeconds, () => "yellow at the post before");
        post.TurnKey(false);
        venue["kart-p2"].PowerOn();
        Wait.Until(() => ShowsGreen(post), PatienceSeconds, () => "control's aspect, and not the marshal's of before");
        Wait.Until(() => ShowsGreen(Post(1)), PatienceSeconds, () => "the post before is free again");
    }

    [TestMethod]
    public void Box_without_network_loses_green_and_still_obeys_its_marshal()
    {
        Chip chip = venue["kart-p3"].Chip;
        chip.NetworkCut = true;

        Wait.Until(() => !Post(3).Green.Lit, StaleSeconds + SlackSeconds, () => "green dark");
        Assert.IsTrue(Posts.Where(post => post != Post(3)).All(ShowsGreen), "the others have their link");
        AskForYellow(Post(3));
        chip.NetworkCut = false;
        Wait.Until(() => View(3).Reason == AspectReason.Local, 60, () => "the link again");
        Clear(Post(3));
    }

    private static IReadOnlyList<PostPanel> Posts => [.. venue.Boxes.Select(box => box.Panel).OfType<PostPanel>()];

    private static PostPanel Post(int number) => venue[$"kart-p{number}"].Panel!;

    private static LampsView View(int number) => venue.Gateway.ViewOf($"kart-p{number}")!.Lamps!;

    private static bool ShowsGreen(PostPanel panel) => panel.Green.Lit && panel.Lamps.Count(lamp => lamp.Lit) == 1;

    private static bool ShowsRed(PostPanel panel) => panel.Red.Lit && panel.Lamps.Count(lamp => lamp.Lit) == 1;

    /// <summary>Turns the key and pushes until the panel takes it: it counts nothing before it has seen the key turned.</summary>
    private static void AskForYellow(PostPanel panel)
    {
        panel.TurnKey(true);
        Press(panel, Inputs.YellowButton, () => panel.Yellow.Lit && !panel.Green.Lit, "the marshal's own yellow");
    }

    private static void Clear(PostPanel panel)
    {
        Press(panel, Inputs.ClearButton, () => ShowsGreen(panel), "clear again");
        panel.TurnKey(false);
    }

    private static void Press(PostPanel panel, int button, Func<bool> done, string what)
    {
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

                return done();
            },
            PatienceSeconds,
            () => what);
        panel.Push(button, false);
    }

    private static void Reset(PostPanel panel)
    {
        panel.TurnKey(true);
        Thread.Sleep(500);
        panel.Push(Inputs.LampTestButton, true);
        Wait.Until(() => ShowsGreen(panel), PatienceSeconds, () => "green after the reset");
        panel.Push(Inputs.LampTestButton, false);
        panel.TurnKey(false);
    }

    private static Stall Stop(int number, int pin) => new(venue[$"kart-p{number}"].Chip.Pin(pin));

    /// <summary>Holds up whoever changes a net next: the box's one loop stands still within its own output.</summary>
    private sealed class Stall : IDisposable
    {
        private readonly Wire wire;
        private readonly ManualResetEventSlim gate = new(false);

        public Stall(Wire wire)
        {
            this.wire = wire;
            wire.Changed += Stand;
        }

        public bool IsStanding { get; private set; }

        public void Dispose()
        {
            wire.Changed -= Stand;
            gate.Set();
        }

        private void Stand(bool level)
        {
            IsStanding = true;
            gate.Wait();
        }
    }
}
