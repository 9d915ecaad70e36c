using System;
using System.Collections.Generic;
using Trackside.Core;
using Trackside.Messages;
using Deed = Trackside.ModelCheck.World.Deed<Trackside.ModelCheck.World.Circuit>;

namespace Trackside.ModelCheck.World;

/// <summary>Everything that can happen. People and vehicles do what they like, whenever they like; only faults are counted.</summary>
internal static class Deeds
{
    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<Deed> All(bool isJoined)
    {
        List<Deed> deeds = [];
        AddTime(deeds);
        AddHands(deeds);
        AddVehicles(deeds);
        AddDelays(deeds);
        AddFaults(deeds);
        if (isJoined)
        {
            deeds.Add(Free("the partner circuit is ready", _ => true, circuit => circuit.PartnerTells(1)));
            deeds.Add(Free("the partner circuit is locked", _ => true, circuit => circuit.PartnerTells(2)));
            deeds.Add(Free("the partner circuit is about to light its arrows", _ => true, circuit => circuit.PartnerTells(3)));
            deeds.Add(Free("the partner circuit is neither", circuit => circuit.PartnerSays != 0, circuit => circuit.PartnerTells(0)));
        }

        return deeds;
    }

    private static void AddTime(List<Deed> deeds)
    {
        deeds.Add(Free("control speaks, every box hears and answers", _ => true, circuit => circuit.Round(-1, -1)));
        deeds.Add(Free("4 s pass, all boxes talk on", _ => true, circuit => circuit.Wait()));
        deeds.Add(Fault("4 s pass in which every message is lost", _ => true, circuit => circuit.Silence()));
    }

    private static void AddHands(List<Deed> deeds)
    {
        foreach (int route in new[] { 0, 1 })
        {
            deeds.Add(Free($"race control asks for {Scene.RouteNames[route]}", circuit => IsIn(circuit, InterlockState.Locked, InterlockState.Blank, InterlockState.Setting, InterlockState.Proving), circuit => circuit.Ask(ControlOperation.Direction, Scene.RouteNames[route])) with { Helps = circuit => IsIn(circuit, InterlockState.Locked) && circuit.Control.Direction != route && circuit.Witness.Order == ControlOperation.Aspect });
        }

        deeds.Add(Free("the key on the control box is turned", circuit => !circuit.Witness.IsKeyTurned, circuit => circuit.TurnKey()) with { Helps = circuit => circuit.Witness.Order != ControlOperation.Aspect || (IsIn(circuit, InterlockState.Proving) && !circuit.Witness.IsReversal) });
        deeds.Add(Free("race control commits", circuit => IsIn(circuit, InterlockState.Proving), circuit => circuit.Ask(ControlOperation.Commit, "all")) with { Helps = circuit => !circuit.Witness.IsControlCommitted });
        deeds.Add(Free("race control aborts", circuit => !IsIn(circuit, InterlockState.Locked, InterlockState.Fault), circuit => circuit.Ask(ControlOperation.Abort, "all")) with { Helps = _ => false });
        deeds.Add(Free("race control asks for the reset", circuit => IsIn(circuit, InterlockState.Fault), circuit => circuit.Ask(ControlOperation.Reset, "all")) with { Helps = circuit => circuit.Witness.Order == ControlOperation.Aspect });
        deeds.Add(Free("the session is opened", circuit => IsIn(circuit, InterlockState.Locked) && !circuit.Witness.IsSessionOpen, circuit => circuit.Ask(ControlOperation.SessionOpen, "all")) with { Helps = _ => false });
        deeds.Add(Free("the session is closed", circuit => circuit.Witness.IsSessionOpen, circuit => circuit.Ask(ControlOperation.SessionClose, "all")));
        deeds.Add(Free("the corner is confirmed", circuit => IsIn(circuit, InterlockState.Blank), circuit => circuit.Ask(ControlOperation.Confirm, "bend")) with { Helps = circuit => !circuit.Witness.IsPlaceConfirmed });
        deeds.Add(Free("the barrier is moved over", MayMoveBarrier, circuit => circuit.Barrier = 1 - circuit.Barrier) with { Helps = circuit => circuit.Barrier != circuit.Control.Target });
        for (int post = 0; post < Scene.Posts; post++)
        {
            int number = post;
            deeds.Add(Free($"post p{post + 1} presses \"section clear\"", _ => true, circuit => circuit.Press(number, isHeld: false, isSlow: false)) with { Helps = circuit => NeedsPress(circuit, number) });
            deeds.Add(Free($"post p{post + 1} holds \"section clear\"", circuit => circuit.Control.LockOuts.Waiting >= 0, circuit => circuit.Press(number, isHeld: true, isSlow: false)));
        }

        deeds.Add(Free("race control asks to lock s3 out, confirmed by p2", circuit => !circuit.Control.LockOuts.IsOut(Scene.Posts + 2) && circuit.Signs[2].Fault != LampFault.None, circuit => circuit.Ask(ControlOperation.LockOut, "s3", "p2")) with { Helps = circuit => circuit.Control.LockOuts.Waiting < 0 && circuit.Witness.Order == ControlOperation.Aspect });
        deeds.Add(Free("race control asks to take s3 back", circuit => circuit.Control.LockOuts.IsOut(Scene.Posts + 2), circuit => circuit.Ask(ControlOperation.Lift, "s3")) with { Helps = circuit => circuit.Signs[2].Fault == LampFault.None && circuit.Witness.Order == ControlOperation.Aspect });
        deeds.Add(Free("race control asks to lock p2 out, confirmed by p1", circuit => !circuit.Control.LockOuts.IsOut(1) && circuit.Posts[1].IsRedDead, circuit => circuit.Ask(ControlOperation.LockOut, "p2", "p1")) with { Helps = circuit => circuit.Control.LockOuts.Waiting < 0 && circuit.Witness.Order == ControlOperation.Aspect });
        deeds.Add(Free("race control asks to take p2 back", circuit => circuit.Control.LockOuts.IsOut(1), circuit => circuit.Ask(ControlOperation.Lift, "p2")) with { Helps = circuit => !circuit.Posts[1].IsRedDead && circuit.Witness.Order == ControlOperation.Aspect });
        for (int sign = 0; sign < Scene.Signs; sign++)
        {
            int number = sign;
            deeds.Add(Free($"the key at sign s{sign + 1} is turned", circuit => circuit.Signs[number].Rules.IsLatched, circuit => circuit.ResetSign(number)));
        }
    }

