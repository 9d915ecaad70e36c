using System;
using System.Linq;
using Trackside.Core;
using Trackside.Messages;
using Trackside.ModelCheck.State;

namespace Trackside.ModelCheck.World;

/// <content>What must hold: at every move of the interlock, at every lamp, at every word.</content>
internal sealed partial class Witness
{
    [NotState]
    private bool wasOut;

    [NotState]
    private int heldAt = -1;

    /// <summary>The interlock moved.</summary>
    public void Moved(InterlockState from)
    {
        InterlockState to = Control.State;
        CheckMove(from, to);
        Note(from, to);
    }

    /// <summary>Control has done all it wants to do.</summary>
    public void Settled()
    {
        if (heldAt >= 0)
        {
            bool isNew = !wasOut && IsAnyOut();
            Demand(!isNew || (LockTicks is >= 0 and < 4 && heldAt == Control.LockOuts.Confirmer), "a box was locked out without key, or by another post's marshal");
            LockTicks = isNew ? -1 : LockTicks;
            heldAt = -1;
        }

        InterlockState state = Control.State;
        bool needsReds = state is InterlockState.Clearing or InterlockState.Proving;
        bool needsArrows = state is InterlockState.Proving or InterlockState.Locked;
        for (int post = 0; post < Scene.Posts && (needsReds || state == InterlockState.Proving); post++)
        {
            Demand(IsOut(false, post) || RedGone[post] < Gone, "a red was gone for three steps and the interlock went on");
            Demand(IsOut(false, post) || state != InterlockState.Proving || RouteGone[post] < Gone, "a post had lost epoch or route for three steps and the interlock went on");
        }

        Demand(IsOut(true, 0) || !needsArrows || BarrierGone < Gone, "the barrier was out of its place for three steps and the interlock went on");
        for (int sign = 0; sign < Scene.Signs; sign++)
        {
            Demand(IsOut(true, sign) || !needsArrows || LitGone[sign] < Gone, "an arrow was gone for three steps and the interlock went on");
            Demand(IsOut(true, sign) || !ConflictKnown[sign] || state == InterlockState.Fault, "a sign told of two directions and the interlock went on");
        }
    }

    /// <summary>A word is sent.</summary>
    public void Told(Word word)
    {
        bool permits = word.IsGreen || word.IsPitOpen;
        Demand(!permits || Control.State == InterlockState.Locked, "something was permitted while the interlock was not locked");
        Demand(!permits || !circuit.Scene.IsJoined || word.Direction != 1 || Partner == 2, "something was permitted on a joined course whose partner was not locked");
        IsGreenSent |= permits;
        IsArrowSent |= word.Direction >= 0;
    }

    private void CheckMove(InterlockState from, InterlockState to)
    {
        switch (from, to)
        {
            case (_, InterlockState.Fault):
                break;
            case (InterlockState.Locked, InterlockState.Closing):
                Demand(!IsSessionOpen, "the session was open and the circuit was closed for a reversal");
                Demand(Order == ControlOperation.Direction && IsKeyTurned, "a reversal began without race control's order and the key within a minute");
                break;
            case (InterlockState.Locked, InterlockState.Setting):
                break;
            case (InterlockState.Closing, InterlockState.Clearing):
                CheckReds();
                Demand(!IsGreenSent, "the track was to be cleared while a permission of before could still be believed");
                break;
            case (InterlockState.Closing or InterlockState.Clearing, InterlockState.Setting):
            case (InterlockState.Setting or InterlockState.Proving, InterlockState.Blank):
                Demand(IsAbortAsked || (to == InterlockState.Blank && Order == ControlOperation.Direction && IsKeyTurned), "a reversal turned back and nobody asked for it");
                break;
            case (InterlockState.Clearing, InterlockState.Blank):
                CheckReds();
                CheckCleared();
                break;
            case (InterlockState.Blank, InterlockState.Blank):
                Demand(IsAbortAsked || (Order == ControlOperation.Direction && IsKeyTurned), "the direction to come changed without race control's order and the key");
                break;
            case (InterlockState.Blank, InterlockState.Setting):
                CheckSetting();
                break;
            case (InterlockState.Setting, InterlockState.Proving):
                CheckReds();
                CheckArrows();
                CheckBarrier();
                break;
            case (InterlockState.Proving, InterlockState.Locked):
                CheckLocked();
                break;
            case (InterlockState.Fault, InterlockState.Blank):
                Demand(Order == ControlOperation.Reset && IsKeyTurned, "the fault was left without race control's order and the key");
                Demand(Enumerable.Range(0, Scene.Signs).All(sign => IsOut(true, sign) || !ConflictKnown[sign]), "the fault was left while a sign told of two directions");
                break;
            default:
                Demand(false, $"the interlock went from {from} to {to}, which is no way");
                break;
        }
    }

