using System.Collections.Generic;

using Trackside.Messages;

namespace Trackside.Core.Tests.Direction;

/// <summary>Looks at every lamp after every tick, and notes what must never be.</summary>
internal sealed class DirectionObserver(ReversibleCircuit circuit)
{
    private readonly List<string> violations = [];
    private long lockedAt;

    /// <summary>What must never be, and was.</summary>
    public string Violations => string.Join("\n", violations);

    /// <summary>Arrows that were driven at all: bit n for arrow n.</summary>
    public int Seen { get; private set; }

    /// <summary>Whether anything that admits traffic burns now.</summary>
    public bool Admits { get; private set; }

    /// <summary>Arrows that are driven now, of all signs.</summary>
    public int Arrows { get; private set; }

    /// <summary>Looks at what is driven now. A box without power is dark.</summary>
    public void Look()
    {
        Arrows = 0;
        for (int sign = ReversibleCircuit.FirstSign; sign < ReversibleCircuit.Timer; sign++)
        {
            Arrows |= IsLit(sign, Lamp.FirstArrow) ? 1 : 0;
            Arrows |= IsLit(sign, Lamp.FirstArrow + 1) ? 2 : 0;
        }

        Seen |= Arrows;
        Admits = IsLit(ReversibleCircuit.FirstSign, Lamp.PitGreen);
        for (int post = ReversibleCircuit.FirstPost; post < ReversibleCircuit.FirstSign; post++)
        {
            Admits |= IsLit(post, Lamp.Green);
        }

        bool isLocked = !circuit.IsOff(ReversibleCircuit.Control) && circuit.Interlock.State == InterlockState.Locked;
        lockedAt = isLocked ? circuit.Now : lockedAt;
        Note(Arrows == 3, "two directions");
        Note(Admits && circuit.Now - lockedAt > Interlock.PermitLife, "traffic admitted without a locked direction");
        for (int box = 0; box < ReversibleCircuit.Boxes; box++)
        {
            Note(!circuit.IsOff(box) && circuit[box].Box.Supervisor.Resets > 0, $"a role of {circuit.NameOf(box)} failed: {circuit[box].Box.Supervisor.LastFault}");
        }
    }

    private bool IsLit(int box, int lamp) => !circuit.IsOff(box) && circuit[box].Board.IsLit(lamp);

    private void Note(bool isViolation, string what)
    {
        if (isViolation && violations.Count < 5)
        {
            violations.Add($"{circuit.Now / 1e6:0.00} s: {what}");
        }
    }
}
