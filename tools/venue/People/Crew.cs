using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.People;

/// <summary>
/// The people of a circuit with an interlock: they read what it waits for and do their part. Marshals press "section clear", someone turns the key when race control orders, someone
/// moves barriers and looks at places, a sweep car drives, and the start/finish post commits after race control. Race control itself acts only towards <see cref="Wanted"/>.
/// One thread, but for <see cref="Wanted"/>.
/// </summary>
internal sealed class Crew
{
    private const long KeyMicroseconds = 300_000;
    private const long KeyAgainMicroseconds = 2_000_000;

    private readonly VirtualVenue venue;
    private readonly CircuitPlan circuit;
    private readonly VenueBox control;
    private readonly Dictionary<string, Marshal> marshals = [];
    private readonly IReadOnlyList<RoutePlan> routes;
    private Task<OperationOutcome>? asking;
    private (InterlockState State, int Epoch)? standing;
    private volatile bool keyIsWanted;
    private volatile string? wanted;
    private long keyFree;

    /// <summary>Gathers the people of a circuit.</summary>
    public Crew(VirtualVenue venue, CircuitPlan circuit)
    {
        this.venue = venue;
        this.circuit = circuit;
        routes = venue.Plan.RoutesOf(circuit);
        control = venue.BoxesOf(circuit.Id).First(box => box.Plan.Is("control"));
        foreach (VenueBox box in venue.BoxesOf(circuit.Id).Where(box => box.Panel is not null))
        {
            marshals[box.Plan.Id] = new Marshal(venue.Agenda, box.Panel!);
        }

        SweepCar = new SweepCar(venue.Agenda, circuit, venue.BoxesOf(circuit.Id).SelectMany(box => box.Loops).ToDictionary(loop => loop.Name));
        venue.RaceControl.OrderHeard += Hear;
        wanted = circuit.Routes[0].Name;
        SetBarriers(wanted);
    }

    /// <summary>The circuit.</summary>
    public string Circuit => circuit.Id;

    /// <summary>The route the venue's own race control wants locked; null while somebody else directs. Any thread.</summary>
    public string? Wanted
    {
        get => wanted;
        set => wanted = value;
    }

    /// <summary>The sweep car.</summary>
    public SweepCar SweepCar { get; }

    /// <summary>Posts whose marshal is away: nobody presses there.</summary>
    public HashSet<string> Away { get; } = [];

    /// <summary>What the interlock told last; null before it did.</summary>
    public InterlockView? View => venue.RaceControl.Interlocks.FirstOrDefault(view => view.Circuit == circuit.Id);

    /// <summary>How the last order was met; null before the first.</summary>
    public OperationOutcome? LastOutcome { get; private set; }

    /// <summary>Everybody does what is to be done now.</summary>
    public void Tick()
    {
        if (asking is { IsCompleted: true })
        {
            LastOutcome = asking.IsCompletedSuccessfully ? asking.Result : LastOutcome;
            asking = null;
        }

        if (keyIsWanted)
        {
            keyIsWanted = !TurnKey();
        }

        if (View is not InterlockView view)
        {
            return;
        }

        if (standing != (view.State, view.Epoch))
        {
            standing = (view.State, view.Epoch);
            SweepCar.ComeIn();
        }

        if (view.Missing.FirstOrDefault(missing => missing.Proof == Proof.OnSite)?.Box is string onSite && marshals.TryGetValue(onSite, out Marshal? confirmer))
        {
            confirmer.HoldSection();
        }

        Act(view);
    }

    private void Act(InterlockView view)
    {
        switch (view.State)
        {
            case InterlockState.Locked when wanted is string route && route != view.Direction:
                Ask(view.IsSessionOpen ? new ControlOrder(circuit.Id, ControlOperation.SessionClose) : new ControlOrder(circuit.Id, ControlOperation.Direction, route));
                break;
            case InterlockState.Clearing:
                ClearSections(view);
                Sweep(view.Direction);
                break;
            case InterlockState.Blank:
                SetBarriers(view.Target);
                ClearSections(view);
                if (view.Misses(Proof.TrackEmpty))
                {
                    Sweep(view.Target);
                }

                if (view.Missing.FirstOrDefault(missing => missing.Proof == Proof.Place)?.Box is string place)
                {
                    Ask(new ControlOrder(circuit.Id, ControlOperation.Confirm, place));
                }

                break;
            case InterlockState.Proving:
                Prove(view);
                break;
        }
    }

    private void Prove(InterlockView view)
    {
        if (view.Misses(Proof.Sweep))
        {
            Sweep(view.Target);
        }
        else if (view.Misses(Proof.Key))
        {
            TurnKey();
        }
        else if (view.Misses(Proof.CommitControl))
        {
            if (wanted == view.Target)
            {
                Ask(new ControlOrder(circuit.Id, ControlOperation.Commit));
            }
        }
        else if (view.Missing.FirstOrDefault(missing => missing.Proof == Proof.CommitPost)?.Box is string post && !Away.Contains(post))
        {
            marshals[post].PressSection();
        }
    }

    private void ClearSections(InterlockView view)
    {
        for (int i = 0; i < view.Posts.Length; i++)
        {
            string post = circuit.Posts[i];
            if (view.Posts[i] == 'c' && !Away.Contains(post))
            {
                marshals[post].PressSection();
            }
        }
    }

    private void Sweep(string? route)
    {
        if (!SweepCar.IsOut && routes.FirstOrDefault(found => found.Name == route) is RoutePlan along)
        {
            SweepCar.Drive(along);
        }
    }

    private void SetBarriers(string? target)
    {
        RoutePlan? route = routes.FirstOrDefault(found => found.Name == target);
        foreach (BarrierPlan barrier in circuit.Reversal.Barriers.Where(barrier => barrier.Sign.Length > 0 && route is not null))
        {
            venue[barrier.Sign].Sign!.SetBarrier(closed: route!.Order.Any(item => item.Kind == RouteItemKind.Barrier && item.Id == barrier.Id));
        }
    }

    private void Ask(ControlOrder order) => asking ??= venue.RaceControl.Ask(order);

    private bool TurnKey()
    {
        long now = Agenda.Now;
        if (now < keyFree)
        {
            return false;
        }

        keyFree = now + KeyAgainMicroseconds;
        control.TurnKey(true);
        venue.Agenda.At(now + KeyMicroseconds, () => control.TurnKey(false));
        return true;
    }

    // Whoever stands at the control box hears race control, and turns the key for what needs it.
    private void Hear(ControlOrder order)
    {
        if (order.Circuit != circuit.Id)
        {
            return;
        }

        keyIsWanted |= order.Operation is ControlOperation.Direction or ControlOperation.Reset or ControlOperation.LockOut or ControlOperation.Lift;
        if (order.Operation == ControlOperation.Abort || (order.Operation == ControlOperation.Direction && order.Target != wanted))
        {
            wanted = null;
        }
    }
}
