using System.Collections.Generic;

using Trackside.Messages;

namespace Trackside.Core.Tests.Direction;

/// <summary>Looks at both circuits of a joined course after every tick: what one of them shows must fit the other.</summary>
internal sealed class JointObserver(ReversibleCircuit[] circuits, DirectionObserver[] observers)
{
    /// <summary>A partner that is no longer locked is missed after five seconds, and one step of the interlock.</summary>
    private const long AloneMicroseconds = ProofStamps.Loss + 200_000;

    private readonly List<string> violations = [];
    private long togetherAt;

    /// <summary>What must never be, and was.</summary>
    public string Violations => string.Join("\n", violations);

    /// <summary>Looks at what is driven, and at the interlocks themselves.</summary>
    public void Look()
    {
        int one = RouteOf(circuits[0]);
        int two = RouteOf(circuits[1]);
        long now = circuits[0].Now;
        togetherAt = one == two ? now : togetherAt;
        bool admits = observers[0].Admits || observers[1].Admits;
        Note((observers[0].Arrows | observers[1].Arrows) == 3, now, "the two circuits show different directions");
        Note(one >= 0 && two >= 0 && one != two, now, "two circuits locked in different directions");
        Note(admits && now - togetherAt > Interlock.PermitLife, now, "traffic admitted by one circuit of two");
        Note(one != two && now - togetherAt > AloneMicroseconds, now, "one circuit of two stays locked alone");
    }

    private static int RouteOf(ReversibleCircuit circuit) =>
        !circuit.IsOff(ReversibleCircuit.Control) && circuit.Interlock.State == InterlockState.Locked ? circuit.Interlock.Direction : -1;

    private void Note(bool isViolation, long now, string what)
    {
        if (isViolation && violations.Count < 5)
        {
            violations.Add($"{now / 1e6:0.00} s: {what}");
        }
    }
}