    private static void AddVehicles(List<Deed> deeds)
    {
        deeds.Add(Free("the sweep car crosses sf", IsSweepOf, circuit => circuit.Cross(0, Scene.SweepCar)) with { Helps = circuit => IsNextOfSweep(circuit, 0) });
        deeds.Add(Free("the sweep car crosses l1", IsSweepOf, circuit => circuit.Cross(1, Scene.SweepCar)) with { Helps = circuit => IsNextOfSweep(circuit, 1) });
        deeds.Add(Free("another car crosses sf", IsSweepOf, circuit => circuit.Cross(0, Scene.OtherCar)) with { Helps = _ => false });
        deeds.Add(Free("a car goes out", circuit => circuit.Witness.Tokens == 0 && IsSweepOf(circuit), circuit => circuit.Cross(Scene.OutLoop, Scene.OtherCar)) with { Helps = _ => false });
        deeds.Add(Free("a car comes in", circuit => circuit.Witness.Tokens > 0, circuit => circuit.Cross(Scene.InLoop, Scene.OtherCar)));
    }

    private static void AddDelays(List<Deed> deeds)
    {
        for (int box = 0; box < Scene.Boxes; box++)
        {
            int number = box;
            string name = Scene.BoxNames[box];
            deeds.Add(Fault($"control speaks, but its word to {name} goes a long way", circuit => HasCable(circuit, number), circuit => circuit.Round(number, -1)));
            deeds.Add(Fault($"control speaks, but the answer of {name} goes a long way", circuit => HasCable(circuit, number), circuit => circuit.Round(-1, number)));
            deeds.Add(Free($"the word from the long way arrives at {name}", circuit => circuit.Held.Exists && HasCable(circuit, number), circuit => circuit.Deliver(circuit.Held, number, false)));
            deeds.Add(Free($"control's last word arrives at {name} once more", circuit => circuit.Last.Exists && HasCable(circuit, number), circuit => circuit.Deliver(circuit.Last, number, false)));
            deeds.Add(Free($"the broker hands {name} the word it kept", circuit => circuit.Last.Exists && HasCable(circuit, number), circuit => circuit.Deliver(circuit.Last, number, true)));
        }

        deeds.Add(Free("the answer from the long way arrives", circuit => circuit.HeldReport.Exists, circuit => circuit.Deliver(circuit.HeldReport)));
        deeds.Add(Fault("post p2 presses \"section clear\", and the press goes a long way", _ => true, circuit => circuit.Press(1, isHeld: false, isSlow: true)));
        deeds.Add(Free("the press from the long way arrives", circuit => circuit.HeldPress >= 0, circuit => circuit.DeliverPress(circuit.HeldPress, ButtonEvent.Press, circuit.HeldPressSentAt)));
    }

