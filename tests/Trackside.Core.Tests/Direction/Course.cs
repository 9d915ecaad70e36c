using System.Collections.Generic;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Direction;

/// <summary>One reversal in simulated time: a circuit, or two that are joined, with their people and observers.</summary>
internal sealed class Course
{
    private const long Second = 1_000_000;
    private const long Patience = 90 * Second;
    private readonly ProofList missing = new();
    private readonly List<string> trace = [];
    private readonly InterlockState[] seen;
    private readonly JointObserver? joint;

    /// <summary>Switches everything on and lets the people lock the first direction; its session is open and every post shows green.</summary>
    /// <param name="isJoined">Whether two circuits make one course.</param>
    public Course(bool isJoined = false)
    {
        World = new ReversibleWorld(isJoined);
        seen = new InterlockState[World.Circuits.Length];
        Crews = [.. World.Circuits.Select(circuit => new CircuitPeople(circuit))];
        Observers = [.. World.Circuits.Select(circuit => new DirectionObserver(circuit))];
        joint = isJoined ? new JointObserver(World.Circuits, Observers) : null;
        foreach (ReversibleCircuit circuit in World.Circuits)
        {
            RunUntil(circuit, InterlockState.Locked);
        }

        Run(Second);
        foreach (ReversibleCircuit circuit in World.Circuits)
        {
            circuit.Ask(ControlOperation.SessionOpen, "all");
            circuit.Ask(ControlOperation.Aspect, "all");
        }

        Run(3 * Second);
        Assert.IsTrue(Observers.All(observer => observer.Admits && observer.Arrows == 1) && World.Circuits.All(circuit => circuit.Grant is not null), $"green, the pit exit and the first arrow; {Missing}");
    }

    public ReversibleWorld World { get; }

    /// <summary>The circuit that faults strike.</summary>
    public ReversibleCircuit Circuit => World.Circuits[0];

    /// <summary>The people of each circuit.</summary>
    public CircuitPeople[] Crews { get; }

    /// <summary>The observer of each circuit.</summary>
    public DirectionObserver[] Observers { get; }

    /// <summary>The states passed, for a failure.</summary>
    public string Trace => string.Join(" ", trace);

    /// <summary>What must never be, and was.</summary>
    public string Violations => string.Join("\n", Observers.Select(observer => observer.Violations).Append(joint?.Violations).Where(text => !string.IsNullOrEmpty(text)));

    /// <summary>What the interlocks say is missing.</summary>
    public string Missing => string.Join(" / ", World.Circuits.Select(MissingOf));

    /// <summary>The direction that is locked, or the state, of each circuit.</summary>
    public string End => string.Join("/", World.Circuits.Select(EndOf));

    /// <summary>What one interlock says is missing.</summary>
    public string MissingOf(ReversibleCircuit circuit)
    {
        circuit.Interlock.ListMissing(missing, circuit.Now);
        return missing.ToText(400) ?? "";
    }

    /// <summary>Nobody does anything until then.</summary>
    public void Rest(long until)
    {
        foreach (CircuitPeople crew in Crews)
        {
            crew.IdleUntil = System.Math.Max(crew.IdleUntil, until);
        }
    }

    /// <summary>The other direction is wanted; goes on until the first interlock is in a state on the way there.</summary>
    public void BringTo(InterlockState state)
    {
        foreach (CircuitPeople crew in Crews)
        {
            crew.Wanted++;
        }

        if (state != InterlockState.Locked)
        {
            RunUntil(Circuit, state);
        }
    }

    /// <summary>Lets time pass.</summary>
    public void Run(long microseconds)
    {
        for (long end = World.Now + microseconds; World.Now < end;)
        {
            Tick();
        }
    }

    private void RunUntil(ReversibleCircuit circuit, InterlockState state)
    {
        long end = World.Now + Patience;
        while (circuit.Interlock.State != state)
        {
            Assert.IsLessThan(end, World.Now, $"{circuit.Id} never {state}: {End}, {Missing}; {Trace}");
            Tick();
        }
    }

    private void Tick()
    {
        World.Tick();
        for (int i = 0; i < Crews.Length; i++)
        {
            Crews[i].Act();
            Observers[i].Look();
            ReversibleCircuit circuit = World.Circuits[i];
            if (!circuit.IsOff(ReversibleCircuit.Control) && circuit.Interlock.State != seen[i])
            {
                seen[i] = circuit.Interlock.State;
                trace.Add($"{World.Now / 1e6:0.0}:{(joint is null ? "" : circuit.Id + "-")}{seen[i]}");
            }
        }

        joint?.Look();
    }

    private static string EndOf(ReversibleCircuit circuit)
    {
        if (circuit.IsOff(ReversibleCircuit.Control))
        {
            return "off";
        }

        return circuit.Interlock.State == InterlockState.Locked ? circuit.Interlock.Plan.Routes[circuit.Interlock.Direction] : circuit.Interlock.State.ToString();
    }
}
