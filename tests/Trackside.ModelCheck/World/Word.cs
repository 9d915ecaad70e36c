using Trackside.Core;
using Trackside.Messages;

namespace Trackside.ModelCheck.World;

/// <summary>A <c>control/state</c> as it travels.</summary>
internal sealed class Word
{
    public long Epoch;
    public long Boot;
    public long Seq;
    public long SentAt = ProofStamps.Never;
    public int Direction = -1;
    public int Interlock;
    public bool IsGreen;
    public bool IsPitOpen;
    public bool IsReady;

    /// <summary>The route whose arrows are to come, told by its hash; -1 for none.</summary>
    public int Coming = -1;

    /// <summary>Whether there is one.</summary>
    public bool Exists;

    /// <summary>Takes what a control says now, as its desk words it.</summary>
    public void Take(Interlock control, long boot, long seq, bool isPitOpen, long now)
    {
        bool isReadyToSet = control.State == InterlockState.Blank && control.IsReadyToSet(now);
        Epoch = control.Epoch;
        Boot = boot;
        Seq = seq;
        SentAt = now;
        Direction = control.Shown;
        Coming = isReadyToSet ? control.Target : -1;
        Interlock = (int)control.State;
        IsGreen = control.MayPermit(now);
        IsPitOpen = IsGreen && isPitOpen;
        IsReady = isReadyToSet || (control.State == InterlockState.Proving && control.IsReady(now));
        Exists = true;
    }

    /// <summary>Takes another one's content.</summary>
    public void Take(Word other)
    {
        Epoch = other.Epoch;
        Boot = other.Boot;
        Seq = other.Seq;
        SentAt = other.SentAt;
        Direction = other.Direction;
        Interlock = other.Interlock;
        IsGreen = other.IsGreen;
        IsPitOpen = other.IsPitOpen;
        IsReady = other.IsReady;
        Coming = other.Coming;
        Exists = other.Exists;
    }

    /// <summary>There is none.</summary>
    public void Clear()
    {
        Exists = false;
        Epoch = Boot = Seq = 0;
        SentAt = ProofStamps.Never;
        Direction = Coming = -1;
        Interlock = 0;
        IsGreen = IsPitOpen = IsReady = false;
    }

    /// <summary>Fills the message that a box decodes.</summary>
    public void Fill(ControlStateMessage message)
    {
        message.Clear();
        message.SetInteger(ControlStateMessage.Epoch, Epoch);
        message.SetInteger(ControlStateMessage.Boot, Boot);
        message.SetInteger(ControlStateMessage.Seq, Seq);
        message.SetInteger(ControlStateMessage.Utc, SentAt == ProofStamps.Never ? 1 : SentAt + Scene.Utc);
        message.SetInteger(ControlStateMessage.Expiry, (SentAt == ProofStamps.Never ? 1 : SentAt + Scene.Utc) + Limits.FreshMicroseconds);
        byte[] name = Direction < 0 ? Texts.None : Texts.Routes[Direction];
        message.SetTextBytes(ControlStateMessage.Direction, name, 0, name.Length);
        int hashed = Direction >= 0 ? Direction : Coming;
        if (hashed >= 0)
        {
            message.SetTextBytes(ControlStateMessage.RouteHash, Texts.Hashes[hashed], 0, Texts.Hashes[hashed].Length);
        }

        message.SetChoice(ControlStateMessage.Interlock, Interlock);
        byte[] letters = IsGreen ? Texts.Green : Texts.Red;
        message.SetTextBytes(ControlStateMessage.Posts, letters, 0, letters.Length);
        message.SetFlag(ControlStateMessage.Pit, IsPitOpen);
        message.SetFlag(ControlStateMessage.Ready, IsReady);
    }
}
