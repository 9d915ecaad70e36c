using Trackside.Core;
using Trackside.Messages;
using Trackside.ModelCheck.State;

namespace Trackside.ModelCheck.World;

/// <summary>One circuit of a <see cref="Pair"/>.</summary>
internal sealed class PairSide
{
    [NotState]
    private readonly Pair pair;

    [NotState]
    private readonly Scene scene;

    [NotState]
    private readonly ControlStateMessage state = new();

    [NotState]
    private readonly SignMessage signMessage = new();

    [NotState]
    private readonly LampsMessage lampsMessage = new();

    [NotState]
    private readonly ButtonMessage button = new();

    [NotState]
    private readonly ControlRequestMessage request = new();

    [NotState]
    private readonly ProofList missing = new();

    public Interlock Control;
    public readonly Flash Flash = new(2);
    public readonly SignBox Sign;
    public PostBox Post;
    public long NextSeq = 1;
    public long OwnBoot = 1;

    /// <summary>The last word sent, which the broker keeps.</summary>
    public readonly Word Last = new();

    /// <summary>A word on a long way to the other control.</summary>
    public readonly Word Held = new();

    /// <summary>Whether the other control has heard a newer word than the one on a long way.</summary>
    public bool IsHeldOutrun;

    public PairSide(Pair pair, Scene scene)
    {
        this.pair = pair;
        this.scene = scene;
        Control = new Interlock(scene.Plan, Flash, scene.Clock, 1, pair.Now);
        Control.TakeTimer(0, true, pair.Now);
        Sign = new SignBox(scene);
        Post = new PostBox(scene, 0);
        // One write, so that the record's frame is known.
        new InterlockStore(Flash, scene.Plan).Keep(InterlockStore.Unknown, 1, -1, 0, new byte[2]);
        Flash.Phase = 0;
    }

    /// <summary>Whether the cable of the control box is cut: it tells nobody anything, and hears nobody.</summary>
    public bool IsCut;

    /// <summary>Whether a direction is locked, or being proved anew, that both circuits run together; its number, or -1.</summary>
    public int LockedRoute => Control.State == InterlockState.Locked ? Control.Direction : -1;

    private long Now => pair.Now;

    public void Tell()
    {
        Last.Take(Control, OwnBoot, NextSeq, true, Now);
        Control.Told((int)NextSeq);
        NextSeq++;
    }

    /// <summary>Sign and post hear the last word and answer.</summary>
    public void Converse()
    {
        Last.Fill(state);
        Sign.Rules.Take(state, false, Now);
        Sign.Step(Now);
        Post.Take(state, false, Now);
        Post.Step(Now);
        // A sign tells what changed, so it may speak twice: dark first, then its arrow.
        for (int times = 0; times < 2; times++)
        {
            int before = Sign.Rules.Driven;
            AnswerOfSign().Fill(signMessage);
            Sign.Rules.Told();
            Control.TakeSign(0, signMessage, Now);
            StepControl();
            Sign.Step(Now);
            if (Sign.Rules.Driven == before)
            {
                break;
            }
        }

        AnswerOfPost().Fill(lampsMessage);
        Control.TakePost(0, lampsMessage, Now);
        StepControl();
    }

    /// <summary>The cable of the control box is cut, or mended: then it is told again who is there.</summary>
    public void Cut(bool isCut)
    {
        IsCut = isCut;
        if (isCut)
        {
            Control.TakeLinkLost();
        }
        else
        {
            Control.TakeTimer(0, true, Now);
        }

        StepControl();
    }

    /// <summary>Something befalls the sign's lamps, or is mended.</summary>
    public void Put(LampFault fault)
    {
        Sign.Welded = fault == LampFault.Welded ? Sign.Rules.Driven : -1;
        Sign.Fault = fault;
        Sign.Step(Now);
    }

    /// <summary>The key at the sign is turned: its guard watches anew.</summary>
    public void ResetSign()
    {
        Sign.Rules.Reset();
        Sign.Step(Now);
    }

    /// <summary>A vehicle that is no sweep car crosses a loop of the pit lane.</summary>
    public void Cross(int loop)
    {
        Control.TakePassing(loop, Scene.OtherCar, Now + Scene.Utc, Now);
        StepControl();
    }

    /// <summary>The other control's word arrives.</summary>
    public void Hear(Word word, bool isRetained)
    {
        if (IsCut)
        {
            return;
        }

        word.Fill(state);
        Control.TakePartner(state, isRetained, Now);
        StepControl();
    }

    public void StepBoxes()
    {
        Sign.Step(Now);
        Post.Step(Now);
    }

