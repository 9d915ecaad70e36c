using System;
using System.Collections.Generic;
using Trackside.Core;
using Trackside.Messages;
using Deed = Trackside.ModelCheck.World.Deed<Trackside.ModelCheck.World.Pair>;

namespace Trackside.ModelCheck.World;

/// <summary>Everything that can happen to two circuits of one course.</summary>
internal static class PairDeeds
{
    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<Deed> All()
    {
        List<Deed> deeds =
        [
            Free("4 s pass, all boxes talk on", _ => true, pair => pair.Wait(-1)),
            Fault("4 s pass in which every message is lost", _ => true, pair => pair.Pass()),
        ];
        for (int side = 0; side < Pair.Names.Length; side++)
        {
            AddWords(deeds, side, Pair.Names[side], Pair.Names[1 - side]);
            AddHands(deeds, side, Pair.Names[side]);
            AddReboot(deeds, side, Pair.Names[side]);
        }

        // The circuits are alike: what befalls one of them befalls the first.
        AddFaults(deeds, Pair.Names[0], pair => pair.Sides[0]);
        return deeds;
    }

    private static void AddWords(List<Deed> deeds, int side, string name, string other)
    {
        deeds.Add(Free($"the control of {name} speaks, {other} and its own boxes hear, these answer", _ => true, pair => pair.Round(side, isHeard: true)));
        deeds.Add(Fault($"the control of {name} speaks, but its word to {other} goes a long way", _ => true, pair => pair.Round(side, isHeard: false)));
        deeds.Add(Fault($"4 s pass, all boxes talk on, but {other} does not hear {name}", _ => true, pair => pair.Wait(side)));
        deeds.Add(Free($"the word of {name} from the long way arrives at {other}", pair => pair.Sides[side].Held.Exists, pair => pair.Sides[1 - side].Hear(pair.Sides[side].Held, false)));
        deeds.Add(Free($"the last word of {name} arrives at {other} once more", pair => pair.Sides[side].Last.Exists, pair => pair.Sides[1 - side].Hear(pair.Sides[side].Last, false)));
        deeds.Add(Free($"the broker hands {other} the word of {name} it kept", pair => pair.Sides[side].Last.Exists, pair => pair.Sides[1 - side].Hear(pair.Sides[side].Last, true)));
    }

    private static void AddHands(List<Deed> deeds, int side, string name)
    {
        Interlock Of(Pair pair) => pair.Sides[side].Control;
        foreach (int route in new[] { 0, 1 })
        {
            deeds.Add(Free(
                $"race control asks {name} for {Scene.RouteNames[route]}, and the key is turned",
                pair => (Of(pair).State == InterlockState.Locked && Of(pair).Direction != route) || (Of(pair).State is InterlockState.Blank or InterlockState.Setting or InterlockState.Proving && Of(pair).Target != route),
                pair => pair.Sides[side].Turn(route)) with { Helps = pair => Of(pair).State == InterlockState.Locked || (side == 1 && pair.Sides[0].Control.Target == route) });
        }

        deeds.Add(Free($"the marshal of {name} tells the section clear, the sweep car drives", pair => pair.Sides[side].Misses(Proof.Section), pair => pair.Sides[side].Clear()));
        deeds.Add(Free($"the sweep car drives {name}, the key is turned, both commit", pair => Of(pair).State == InterlockState.Proving && !Of(pair).IsReady(pair.Now), pair => pair.Sides[side].Commit()));
        deeds.Add(Free($"race control aborts at {name}", pair => Of(pair).State is not (InterlockState.Locked or InterlockState.Fault), pair => pair.Sides[side].Abort()) with { Helps = _ => false });
        deeds.Add(Free($"the fault of {name} is reset", pair => Of(pair).State == InterlockState.Fault, pair => pair.Sides[side].Reset()));
    }

    private static void AddReboot(List<Deed> deeds, int side, string name)
    {
        deeds.Add(Fault($"the control box of {name} loses its power and comes back", _ => true, pair => pair.Sides[side].RebootControl()));
    }

    private static void AddFaults(List<Deed> deeds, string name, Func<Pair, PairSide> of)
    {
        deeds.Add(Fault($"the cable of the control box of {name} is cut", pair => !of(pair).IsCut, pair => of(pair).Cut(true)));
        deeds.Add(Free($"the cable of the control box of {name} is mended", pair => of(pair).IsCut, pair => of(pair).Cut(false)));
        deeds.Add(Fault($"the arrows of {name} die", pair => of(pair).Sign.Fault == LampFault.None, pair => of(pair).Put(LampFault.Dead)));
        deeds.Add(Fault($"the arrow of {name} that burns can no more be put out", pair => of(pair).Sign.Fault == LampFault.None && of(pair).Sign.Rules.Driven >= 0, pair => of(pair).Put(LampFault.Welded)));
        deeds.Add(Fault($"the second arrow of {name} burns by itself", pair => of(pair).Sign.Fault == LampFault.None, pair => of(pair).Put(LampFault.Shorted)));
        deeds.Add(Free($"the arrows of {name} are mended, the key at the sign is turned", pair => of(pair).Sign.Fault != LampFault.None, pair =>
        {
            of(pair).Put(LampFault.None);
            of(pair).ResetSign();
        }));
        deeds.Add(Fault($"a car goes out at {name}", pair => pair.Witness.Out[0] == 0, pair =>
        {
            pair.Witness.Crossed(0, 1);
            of(pair).Cross(Scene.OutLoop);
        }));
        deeds.Add(Free($"the car of {name} comes in", pair => pair.Witness.Out[0] > 0, pair =>
        {
            pair.Witness.Crossed(0, -1);
            of(pair).Cross(Scene.InLoop);
        }));
    }

    private static Deed Free(string words, Func<Pair, bool> isPossible, Action<Pair> happen) => new(words, false, isPossible, happen);

    private static Deed Fault(string words, Func<Pair, bool> isPossible, Action<Pair> happen) => new(words, true, isPossible, happen);
}
