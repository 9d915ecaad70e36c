using System;
using Trackside.Core;
using Trackside.Messages;
using Trackside.ModelCheck.State;

namespace Trackside.ModelCheck.World;

/// <summary>
/// Knows what each control of a <see cref="Pair"/> truly said and what the lamps truly show, and holds the other circuit against it: both lock or neither, both permit or neither,
/// never two directions. What it says of "now" means since the last step of the model's time.
/// </summary>
internal sealed class PairWitness
{
    /// <summary>Steps for which one circuit may stay locked by itself: a lost partner is missed after five seconds.</summary>
    private const int MostAlone = 2;

    [NotState]
    private readonly Pair pair;

    [NotState]
    private readonly Scene scene;

    // The joined route of which a control said in this step that it lights its arrows, or is about to; that it is ready for it; that it is locked in it; -1 for none.
    public readonly int[] SaidSet = [-1, -1];
    public readonly int[] SaidReady = [-1, -1];
    public readonly int[] SaidLocked = [-1, -1];
    public readonly int[] Alone = [0, 0];

    // Vehicles out, and whether none was at some moment of this step.
    public readonly int[] Out = [0, 0];
    public readonly bool[] WasEmpty = [true, true];

    /// <summary>Begins.</summary>
    public PairWitness(Pair pair, Scene scene)
    {
        this.pair = pair;
        this.scene = scene;
    }

    /// <summary>What must never be and was; null while all is well.</summary>
    [NotState]
    public string? Violation;

    /// <summary>A control spoke.</summary>
    public void Told(int side)
    {
        PairSide speaker = pair.Sides[side];
        bool isLocked = speaker.Control.State == InterlockState.Locked;
        bool permits = speaker.Last.IsGreen || speaker.Last.IsPitOpen;
        Demand(!permits || isLocked, "something was permitted while the interlock was not locked");
        Demand(!permits || !IsJoined(speaker.Last.Direction) || SaidLocked[1 - side] == speaker.Last.Direction, "something was permitted on a joined course whose partner was not locked");
        bool isOnTheWay = speaker.Control.State is InterlockState.Setting or InterlockState.Proving or InterlockState.Locked;
        int set = isOnTheWay ? speaker.Last.Direction : speaker.Last.Coming;
        SaidSet[side] = IsJoined(set) ? set : SaidSet[side];
        if (IsJoined(speaker.Last.Direction))
        {
            SaidLocked[side] = isLocked ? speaker.Last.Direction : SaidLocked[side];
            SaidReady[side] = speaker.Last.IsReady ? speaker.Last.Direction : SaidReady[side];
        }
    }

    /// <summary>An interlock moved.</summary>
    public void Moved(PairSide moved, InterlockState from)
    {
        int side = Array.IndexOf(pair.Sides, moved);
        if (from == InterlockState.Blank && moved.Control.State == InterlockState.Setting && IsJoined(moved.Control.Target))
        {
            Demand(SaidSet[1 - side] == moved.Control.Target, "arrows of a joined course were to be lit while its partner was not ready for them");
            bool isPartnerSet = pair.Sides[1 - side].Control.State is InterlockState.Setting or InterlockState.Proving or InterlockState.Locked;
            Demand(Out[side] == 0 && (WasEmpty[1 - side] || isPartnerSet), "arrows of a joined course were to be lit while a vehicle was out on one of the circuits");
        }

        int route = moved.LockedRoute;
        if (IsJoined(route))
        {
            Demand(SaidReady[1 - side] == route || SaidLocked[1 - side] == route, "a joined course was locked while its partner was not ready");
        }
    }

    /// <summary>A vehicle went out, or came in.</summary>
    public void Crossed(int side, int way)
    {
        Out[side] += way;
        WasEmpty[side] |= Out[side] == 0;
    }

    /// <summary>A control lost its memory, and with it the count.</summary>
    public void Rebooted(PairSide side) => Out[Array.IndexOf(pair.Sides, side)] = 0;

    /// <summary>A step of time is about to pass.</summary>
    public void Ticking()
    {
        for (int side = 0; side < Alone.Length; side++)
        {
            int route = pair.Sides[side].LockedRoute;
            bool isAlone = IsJoined(route) && pair.Sides[1 - side].LockedRoute != route && SaidReady[1 - side] != route && SaidLocked[1 - side] != route;
            Alone[side] = isAlone ? Alone[side] + 1 : 0;
        }

        for (int side = 0; side < Out.Length; side++)
        {
            WasEmpty[side] = Out[side] == 0;
        }

        Array.Fill(SaidSet, -1);
        Array.Fill(SaidReady, -1);
        Array.Fill(SaidLocked, -1);
    }

    /// <summary>A step of time has passed.</summary>
    public void Ticked()
    {
        for (int side = 0; side < Alone.Length; side++)
        {
            Alone[side] = IsJoined(pair.Sides[side].LockedRoute) ? Alone[side] : 0;
            Demand(Alone[side] < MostAlone, "one circuit of two stayed locked by itself");
        }
    }

    /// <summary>Looks at all lamps.</summary>
    public void Look()
    {
        int one = LockedJoined(pair.Sides[0]);
        int two = LockedJoined(pair.Sides[1]);
        Demand(one < 0 || two < 0 || one == two, "two circuits of one course were locked in different directions");
        int left = pair.Sides[0].Sign.Shown;
        int right = pair.Sides[1].Sign.Shown;
        Demand(!IsJoined(left) || !IsJoined(right) || left == right, "the two circuits of one course showed different directions");
        for (int side = 0; side < pair.Sides.Length; side++)
        {
            PairSide own = pair.Sides[side];
            Demand(own.Sign.Burning != 3, "a sign showed two directions");
            int green = own.Post.Shown == Aspect.Green ? own.Post.Word.Route : -1;
            int other = pair.Sides[1 - side].Sign.Shown;
            Demand(!IsJoined(green) || other < 0 || other == green, "a post of a joined course showed green while the other circuit showed another direction");
        }
    }

    private int LockedJoined(PairSide side) => IsJoined(side.LockedRoute) ? side.LockedRoute : -1;

    private bool IsJoined(int route) => route >= 0 && scene.Plan.IsJoined[route];

    private void Demand(bool holds, string otherwise) => Violation ??= holds ? null : otherwise;
}