    /// <summary>A word that is older than what was heard, and older than a step, can do no more than it could before: it may as well be lost.</summary>
    public void ForgetOutrun()
    {
        if (IsHeldOutrun)
        {
            Held.Clear();
            IsHeldOutrun = false;
        }
    }

    /// <summary>Control's loop goes round until nothing more happens.</summary>
    public void StepControl()
    {
        bool goesOn = true;
        while (goesOn)
        {
            InterlockState before = Control.State;
            int target = Control.Target;
            Control.Step(Now + StateLayout.Moment);
            goesOn = before != Control.State || target != Control.Target;
            Follow(goesOn, before);
        }
    }

    /// <summary>Race control asks for a route, and the key is turned.</summary>
    public void Turn(int route)
    {
        Ask(ControlOperation.Direction, Scene.RouteNames[route]);
        TurnKey();
    }

    /// <summary>The marshal tells the section clear, and the sweep car drives round.</summary>
    public void Clear()
    {
        Press();
        Control.TakePassing(0, Scene.SweepCar, Now + Scene.Utc, Now);
        StepControl();
    }

    /// <summary>The sweep car drives round, the key is turned, race control and the marshal commit.</summary>
    public void Commit()
    {
        Control.TakePassing(0, Scene.SweepCar, Now + Scene.Utc, Now);
        TurnKey();
        Ask(ControlOperation.Commit, "all");
        Press();
    }

    public void Abort() => Ask(ControlOperation.Abort, "all");

    public void Reset()
    {
        Ask(ControlOperation.Reset, "all");
        TurnKey();
    }

    /// <summary>The control box loses its power and comes back.</summary>
    public void RebootControl()
    {
        OwnBoot++;
        NextSeq = 1;
        Control = new Interlock(scene.Plan, Flash, scene.Clock, (int)OwnBoot, Now);
        Control.TakeTimer(0, !IsCut, Now);
        pair.Witness.Rebooted(this);
    }

    /// <summary>Whether a proof is missing, of whatever box.</summary>
    public bool Misses(Proof proof)
    {
        Control.ListMissing(missing, Now);
        for (int i = 0; i < missing.Count; i++)
        {
            if (missing.ProofAt(i) == proof)
            {
                return true;
            }
        }

        return false;
    }

    private void Ask(ControlOperation operation, string target)
    {
        request.Clear();
        request.SetText(ControlRequestMessage.Id, "r");
        request.SetText(ControlRequestMessage.Issuer, "t");
        request.SetInteger(ControlRequestMessage.Seq, 1);
        request.SetInteger(ControlRequestMessage.Expiry, 1);
        request.SetChoice(ControlRequestMessage.Operation, (int)operation);
        request.SetText(ControlRequestMessage.Target, target);
        InterlockState before = Control.State;
        Control.Ask(request, Now + StateLayout.Moment);
        Follow(before != Control.State, before);
        StepControl();
    }

    private void TurnKey()
    {
        Control.TurnKey(Now);
        StepControl();
    }

    private void Press()
    {
        button.Clear();
        button.SetTextBytes(ButtonMessage.Button, Texts.Section, 0, Texts.Section.Length);
        button.SetChoice(ButtonMessage.Event, (int)ButtonEvent.Press);
        button.SetInteger(ButtonMessage.Seq, 1);
        button.SetFlag(ButtonMessage.Counts, true);
        button.SetInteger(ButtonMessage.Utc, Now + Scene.Utc);
        Control.TakeButton(0, button, Now);
        StepControl();
    }

    // Before and behind a transition are different instants.
    private void Follow(bool moved, InterlockState from)
    {
        if (moved)
        {
            pair.Now += StateLayout.Moment;
            pair.Witness.Moved(this, from);
        }
    }

    private Report AnswerOfSign() => new()
    {
        Box = 0,
        SentAt = Now,
        Epoch = Sign.Rules.News.Epoch,
        Boot = Sign.Rules.News.Boot,
        Seq = Sign.Rules.News.Seq,
        Proved = Sign.Rules.Proved >= 0 ? Sign.Rules.Proved : Sign.Rules.IsDark ? -1 : -2,
        Hash = Sign.Rules.Commanded,
        IsLatched = Sign.Rules.IsLatched,
    };

    private Report AnswerOfPost() => new()
    {
        Box = Scene.Signs,
        SentAt = Now,
        Epoch = Post.Word.Epoch,
        Boot = Post.Central.Boot,
        Seq = Post.Central.Seq,
        Proved = Post.IsRed ? 1 : 0,
        Hash = Post.HasRoute ? Post.Word.Route : -1,
    };
}