    private void CheckReds() => Demand(Posts(post => RedSeen[post]), "a post did not show red");

    private void CheckCleared()
    {
        Demand(Posts(post => Sections[post]), "a section was not told clear");
        CheckCount();
        bool isSwept = Swept == circuit.Scene.Plan.Sweep[SweepRoute].Length;
        bool isPostOut = Enumerable.Range(0, Scene.Posts).Any(post => IsOut(false, post));
        Demand(isSwept || (IsQuiet && !isPostOut), "the track was neither swept nor silent for long enough");
    }

    private void CheckCount() => Demand(Tokens == 0, "a vehicle was out");

    private void CheckSetting()
    {
        CheckReds();
        Demand(!IsArrowSent, "new arrows were to be lit while a word for the old ones could still be believed");
        Demand(Signs(sign => DarkSeen[sign]), "new arrows were to be lit while a sign was not dark");
        CheckBarrier();
        Demand(IsPlaceConfirmed, "a place of one direction was not confirmed");
        Demand(circuit.Signs.All(sign => sign.Rules.News.Epoch < Control.Epoch), "a new direction began in an epoch that was used before");
        Demand(!circuit.Scene.IsJoined || Control.Target != 1 || Partner is 1 or 2 or 3, "arrows of a joined course were to be lit while its partner was not ready for them");
        CheckCount();
        if (OwesClearance)
        {
            CheckCleared();
        }
    }

    private void CheckBarrier() => Demand(IsOut(true, 0) || (BarrierSeen & (1 << Control.Target)) != 0, "the barrier did not stand for the direction");

    private void CheckArrows()
    {
        Demand(Signs(sign => LitSeen[sign]), "a sign did not show its arrow");
        Demand(Posts(post => RouteSeen[post]), "a post did not know epoch and route");
    }

    private void CheckLocked()
    {
        CheckReds();
        CheckArrows();
        Demand(IsOut(true, 0) || BarrierGone == 0, "a direction was locked without its barrier");
        Demand(IsControlCommitted && IsPostCommitted, "a direction was locked without both commits");
        Demand(IsReversal || IsKeyTurned, "a direction was proved anew without the key");
        Demand(!IsReversal || Swept == circuit.Scene.Plan.Sweep[SweepRoute].Length, "a direction was locked that the sweep car had not driven");
        Demand(!circuit.Scene.IsJoined || Control.Direction != 1 || Partner is 1 or 2, "a joined course was locked while its partner was not ready");
    }

    // What begins anew with a state.
    private void Note(InterlockState from, InterlockState to)
    {
        IsAbortAsked = false;
        IsSessionOpen = false;
        IsEnteredNow = true;
        if (from == InterlockState.Locked)
        {
            Array.Clear(RedSeen);
        }

        switch (to)
        {
            case InterlockState.Closing:
                IsReversal = true;
                UseConsent();
                break;
            case InterlockState.Clearing:
                BeginClearance(Control.Direction);
                break;
            case InterlockState.Blank:
                EnterBlank(owes: from != InterlockState.Clearing);
                break;
            case InterlockState.Setting:
                IsReversal = from == InterlockState.Blank;
                Array.Clear(LitSeen);
                Array.Clear(RouteSeen);
                BarrierSeen = 1 << circuit.Barrier;
                UseConsent(from != InterlockState.Blank);
                break;
            case InterlockState.Proving:
                IsControlCommitted = IsPostCommitted = false;
                UseConsent();
                Swept = 0;
                SweepRoute = Control.Target;
                Array.Clear(LitGone);
                Array.Clear(RouteGone);
                Array.Clear(RedGone);
                BarrierGone = 0;
                break;
            default:
                UseConsent();
                break;
        }
    }

