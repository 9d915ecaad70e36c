using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.People;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Tests.Direction;

/// <summary>The circuits of the venue that can be reversed, on a real broker, with their people, and an observer at the lamps of each.</summary>
internal sealed class ReversibleVenue : IDisposable
{
    private const double ReadySeconds = 60;
    private const double LockSeconds = 60;
    private readonly LampObserver[] observers;

    /// <summary>Opens it: everything is locked the first way.</summary>
    /// <param name="seed">Draws what chance decides.</param>
    /// <param name="unprovedSeconds">How long a sign that was lost may be dark beside what admits traffic.</param>
    /// <param name="circuits">Its circuits; the joined course is known where both are there.</param>
    public ReversibleVenue(int seed, double unprovedSeconds, params string[] circuits)
        : this(VenueSecurity.Plain, seed, unprovedSeconds, circuits)
    {
    }

    /// <summary>The same, with keys or without.</summary>
    public ReversibleVenue(VenueSecurity security, int seed, double unprovedSeconds, params string[] circuits)
    {
        VenuePlan plan = VenueCommand.Load(Repository.VenueFile);
        plan = plan with { Circuits = [.. plan.Circuits.Where(circuit => circuits.Contains(circuit.Id))] };
        plan = plan with { Circuits = [.. plan.Circuits.Select(WithNeighboursSeen)], Joined = [.. plan.Joined.Where(joined => joined.Circuits.All(circuits.Contains))] };
        Venue = VirtualVenue.Start(plan, seed, security: security);
        observers = [.. circuits.Select(circuit => new LampObserver(Venue, circuit, unprovedSeconds))];
        foreach (Crew crew in Venue.Crews)
        {
            crew.SweepCar.Pace = 100;
        }

        Venue.PowerOn();
        Wait.Until(() => Venue.Boxes.All(box => Venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready), ReadySeconds, () => "every box ready");
        Wait.Until(Folk.LockAll(Venue), LockSeconds, () => Folk.Standing(Venue));
    }

    /// <summary>The venue.</summary>
    public VirtualVenue Venue { get; }

    /// <summary>The people of the speed circuit.</summary>
    public Crew Speed => Venue.CrewOf("speed");

    /// <summary>Where the speed circuit's interlock stands.</summary>
    public InterlockView View => Speed.View!;

    /// <summary>Wants a direction of some circuits and waits until it is locked.</summary>
    public void Reverse(string route, params string[] circuits)
    {
        foreach (string circuit in circuits)
        {
            Venue.CrewOf(circuit).Wanted = route;
        }

        Wait.Until(Folk.LockAll(Venue), LockSeconds, () => Folk.Standing(Venue));
    }

    /// <summary>Wants a direction of the speed circuit and lets the people act until its interlock is in a state on the way there.</summary>
    public void ReverseUntil(string route, InterlockState state)
    {
        Speed.Wanted = route;
        Until(() => View.State == state, $"{state} on the way to {route}");
    }

    /// <summary>Lets the people act until something is so.</summary>
    public void Until(Func<bool> condition, string what) => Wait.Until(
        () =>
        {
            Venue.LetPeopleAct();
            return condition();
        },
        LockSeconds,
        () => $"{what}; {Folk.Standing(Venue)}");

    /// <summary>Opens the session of a circuit and shows green; all of it must be proved.</summary>
    public async Task Open(string circuit)
    {
        OperationOutcome opened = await Venue.RaceControl.Ask(new ControlOrder(circuit, ControlOperation.SessionOpen));
        Assert.IsTrue(opened.IsAccepted, opened.Text);
        Assert.IsNull(await Venue.Gateway.Ask(circuit, "all", Aspect.Green));
    }

    /// <summary>Not for an instant was traffic admitted while a sign was dark.</summary>
    public void AssertNeverUnproved() => Assert.IsTrue(observers.All(observer => observer.LongestUnproved == 0), "traffic was admitted while a sign was dark");

    /// <summary>Nothing that must never be was seen, and both directions were.</summary>
    public void AssertSafe(bool bothWays = true)
    {
        foreach (LampObserver observer in observers)
        {
            Assert.AreEqual("", observer.Violations);
            Assert.IsTrue(!bothWays || observer.Seen == 3, "the observer saw not both directions");
        }
    }

    // One post of the speed circuit has the small lights of a panel, and its profile mirrors yellows.
    private static CircuitPlan WithNeighboursSeen(CircuitPlan circuit) => circuit.Id != "speed" ? circuit : circuit with
    {
        Rules = circuit.Rules! with { Mirror = true },
        Boxes = [.. circuit.Boxes.Select(box => box.Id == "speed-p4" ? box with { Bus = ["lights"] } : box)],
    };

    /// <summary>The observers first: a venue that ends darkens its boxes one by one.</summary>
    public void Dispose()
    {
        foreach (LampObserver observer in observers)
        {
            observer.Dispose();
        }

        Venue.Dispose();
    }
}
