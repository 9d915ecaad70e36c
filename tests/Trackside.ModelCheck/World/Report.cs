using Trackside.Core;
using Trackside.Messages;

namespace Trackside.ModelCheck.World;

/// <summary>A <c>sign</c> or <c>lamps</c> as it travels.</summary>
internal sealed class Report
{
    public int Box = -1;
    public long Epoch;
    public long Boot;
    public long Seq;
    public long SentAt = ProofStamps.Never;

    /// <summary>A sign: the route proved, -1 for dark, -2 for nothing. A post: 1 for red, 0 for anything else.</summary>
    public int Proved;

    /// <summary>The route whose hash is told; -1 for none, -2 for one that is nobody's.</summary>
    public int Hash = -1;

    public bool IsLatched;
    public int Barrier;

    public bool Exists => Box >= 0;

    public void Take(Report other)
    {
        Box = other.Box;
        Epoch = other.Epoch;
        Boot = other.Boot;
        Seq = other.Seq;
        SentAt = other.SentAt;
        Proved = other.Proved;
        Hash = other.Hash;
        IsLatched = other.IsLatched;
        Barrier = other.Barrier;
    }

    public void Clear()
    {
        Box = -1;
        Epoch = Boot = Seq = 0;
        SentAt = ProofStamps.Never;
        Proved = 0;
        Hash = -1;
        IsLatched = false;
        Barrier = 0;
    }

    public void Fill(SignMessage message)
    {
        message.Clear();
        byte[] proved = Proved >= 0 ? Texts.Routes[Proved] : Proved == -1 ? Texts.None : Texts.Unproved;
        message.SetTextBytes(SignMessage.Applied, proved, 0, proved.Length);
        message.SetTextBytes(SignMessage.Proved, proved, 0, proved.Length);
        message.SetInteger(SignMessage.Epoch, Epoch < 0 ? 0 : Epoch);
        message.SetInteger(SignMessage.ControlBoot, Boot);
        message.SetInteger(SignMessage.ControlSeq, Seq);
        message.SetInteger(SignMessage.Utc, SentAt == ProofStamps.Never ? 1 : SentAt + Scene.Utc);
        message.SetFlag(SignMessage.Guard, IsLatched);
        message.SetInteger(SignMessage.Barrier, Barrier);
        FillHash(message, SignMessage.RouteHash);
    }

    public void Fill(LampsMessage message)
    {
        message.Clear();
        Aspect proved = Proved == 1 ? Aspect.Red : Aspect.Unproved;
        message.SetChoice(LampsMessage.Applied, (int)Aspect.Red);
        message.SetChoice(LampsMessage.Proved, (int)proved);
        message.SetChoice(LampsMessage.Reason, (int)AspectReason.Central);
        message.SetInteger(LampsMessage.ControlBoot, Boot);
        message.SetInteger(LampsMessage.ControlSeq, Seq);
        message.SetInteger(LampsMessage.Utc, SentAt == ProofStamps.Never ? 1 : SentAt + Scene.Utc);
        message.SetInteger(LampsMessage.Epoch, Epoch < 0 ? 0 : Epoch);
        FillHash(message, LampsMessage.RouteHash);
    }

    private void FillHash(Message message, int field)
    {
        if (Hash != -1)
        {
            byte[] hash = Hash < 0 ? Texts.Wrong : Texts.Hashes[Hash];
            message.SetTextBytes(field, hash, 0, hash.Length);
        }
    }
}
