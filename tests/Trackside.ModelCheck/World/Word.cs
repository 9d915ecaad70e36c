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

    /// <summary>Whether there is one.</summary>
    public bool Exists;

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
        Exists = other.Exists;
    }

    /// <summary>There is none.</summary>
    public void Clear()
    {
        Exists = false;
        Epoch = Boot = Seq = 0;
        SentAt = ProofStamps.Never;
        Direction = -1;
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
        if (Direction >= 0)
        {
            message.SetTextBytes(ControlStateMessage.RouteHash, Texts.Hashes[Direction], 0, Texts.Hashes[Direction].Length);
        }

        message.SetChoice(ControlStateMessage.Interlock, Interlock);
        byte[] letters = IsGreen ? Texts.Green : Texts.Red;
        message.SetTextBytes(ControlStateMessage.Posts, letters, 0, letters.Length);
        message.SetFlag(ControlStateMessage.Pit, IsPitOpen);
        message.SetFlag(ControlStateMessage.Ready, IsReady);
    }
}
