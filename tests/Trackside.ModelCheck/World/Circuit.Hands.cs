using Trackside.Core;
using Trackside.Messages;
using Trackside.ModelCheck.State;

namespace Trackside.ModelCheck.World;

/// <content>What people, vehicles and the partner circuit do.</content>
internal sealed partial class Circuit
{
    /// <summary>A marshal presses "section clear", or holds it.</summary>
    /// <param name="post">At which post.</param>
    /// <param name="isHeld">Whether it is held for a second.</param>
    /// <param name="isSlow">Whether the message is on a long way.</param>
    public void Press(int post, bool isHeld, bool isSlow)
    {
        Witness.Pressed(post, isHeld);
        if (isSlow)
        {
            HeldPress = post;
            HeldPressSentAt = Now;
            return;
        }

        DeliverPress(post, isHeld ? ButtonEvent.Hold : ButtonEvent.Press, Now);
    }

    /// <summary>Hands a press to control.</summary>
    public void DeliverPress(int post, ButtonEvent kind, long sentAt)
    {
        TakePress(post, kind, sentAt);
        StepControl();
    }

    /// <summary>Hands a press to control, which does not act on it yet.</summary>
    public void TakePress(int post, ButtonEvent kind, long sentAt, bool counts = true)
    {
        button.Clear();
        button.SetTextBytes(ButtonMessage.Button, Texts.Section, 0, Texts.Section.Length);
        button.SetChoice(ButtonMessage.Event, (int)kind);
        button.SetInteger(ButtonMessage.Seq, 1);
        button.SetFlag(ButtonMessage.Counts, counts);
        button.SetInteger(ButtonMessage.Utc, sentAt == ProofStamps.Never ? 1 : sentAt + Scene.Utc);
        Control.TakeButton(post, button, Now);
    }

    /// <summary>Race control asks for something.</summary>
    public bool Ask(ControlOperation operation, string target, string? by = null)
    {
        request.Clear();
        request.SetText(ControlRequestMessage.Id, "r");
        request.SetText(ControlRequestMessage.Issuer, "t");
        request.SetInteger(ControlRequestMessage.Seq, 1);
        request.SetInteger(ControlRequestMessage.Expiry, 1);
        request.SetChoice(ControlRequestMessage.Operation, (int)operation);
        request.SetText(ControlRequestMessage.Target, target);
        request.SetText(ControlRequestMessage.By, by);
        request.SetChoice(ControlRequestMessage.Reason, (int)LockOutReason.Damage);
        InterlockState before = Control.State;
        int beforeTarget = Control.Target;
        bool taken = Control.Ask(request, Now + StateLayout.Moment);
        Witness.Asked(operation, target, taken);
        Follow(before, beforeTarget, taken && operation == ControlOperation.Abort);
        StepControl();
        return taken;
    }

    /// <summary>The key on the control box is turned.</summary>
    public void TurnKey()
    {
        Witness.KeyTurned();
        Control.TurnKey(Now);
        StepControl();
    }

    /// <summary>A vehicle crosses a loop.</summary>
    public void Cross(int loop, long vehicle)
    {
        Witness.Crossed(loop, vehicle);
        Control.TakePassing(loop, vehicle, Now + Scene.Utc, Now);
        StepControl();
    }

    /// <summary>The timing box is lost or back.</summary>
    public void SetTimer(bool isAlive)
    {
        Witness.IsTimerAlive = isAlive;
        Control.TakeTimer(0, isAlive, Now);
        StepControl();
    }

    /// <summary>The partner circuit's control speaks of the joined route: 0 it is leaving it, 1 it is ready to lock it, 2 it is locked in it, 3 it is ready to light its arrows.</summary>
    public void PartnerTells(int says)
    {
        PartnerSays = says;
        PartnerSeq++;
        Witness.PartnerSpoke(says);
        state.Clear();
        state.SetInteger(ControlStateMessage.Epoch, 1);
        state.SetInteger(ControlStateMessage.Boot, 1);
        state.SetInteger(ControlStateMessage.Seq, PartnerSeq);
        state.SetInteger(ControlStateMessage.Utc, Now + Scene.Utc);
        state.SetInteger(ControlStateMessage.Expiry, Now + Scene.Utc + Limits.FreshMicroseconds);
        byte[] direction = says == 3 ? Texts.None : Texts.Routes[1];
        state.SetTextBytes(ControlStateMessage.Direction, direction, 0, direction.Length);
        state.SetTextBytes(ControlStateMessage.RouteHash, Texts.Hashes[1], 0, Texts.Hashes[1].Length);
        InterlockState interlock = says switch { 1 => InterlockState.Proving, 2 => InterlockState.Locked, 3 => InterlockState.Blank, _ => InterlockState.Closing };
        state.SetChoice(ControlStateMessage.Interlock, (int)interlock);
        state.SetTextBytes(ControlStateMessage.Posts, Texts.Red, 0, 2);
        state.SetFlag(ControlStateMessage.Ready, says is 1 or 3);
        Control.TakePartner(state, false, Now);
        StepControl();
    }
}