    private static void AddFaults(List<Deed> deeds)
    {
        deeds.Add(Fault("the control box loses its power and comes back", _ => true, circuit => circuit.RebootControl()));
        for (int box = 0; box < Scene.Boxes; box++)
        {
            int number = box;
            string name = Scene.BoxNames[box];
            deeds.Add(Fault($"{name} loses its power and comes back", _ => true, circuit => circuit.Reboot(number)));
            deeds.Add(Fault($"the cable of {name} is cut", circuit => HasCable(circuit, number), circuit => circuit.Cut |= 1 << number));
            deeds.Add(Free($"the cable of {name} is mended", circuit => !HasCable(circuit, number), circuit => circuit.Cut &= ~(1 << number)));
        }

        for (int sign = 0; sign < Scene.Signs; sign++)
        {
            AddLampFaults(deeds, sign);
        }

        for (int post = 0; post < Scene.Posts; post++)
        {
            int number = post;
            deeds.Add(Fault($"the red lamp of p{post + 1} dies", circuit => !circuit.Posts[number].IsRedDead, circuit => circuit.Posts[number].IsRedDead = true));
            deeds.Add(Free($"the red lamp of p{post + 1} is mended", circuit => circuit.Posts[number].IsRedDead, circuit => circuit.Posts[number].IsRedDead = false));
        }

        deeds.Add(Fault("p2 comes back with another version of the routes", circuit => !circuit.Posts[1].HasOtherRoutes, circuit =>
        {
            circuit.Reboot(Scene.Signs + 1);
            circuit.Posts[1].HasOtherRoutes = true;
        }));
        deeds.Add(Free("the routes of p2 are put right", circuit => circuit.Posts[1].HasOtherRoutes, circuit => circuit.Posts[1].HasOtherRoutes = false));
        deeds.Add(Fault("the timing box is lost", circuit => circuit.Witness.IsTimerAlive, circuit => circuit.SetTimer(false)));
        deeds.Add(Free("the timing box is back", circuit => !circuit.Witness.IsTimerAlive, circuit => circuit.SetTimer(true)));
    }

    private static void AddLampFaults(List<Deed> deeds, int sign)
    {
        string name = Scene.BoxNames[sign];
        void Put(Circuit circuit, LampFault fault)
        {
            SignBox box = circuit.Signs[sign];
            box.Welded = fault == LampFault.Welded ? box.Rules.Driven : -1;
            box.Fault = fault;
            circuit.StepBox(sign);
        }

        deeds.Add(Fault($"the arrows of {name} die", circuit => circuit.Signs[sign].Fault == LampFault.None, circuit => Put(circuit, LampFault.Dead)));
        deeds.Add(Fault($"the arrow of {name} that burns can no more be put out", circuit => circuit.Signs[sign].Fault == LampFault.None && circuit.Signs[sign].Rules.Driven >= 0, circuit => Put(circuit, LampFault.Welded)));
        deeds.Add(Fault($"the second arrow of {name} burns by itself", circuit => circuit.Signs[sign].Fault == LampFault.None, circuit => Put(circuit, LampFault.Shorted)));
        deeds.Add(Free($"the arrows of {name} are mended", circuit => circuit.Signs[sign].Fault != LampFault.None, circuit => Put(circuit, LampFault.None)));
    }

    private static bool IsIn(Circuit circuit, params ReadOnlySpan<InterlockState> states) => states.Contains(circuit.Control.State);

    private static bool NeedsPress(Circuit circuit, int post) =>
        IsIn(circuit, InterlockState.Proving)
            ? !circuit.Witness.IsPostCommitted
            : IsIn(circuit, InterlockState.Clearing, InterlockState.Blank) && (!circuit.Witness.Sections[post] || circuit.IsMissing(Proof.Section, $"p{post + 1}"));

    // The car is sent when it is needed: to prove a direction, or where silence does not do.
    private static bool IsNextOfSweep(Circuit circuit, int loop)
    {
        Witness witness = circuit.Witness;
        int[] order = circuit.Scene.Plan.Sweep[witness.SweepRoute];
        bool isNeeded = IsIn(circuit, InterlockState.Proving) ? witness.IsReversal : !witness.IsTimerAlive || circuit.Control.LockOuts.IsOut(1);
        return isNeeded && witness.Swept < order.Length && order[witness.Swept] == loop;
    }

    // Where nobody waits for a vehicle a crossing changes nothing that counts.
    private static bool IsSweepOf(Circuit circuit) => IsIn(circuit, InterlockState.Clearing, InterlockState.Blank, InterlockState.Proving);

    // Moved out of its place while arrows are being lit it is moved back again: one way is enough there.
    private static bool MayMoveBarrier(Circuit circuit) =>
        IsIn(circuit, InterlockState.Blank, InterlockState.Proving, InterlockState.Locked) || (IsIn(circuit, InterlockState.Setting) && circuit.Barrier != circuit.Control.Target);

    private static bool HasCable(Circuit circuit, int box) => (circuit.Cut & (1 << box)) == 0;

    private static Deed Free(string words, Func<Circuit, bool> isPossible, Action<Circuit> happen) => new(words, false, isPossible, happen);

    private static Deed Fault(string words, Func<Circuit, bool> isPossible, Action<Circuit> happen) => new(words, true, isPossible, happen);
}
