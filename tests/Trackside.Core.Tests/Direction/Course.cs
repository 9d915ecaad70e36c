using System.Collections.Generic;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Direction;

/// <summary>One reversal in simulated time: circuit, people, observer.</summary>
internal sealed class Course
{
    private const long Second = 1_000_000;
    private const long Patience = 90 * Second;
    private readonly ProofList missing = new();
    private readonly List<string> trace = [];
    private InterlockState seen;

    /// <summary>Switches everything on and lets the people lock the first direction; its session is open and every post shows green.</summary>
    public Course()
    {
        Circuit = new ReversibleCircuit();
        People = new CircuitPeople(Circuit);
        Observer = new DirectionObserver(Circuit);
        RunUntil(InterlockState.Locked);
        Circuit.Ask(ControlOperation.SessionOpen, "all");
        Circuit.Ask(ControlOperation.Aspect, "all");
        Run(3 * Second);
        Assert.IsTrue(Observer.Admits && Circuit.Grant is not null && Observer.Arrows == 1, $"green, the pit exit and the first arrow; {Missing}");
    }

    public ReversibleCircuit Circuit { get; }

    public CircuitPeople People { get; }

    public DirectionObserver Observer { get; }

    /// <summary>The states passed, for a failure.</summary>
    public string Trace => string.Join(" ", trace);

    /// <summary>What the interlock says is missing.</summary>
    public string Missing
    {
        get
        {
            Circuit.Interlock.ListMissing(missing, Circuit.Now);
            return missing.ToText(400) ?? "";
        }
    }

    /// <summary>The direction that is locked, or the state.</summary>
    public string End => Circuit.Interlock.State == InterlockState.Locked ? Circuit.Interlock.Plan.Routes[Circuit.Interlock.Direction] : Circuit.Interlock.State.ToString();

    /// <summary>The other direction is wanted; goes on until the interlock is in a state on the way there.</summary>
    public void BringTo(InterlockState state)
    {
        People.Wanted = 1;
        if (state != InterlockState.Locked)
        {
            RunUntil(state);
        }
    }

    /// <summary>Lets time pass.</summary>
    public void Run(long microseconds)
    {
        for (long end = Circuit.Now + microseconds; Circuit.Now < end;)
        {
            Tick();
        }
    }

    private void RunUntil(InterlockState state)
    {
        long end = Circuit.Now + Patience;
        while (Circuit.Interlock.State != state)
        {
            Assert.IsLessThan(end, Circuit.Now, $"never {state}: {End}, {Missing}; {Trace}");
            Tick();
        }
    }

    private void Tick()
    {
        Circuit.Tick();
        People.Act();
        Observer.Look();
        if (!Circuit.IsOff(ReversibleCircuit.Control) && Circuit.Interlock.State != seen)
        {
            seen = Circuit.Interlock.State;
            trace.Add($"{Circuit.Now / 1e6:0.0}:{seen}");
        }
    }
}
