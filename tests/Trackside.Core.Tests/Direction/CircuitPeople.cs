using System.Collections.Generic;

using Trackside.Messages;

namespace Trackside.Core.Tests.Direction;

/// <summary>Everybody at the circuit who wants one direction locked: race control, the key, marshals, whoever moves the barrier, the sweep car. They look once in 100 ms.</summary>
internal sealed class CircuitPeople(ReversibleCircuit circuit)
{
    private const long Look = 100_000;
    private const long Again = 1_500_000;
    private readonly ProofList missing = new();
    private readonly List<(long At, int Box, int Input, bool IsDown)> hands = [];
    private readonly Dictionary<string, long> free = [];
    private long lookAt;
    private int nextLoop;
    private InterlockState seen;

    /// <summary>The direction they want, as the number of its route.</summary>
    public int Wanted { get; set; } = circuit.FirstRoute;

    /// <summary>They do nothing until then.</summary>
    public long IdleUntil { get; set; }

    /// <summary>Moves hands that are due, and looks what is to be done.</summary>
    public void Act()
    {
        foreach (var hand in hands.FindAll(hand => hand.At <= circuit.Now))
        {
            circuit[hand.Box].Board.Drive(hand.Input, hand.IsDown);
            hands.Remove(hand);
        }

        if (circuit.Now < lookAt || circuit.Now < IdleUntil || circuit.IsOff(ReversibleCircuit.Control))
        {
            return;
        }

        lookAt = circuit.Now + Look;
        Interlock interlock = circuit.Interlock;
        nextLoop = interlock.State == seen ? nextLoop : 0;
        seen = interlock.State;
        if (interlock.State == InterlockState.Locked && interlock.Direction != Wanted)
        {
            Order(interlock);
        }

        interlock.ListMissing(missing, circuit.Now);
        for (int i = 0; i < missing.Count && i < ProofList.Most; i++)
        {
            Give(missing.ProofAt(i), missing.BoxAt(i), interlock);
        }
    }

    private void Order(Interlock interlock)
    {
        if (interlock.IsSessionOpen)
        {
            Once("close", () => circuit.Ask(ControlOperation.SessionClose, "all"));
        }
        else
        {
            Once("order", () => circuit.Ask(ControlOperation.Direction, interlock.Plan.Routes[Wanted]));
            Press(ReversibleCircuit.Control, Inputs.EnableKey, "key");
        }
    }

    private void Give(Proof proof, string? box, Interlock interlock)
    {
        switch (proof)
        {
            case Proof.Section:
                PressSection(box!);
                break;
            case Proof.TrackEmpty:
            case Proof.Sweep:
                Drive(interlock.State == InterlockState.Clearing ? interlock.Direction : interlock.Target);
                break;
            case Proof.Barrier when !circuit.IsBarrierCut:
                bool closed = interlock.Target % 2 == 0;
                circuit[ReversibleCircuit.FirstSign].Board.Drive(Inputs.BarrierClosed, closed);
                circuit[ReversibleCircuit.FirstSign].Board.Drive(Inputs.BarrierOpen, !closed);
                break;
            case Proof.Place:
                Once("place", () => circuit.Ask(ControlOperation.Confirm, box!));
                break;
            case Proof.Key when interlock.State == InterlockState.Proving:
                Press(ReversibleCircuit.Control, Inputs.EnableKey, "key");
                break;
            case Proof.CommitControl when interlock.IsSwept():
                Once("commit", () => circuit.Ask(ControlOperation.Commit, "all"));
                break;
            case Proof.CommitPost when interlock.IsSwept():
                PressSection(box!);
                break;
        }
    }

    private void PressSection(string box)
    {
        for (int post = ReversibleCircuit.FirstPost; post < ReversibleCircuit.FirstSign; post++)
        {
            if (circuit.NameOf(post) == box)
            {
                circuit[post].Board.Drive(Inputs.EnableKey, true);
                Press(post, Inputs.SectionButton, box);
            }
        }
    }

    private void Drive(int route) => Once("drive", () =>
    {
        int[] order = circuit.Interlock.Plan.Sweep[route];
        int loop = order[nextLoop++ % order.Length];
        string name = circuit.Interlock.Plan.Loops[loop];
        int input = Inputs.FirstLoop + (name == "sf" ? 0 : 1);
        circuit[ReversibleCircuit.Timer].Board.Drive(input, true);
        hands.Add((circuit.Now + 60_000, ReversibleCircuit.Timer, input, false));
    });

    private void Press(int box, int input, string who) => Once("press " + who, () =>
    {
        hands.Add((circuit.Now + 100_000, box, input, true));
        hands.Add((circuit.Now + 300_000, box, input, false));
    });

    private void Once(string what, System.Action action)
    {
        if (circuit.Now >= free.GetValueOrDefault(what))
        {
            free[what] = circuit.Now + Again;
            action();
        }
    }
}