    private void UseConsent(bool isUsed)
    {
        if (isUsed)
        {
            UseConsent();
        }
    }

    private void EnterBlank(bool owes)
    {
        UseConsent();
        Array.Clear(DarkSeen);
        BarrierSeen = 1 << circuit.Barrier;
        IsPlaceConfirmed = false;
        OwesClearance = owes;
        IsReversal = Control.State == InterlockState.Blank || IsReversal;
        if (owes)
        {
            BeginClearance(Control.Target);
        }
    }

    private void BeginClearance(int route)
    {
        Array.Clear(Sections);
        IsQuiet = false;
        Swept = 0;
        SweepRoute = route;
    }

    private void CheckLamps(int stepped)
    {
        if (stepped < Scene.Signs)
        {
            CheckSign(stepped);
        }

        for (int sign = 0; sign < Scene.Signs; sign++)
        {
            for (int other = 0; other < sign && !IsOut(true, sign); other++)
            {
                int one = circuit.Signs[sign].Shown;
                int two = circuit.Signs[other].Shown;
                Demand(one < 0 || two < 0 || one == two || IsOut(true, other), "two signs showed different directions");
            }
        }

        if (stepped >= Scene.Signs && circuit.Posts[stepped - Scene.Signs].Shown == Aspect.Green)
        {
            Demand(IsWordFresh[stepped] && Newest[stepped].IsGreen, "a post showed green that no fresh word permitted");
        }

        for (int number = 0; number < Scene.Posts; number++)
        {
            PostBox post = circuit.Posts[number];
            bool isGreen = post.Shown == Aspect.Green && !IsOut(false, number);
            Demand(!isGreen || !IsReversing, "a post showed green during a reversal");
            Demand(!isGreen || !post.HasOtherRoutes || number != stepped - Scene.Signs, "a post showed green that has another version of the routes");
            Demand(!isGreen || Signs(sign => circuit.Signs[sign].Shown < 0 || circuit.Signs[sign].Shown == post.Word.Route), "a post showed green while a sign showed another direction");
        }
    }

    private void CheckSign(int sign)
    {
        SignBox box = circuit.Signs[sign];
        Word word = Newest[sign];
        Demand(!box.Rules.IsPitGreen || (!IsReversing && IsWordFresh[sign] && word.IsPitOpen && !box.Rules.IsLatched), "a pit exit was green that no fresh word had opened");
        if (box.Rules.Driven >= 0)
        {
            Demand(IsWordFresh[sign] && word.Direction == box.Rules.Driven, "a sign lit an arrow that no fresh word asked for");
            Demand(DarkToldEpoch[sign] == word.Epoch, "a sign lit an arrow before it had told dark in that epoch");
            Demand(!box.Rules.IsLatched, "a sign lit an arrow though its guard had latched");
            Demand((box.Burning & ~(1 << box.Rules.Driven)) == 0, "a sign lit an arrow beside the opposite one");
        }
    }

    private bool IsReversing => Control.State == InterlockState.Clearing || (IsReversal && Control.State is InterlockState.Setting or InterlockState.Proving);

    private bool Posts(Func<int, bool> holds) => Enumerable.Range(0, Scene.Posts).All(post => IsOut(false, post) || holds(post));

    private bool Signs(Func<int, bool> holds) => Enumerable.Range(0, Scene.Signs).All(sign => IsOut(true, sign) || holds(sign));
}
