using Trackside.Core;
using Trackside.ModelCheck.State;

namespace Trackside.ModelCheck.World;

/// <summary>Which routes the two circuits of a pair run together.</summary>
internal enum PairRoutes
{
    /// <summary>The first is each circuit's own, the second is one course over both.</summary>
    OwnAndJoined = 0,

    /// <summary>Both are one course over both: its two directions.</summary>
    BothJoined = 1,
}

/// <summary>
/// Two circuits that make one course: on each the real interlock, a real sign and a real post; between them the words of the two controls, which get lost, come late, twice, out of
/// order, or from the broker's memory. Smaller than <see cref="Circuit"/>, since each circuit by itself is explored there: what two people do within a minute is one deed. One thread.
/// </summary>
internal sealed class Pair : IWorld
{
    /// <summary>Names of the circuits.</summary>
    public static readonly string[] Names = ["north", "south"];

    public readonly PairSide[] Sides;
    public readonly PairWitness Witness;

    [NotState]
    private long now = StateLayout.Now;

    /// <summary>Makes both as they are unpacked: nothing was ever kept.</summary>
    public Pair(PairRoutes routes)
    {
        Scene scene = Scene.OfPair(routes);
        Sides = [new PairSide(this, scene), new PairSide(this, scene)];
        Witness = new PairWitness(this, scene);
    }

    /// <inheritdoc/>
    public long Now { get => now; set => now = value; }

    /// <inheritdoc/>
    public string? Violation { get => Witness.Violation; set => Witness.Violation = value; }

    /// <summary>The less far of the two: LOCKED where both are.</summary>
    public byte Kind => (byte)(Sides[0].Control.State == Messages.InterlockState.Locked ? Sides[1].Control.State : Sides[0].Control.State);

    /// <summary>A control speaks, its boxes hear and answer; the other control may hear it.</summary>
    /// <param name="side">Which circuit's.</param>
    /// <param name="isHeard">Whether the other control hears it now; if not the word is on a long way.</param>
    public void Round(int side, bool isHeard)
    {
        PairSide speaker = Sides[side];
        if (speaker.IsCut)
        {
            return;
        }

        speaker.Tell();
        Witness.Told(side);
        speaker.Converse();
        if (isHeard)
        {
            Sides[1 - side].Hear(speaker.Last, false);
            speaker.IsHeldOutrun = speaker.Held.Exists;
        }
        else
        {
            speaker.Held.Take(speaker.Last);
            speaker.IsHeldOutrun = false;
        }

        Witness.Look();
    }

    /// <summary>Four seconds in which both talk on.</summary>
    /// <param name="unheard">The circuit whose control the other one does not hear; -1 for none.</param>
    public void Wait(int unheard)
    {
        Pass();
        for (int side = 0; side < Sides.Length; side++)
        {
            Round(side, side != unheard);
        }
    }

    /// <summary>Four seconds in which nobody hears anybody.</summary>
    public void Pass()
    {
        Witness.Ticking();
        now += StateLayout.Tick;
        foreach (PairSide side in Sides)
        {
            side.StepBoxes();
            side.StepControl();
            side.ForgetOutrun();
        }

        Witness.Ticked();
        Witness.Look();
    }
}
