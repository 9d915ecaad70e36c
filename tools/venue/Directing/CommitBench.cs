using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Trackside.Core;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.People;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.Directing;

/// <summary>
/// How long the interlock takes from the last consent to LOCKED: the button of the start/finish post goes down at the wire, everything else is in, and race control hears
/// that the direction is locked. A circuit of 24 real boxes on a real broker; each round is a reversal that is given up at once, so that the same direction is proved anew.
/// </summary>
internal sealed class CommitBench : IDisposable
{
    /// <summary>Boxes of the circuit.</summary>
    public const int Boxes = 24;

    private const string Circuit = "speed";
    private const string Other = "acw";
    private const double PatienceSeconds = 120;
    private readonly VirtualVenue venue;
    private readonly Crew crew;
    private readonly PostPanel start;
    private readonly ManualResetEventSlim locked = new();
    private long lockedAt;

    /// <summary>Powers the circuit on and lets its people lock the first direction.</summary>
    public CommitBench(VenuePlan plan, int seed)
    {
        venue = VirtualVenue.Start(Enlarge(plan), seed);
        crew = venue.CrewOf(Circuit);
        start = venue[venue.Plan.Circuits[0].LinePost].Panel!;
        venue.RaceControl.InterlockChanged += Note;
        venue.PowerOn();
        Until(() => venue.Boxes.All(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready), "every box ready");
        Until(() => venue.IsLocked, "the first direction");
    }

    /// <summary>One round.</summary>
    /// <returns>Milliseconds from the button to LOCKED.</returns>
    public double Round()
    {
        Until(() => Accepts(new ControlOrder(Circuit, ControlOperation.Direction, Other)), "the order");
        Until(() => View.State == InterlockState.Closing, "closing");
        Until(() => Accepts(new ControlOrder(Circuit, ControlOperation.Abort)), "the abort");
        Until(() => View.State == InterlockState.Proving && !View.Misses(Proof.Key), "everything but the commits");
        start.TurnKey(true);
        Until(() => Accepts(new ControlOrder(Circuit, ControlOperation.Commit)), "race control's commit", peopleAct: false);
        Until(() => !View.Misses(Proof.CommitControl), "race control's commit heard", peopleAct: false);
        locked.Reset();
        long pressed = Stopwatch.GetTimestamp();
        start.Push(Inputs.SectionButton, true);
        bool isLocked = locked.Wait(TimeSpan.FromSeconds(PatienceSeconds));
        start.Push(Inputs.SectionButton, false);
        start.TurnKey(false);
        return isLocked ? Stopwatch.GetElapsedTime(pressed, Interlocked.Read(ref lockedAt)).TotalMilliseconds : throw new TimeoutException("not locked");
    }

    /// <summary>Ends the venue.</summary>
    public void Dispose()
    {
        venue.Dispose();
        locked.Dispose();
    }

    private InterlockView View => crew.View!;

    // The reversible circuit alone, with posts enough for 24 boxes: in the other direction they stand the other way round.
    private static VenuePlan Enlarge(VenuePlan plan)
    {
        CircuitPlan circuit = plan.Circuits.Single(circuit => circuit.Id == Circuit);
        BoxPlan post = circuit.Boxes.First(box => box.Is("post"));
        string[] more = [.. Enumerable.Range(1, Boxes - circuit.Boxes.Count).Select(number => $"{Circuit}-x{number}")];
        List<RoutePlan> routes = [];
        foreach (RoutePlan route in circuit.Routes)
        {
            bool isOther = route.Name == Other;
            int at = isOther ? 1 : route.LengthMetres - Boxes;
            IEnumerable<RouteItem> items = (isOther ? more.Reverse() : more).Select(id => new RouteItem(at++, RouteItemKind.Post, id));
            routes.Add(route with { Order = isOther ? [route.Order[0], .. items, .. route.Order.Skip(1)] : [.. route.Order, .. items] });
        }

        CircuitPlan large = circuit with { Boxes = [.. circuit.Boxes, .. more.Select(id => post with { Id = id })], Routes = routes };
        return plan with { Circuits = [large], Joined = [] };
    }

    private bool Accepts(ControlOrder order) => venue.RaceControl.Ask(order).GetAwaiter().GetResult().IsAccepted;

    private void Note(InterlockView view)
    {
        if (view.State == InterlockState.Locked && view.Circuit == Circuit)
        {
            Interlocked.Exchange(ref lockedAt, Stopwatch.GetTimestamp());
            locked.Set();
        }
    }

    private void Until(Func<bool> condition, string what, bool peopleAct = true)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed.TotalSeconds > PatienceSeconds)
            {
                throw new TimeoutException($"{what}: not within {PatienceSeconds} s; the interlock: {crew.View}");
            }

            if (peopleAct)
            {
                venue.LetPeopleAct();
            }

            Thread.Sleep(5);
        }
    }
}
