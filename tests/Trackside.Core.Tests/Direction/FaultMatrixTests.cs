using System;
using System.Collections.Generic;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Direction;

/// <summary>
/// Every fault in every phase of a reversal, in simulated time: what must never be never is, and what comes of it is what is written here. The people go on with
/// their work all the while; a fault at LOCKED strikes 8 s before they begin.
/// </summary>
[TestClass]
public sealed class FaultMatrixTests
{
    private const long Second = 1_000_000;
    private const int Stuck = ReversibleCircuit.FirstSign + 1;
    private const int DeafPost = ReversibleCircuit.FirstPost + 1;

    /// <summary>What comes of a fault, phase by phase: where the interlock stands 45 s later. <c>acw</c> is a reversal that was done all the same.</summary>
    private static readonly Dictionary<string, string> written = new()
    {
        //                    locked   closing  clearing blank    setting  proving
        ["none"] = "          acw      acw      acw      acw      acw      acw",
        ["broker"] = "        acw      acw      Fault    Fault    Fault    Fault",
        ["sign"] = "          Setting  Blank    Blank    Blank    Setting  Fault",
        ["lamp"] = "          Fault    Fault    Fault    Fault    Fault    Fault",
        ["post"] = "          Closing  Closing  Fault    Fault    Fault    Fault",
        ["control"] = "       acw      acw      acw      acw      acw      acw",
        ["clock"] = "         Setting  Blank    Blank    Blank    Setting  Fault",
        ["replay"] = "        acw      acw      acw      acw      acw      acw",
        ["forgery"] = "       acw      acw      acw      acw      acw      acw",
    };

    private static readonly InterlockState[] phases =
        [InterlockState.Locked, InterlockState.Closing, InterlockState.Clearing, InterlockState.Blank, InterlockState.Setting, InterlockState.Proving];

    public static IEnumerable<object[]> Cases => written.Keys.SelectMany(fault => phases.Select(phase => new object[] { fault, phase }));

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Fault_in_a_phase_ends_as_it_is_written(string fault, InterlockState phase)
    {
        Course course = new();
        course.BringTo(phase);
        course.People.IdleUntil = phase == InterlockState.Locked ? course.Circuit.Now + (8 * Second) : 0;

        Strike(course, fault);
        course.Run(45 * Second);

        string expected = written[fault].Split(' ', StringSplitOptions.RemoveEmptyEntries)[Array.IndexOf(phases, phase)];
        Assert.AreEqual("", course.Observer.Violations);
        Assert.AreEqual(expected, course.End, $"{course.Missing}; {course.Trace}");
        AssertClosed(course, expected);
    }

    private static void Strike(Course course, string fault)
    {
        ReversibleCircuit circuit = course.Circuit;
        switch (fault)
        {
            case "broker":
                circuit.SetBroker(isAway: true);
                course.Run(10 * Second);
                Assert.AreEqual(0, course.Observer.Arrows, "an arrow that nobody vouches for");
                Assert.IsFalse(course.Observer.Admits, "traffic that nobody vouches for");
                circuit.SetBroker(isAway: false);
                break;
            case "sign":
                circuit.PowerOff(Stuck);
                break;
            case "lamp":
                // The driver of the first way's arrow is fused.
                circuit[Stuck].Board.Short(Core.Lamp.FirstArrow, true);
                break;
            case "post":
                circuit.Unplug(DeafPost);
                break;
            case "control":
                KillControl(course);
                break;
            case "clock":
                StepClock(course);
                break;
            case "replay":
                int stale = circuit.StaleOf(Stuck);
                for (int i = 0; i < 3; i++)
                {
                    circuit.Replay(circuit.Grant!);
                    course.Run(Second / 5);
                }

                Assert.IsGreaterThan(stale, circuit.StaleOf(Stuck), "nobody counted the replay");
                break;
            case "forgery":
                Forge(course);
                break;
        }
    }

    // A clock that runs steps only once its servers have agreed for a while: one that is set anew is wrong at once.
    private static void StepClock(Course course)
    {
        course.Circuit.PowerOff(Stuck);
        course.Circuit.StepClock(Stuck, 20 * Second);
        course.Circuit.PowerOn(Stuck);
    }

    private static void KillControl(Course course)
    {
        bool wasLocked = course.Circuit.Interlock.State == InterlockState.Locked;
        course.Circuit.PowerOff(ReversibleCircuit.Control);
        course.Run(4 * Second);
        Assert.AreEqual(0, course.Observer.Arrows, "an arrow that nobody vouches for");
        Assert.IsFalse(course.Observer.Admits, "traffic that nobody vouches for");
        course.Circuit.PowerOn(ReversibleCircuit.Control);
        Assert.AreEqual(wasLocked ? InterlockState.Setting : InterlockState.Blank, course.Circuit.Interlock.State, "resumed");
    }

    // Orders without key or second person, with an expiry of before, and with the number of a request of before.
    private static void Forge(Course course)
    {
        InterlockState before = course.Circuit.Interlock.State;
        int direction = course.Circuit.Interlock.Direction;
        course.People.IdleUntil = Math.Max(course.People.IdleUntil, course.Circuit.Now + (3 * Second));
        foreach (ControlOperation operation in new[] { ControlOperation.Direction, ControlOperation.Commit, ControlOperation.Reset, ControlOperation.LockOut, ControlOperation.Lift, ControlOperation.SessionOpen })
        {
            course.Circuit.Ask(operation, operation == ControlOperation.Direction ? "acw" : "kart-s2", "stranger", -Second);
            course.Circuit.Ask(operation, operation == ControlOperation.Direction ? "acw" : "kart-s2", "stranger");
            course.Run(Second / 10);
        }

        Assert.IsTrue(course.Circuit.Interlock.State == before || before is InterlockState.Closing or InterlockState.Blank or InterlockState.Setting, $"a stranger alone led from {before} to {course.Circuit.Interlock.State}");
        Assert.AreEqual(direction, course.Circuit.Interlock.Direction, "a stranger alone turned the circuit");
    }

    private static void AssertClosed(Course course, string end)
    {
        if (end != "acw")
        {
            Assert.IsFalse(course.Observer.Admits, "traffic without a locked direction");
            Assert.AreNotEqual("", course.Missing, "nobody is told what is missing");
        }

        if (end is "Fault" or "Blank")
        {
            Assert.AreEqual(0, course.Observer.Arrows, "an arrow in a state in which every sign is dark");
        }
    }
}
