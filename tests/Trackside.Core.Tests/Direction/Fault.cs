using System;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Direction;

/// <summary>What can befall a course, and what must hold while it does. Faults of one box strike the first circuit, but where the name says otherwise.</summary>
internal static class Fault
{
    private const long Second = 1_000_000;
    private const int Stuck = ReversibleCircuit.FirstSign + 1;
    private const int DeafPost = ReversibleCircuit.FirstPost + 1;

    /// <summary>Lets a fault happen.</summary>
    public static void Strike(Course course, string fault)
    {
        ReversibleCircuit circuit = course.Circuit;
        switch (fault)
        {
            case "none":
                break;
            case "broker":
                course.World.SetBroker(isAway: true);
                course.Run(10 * Second);
                AssertDark(course);
                course.World.SetBroker(isAway: false);
                break;
            case "sign":
                circuit.PowerOff(Stuck);
                break;
            case "lamp":
                // The driver of the first way's arrow is fused.
                circuit[Stuck].Board.Short(Core.Lamp.FirstArrow, true);
                break;
            case "barrier":
                circuit.CutBarrier();
                break;
            case "post":
                circuit.Unplug(DeafPost);
                break;
            case "control":
                KillControl(course, circuit);
                break;
            case "partner":
                KillControl(course, course.World.Circuits[1]);
                break;
            case "clock":
                StepClock(circuit, Stuck);
                break;
            case "control-clock":
                StepClock(circuit, ReversibleCircuit.Control);
                break;
            case "replay":
                Replay(course);
                break;
            case "forgery":
                Forge(course);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault, "no fault");
        }
    }

    // A clock that runs steps only once its servers have agreed for a while: one that is set anew is wrong at once.
    private static void StepClock(ReversibleCircuit circuit, int box)
    {
        circuit.PowerOff(box);
        circuit.StepClock(box, 20 * Second);
        circuit.PowerOn(box);
    }

    private static void KillControl(Course course, ReversibleCircuit circuit)
    {
        bool keepsDirection = circuit.Interlock.State == InterlockState.Locked || (circuit.Interlock.State == InterlockState.Setting && circuit.Interlock.Target == circuit.Interlock.Direction);
        circuit.PowerOff(ReversibleCircuit.Control);
        course.Run(4 * Second);
        DirectionObserver observer = course.Observers[Array.IndexOf(course.World.Circuits, circuit)];
        Assert.AreEqual(0, observer.Arrows, "an arrow that nobody vouches for");
        foreach (DirectionObserver each in course.Observers)
        {
            Assert.IsFalse(each.Admits, "traffic that nobody vouches for, on one circuit or the other");
        }

        circuit.PowerOn(ReversibleCircuit.Control);
        Assert.AreEqual(keepsDirection ? InterlockState.Setting : InterlockState.Blank, circuit.Interlock.State, "resumed");
    }

    // What each control said when its pit exit was open, to everybody who listens to it: signs, posts, and the partner.
    private static void Replay(Course course)
    {
        int stale = course.Circuit.StaleOf(Stuck);
        ReversibleCircuit last = course.World.Circuits[^1];
        int partnerStale = last.StaleOf(ReversibleCircuit.Control);
        for (int i = 0; i < 3; i++)
        {
            foreach (ReversibleCircuit circuit in course.World.Circuits)
            {
                circuit.Replay(circuit.Grant!);
            }

            course.Run(Second / 5);
        }

        Assert.IsGreaterThan(stale, course.Circuit.StaleOf(Stuck), "nobody counted the replay");
        Assert.IsTrue(last == course.Circuit || last.StaleOf(ReversibleCircuit.Control) > partnerStale, "the partner did not count the replay");
    }

    // Orders without key or second person, with an expiry of before, and with the number of a request of before.
    private static void Forge(Course course)
    {
        course.Rest(course.World.Now + (3 * Second));
        foreach (ReversibleCircuit circuit in course.World.Circuits)
        {
            Forge(course, circuit);
        }
    }

    private static void Forge(Course course, ReversibleCircuit circuit)
    {
        InterlockState before = circuit.Interlock.State;
        int direction = circuit.Interlock.Direction;
        string route = circuit.Interlock.Plan.Routes[circuit.FirstRoute + 1];
        foreach (ControlOperation operation in new[] { ControlOperation.Direction, ControlOperation.Commit, ControlOperation.Reset, ControlOperation.LockOut, ControlOperation.Lift, ControlOperation.SessionOpen })
        {
            string target = operation == ControlOperation.Direction ? route : circuit.NameOf(Stuck);
            circuit.Ask(operation, target, "stranger", -Second);
            circuit.Ask(operation, target, "stranger");
            course.Run(Second / 10);
        }

        Assert.IsTrue(circuit.Interlock.State == before || before is InterlockState.Closing or InterlockState.Blank or InterlockState.Setting, $"a stranger alone led from {before} to {circuit.Interlock.State}");
        Assert.AreEqual(direction, circuit.Interlock.Direction, "a stranger alone turned the circuit");
    }

    private static void AssertDark(Course course)
    {
        foreach (DirectionObserver observer in course.Observers)
        {
            Assert.AreEqual(0, observer.Arrows, "an arrow that nobody vouches for");
            Assert.IsFalse(observer.Admits, "traffic that nobody vouches for");
        }
    }
}
