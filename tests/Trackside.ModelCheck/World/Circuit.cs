using System;
using Trackside.Core;
using Trackside.Messages;
using Trackside.ModelCheck.State;

namespace Trackside.ModelCheck.World;

/// <summary>
/// The whole that is explored: the real interlock, three real signs, two real posts, what travels between them, and what people and vehicles do. All methods act now; time passes
/// only by <see cref="Wait"/> and <see cref="Silence"/>. One thread.
/// </summary>
internal sealed partial class Circuit : IWorld
{
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
    private readonly Report report = new();

    [NotState]
    private readonly ProofList missing = new();

    [NotState]
    private long now = StateLayout.Now;

    public Interlock Control;
    public readonly Flash Flash = new(Scene.Boxes);
    public readonly SignBox[] Signs = new SignBox[Scene.Signs];
    public readonly PostBox[] Posts = new PostBox[Scene.Posts];
    public readonly Witness Witness;

    /// <summary>The number the next <c>control/state</c> bears.</summary>
    public long NextSeq = 1;
    public long OwnBoot = 1;

    /// <summary>The last word sent, which the broker keeps.</summary>
    public readonly Word Last = new();

    /// <summary>A word on a long way: it may arrive at any box, any time, any number of times, or never.</summary>
    public readonly Word Held = new();

    /// <summary>A report on a long way.</summary>
    public readonly Report HeldReport = new();

    /// <summary>A press of "section clear" on a long way: its post, or -1.</summary>
    public int HeldPress = -1;
    public long HeldPressSentAt = ProofStamps.Never;

    /// <summary>Boxes whose cable is cut: bit n for box n.</summary>
    public int Cut;

    /// <summary>The route the barrier stands for.</summary>
    public int Barrier;

    /// <summary>What the partner circuit was last heard to say of the joined route: see <see cref="PartnerTells"/>.</summary>
    public int PartnerSays;
    public long PartnerSeq;

    /// <summary>Makes the circuit as it is unpacked: nothing was ever kept.</summary>
    public Circuit(Scene scene)
    {
        this.scene = scene;
        Witness = new Witness(this);
        Control = new Interlock(scene.Plan, Flash, scene.Clock, 1, Now);
        Control.TakeTimer(0, true, Now);
        for (int sign = 0; sign < Signs.Length; sign++)
        {
            Signs[sign] = new SignBox(scene);
        }

        for (int post = 0; post < Posts.Length; post++)
        {
            Posts[post] = new PostBox(scene, post);
        }

        // One write, so that the record's frame is known.
        new InterlockStore(Flash, scene.Plan).Keep(InterlockStore.Unknown, 1, -1, 0, new byte[Scene.Boxes]);
        Flash.Phase = 0;
    }

    public Scene Scene => scene;

    /// <inheritdoc/>
    public long Now { get => now; set => now = value; }

    /// <inheritdoc/>
    public string? Violation { get => Witness.Violation; set => Witness.Violation = value; }

    /// <inheritdoc/>
    public byte Kind => (byte)Control.State;

    /// <summary>Everything works for a moment: control speaks, every box that has a cable hears and answers, control hears.</summary>
    /// <param name="deaf">A box that does not hear: the word is on a long way; -1 for none.</param>
    /// <param name="dumb">A box whose answer is on a long way; -1 for none.</param>
    public void Round(int deaf, int dumb)
    {
        Tell();
        for (int box = 0; box < Scene.Boxes; box++)
        {
            if ((Cut & (1 << box)) != 0)
            {
                continue;
            }

            if (box == deaf)
            {
                Held.Take(Last);
                StepBox(box);
            }
            else
            {
                Deliver(Last, box, false);
            }

            Answer(box, box == dumb);
        }
    }

    /// <summary>Four seconds in which all boxes go on talking.</summary>
    public void Wait()
    {
        Pass();
        Round(-1, -1);
    }

    /// <summary>Four seconds in which nobody hears anybody.</summary>
    public void Silence()
    {
        Pass();
        for (int box = 0; box < Scene.Boxes; box++)
        {
            StepBox(box);
        }

        StepControl();
    }

    /// <summary>Hands a word to a box, which acts on it.</summary>
    public void Deliver(Word word, int box, bool isRetained)
    {
        word.Fill(state);
        Witness.Heard(box, word, isRetained);
        if (box < Scene.Signs)
        {
            Signs[box].Rules.Take(state, isRetained, Now);
        }
        else
        {
            Posts[box - Scene.Signs].Take(state, isRetained, Now);
        }

        StepBox(box);
    }

    /// <summary>Hands a report to control, which acts on it.</summary>
    public void Deliver(Report from)
    {
        if (from.Box < Scene.Signs)
        {
            from.Fill(signMessage);
            Witness.Reported(from);
            Control.TakeSign(from.Box, signMessage, Now);
        }
        else
        {
            from.Fill(lampsMessage);
            Control.TakePost(from.Box - Scene.Signs, lampsMessage, Now);
        }

        StepControl();
    }

    /// <summary>The control box loses its power and comes back.</summary>
    public void RebootControl()
    {
        OwnBoot++;
        NextSeq = 1;
        Control = new Interlock(scene.Plan, Flash, scene.Clock, (int)OwnBoot, Now);
        Control.TakeTimer(0, Witness.IsTimerAlive, Now);
        Witness.ControlRebooted();
    }

    /// <summary>A sign or post loses its power and comes back. Its lamps are dark; what is welded or shorted is not.</summary>
    public void Reboot(int box)
    {
        Witness.Rebooted(box);
        if (box < Scene.Signs)
        {
            Signs[box].Rules = new SignRules(scene.Sign, scene.Clock);
        }
        else
        {
            int post = box - Scene.Signs;
            Posts[post] = new PostBox(scene, post) { IsRedDead = Posts[post].IsRedDead, HasOtherRoutes = Posts[post].HasOtherRoutes };
        }

        StepBox(box);
    }

    /// <summary>The key at a sign is turned: its guard watches anew.</summary>
    public void ResetSign(int sign)
    {
        Signs[sign].Rules.Reset();
        StepBox(sign);
    }

    /// <summary>A box's loop goes round.</summary>
    public void StepBox(int box)
    {
        if (box < Scene.Signs)
        {
            Signs[box].Step(Now);
        }
        else
        {
            Posts[box - Scene.Signs].Step(Now);
        }

        Witness.Look(box);
    }

    /// <summary>Control's loop goes round until nothing more happens.</summary>
    public void StepControl()
    {
        bool goesOn = true;
        while (goesOn)
        {
            InterlockState before = Control.State;
            int beforeTarget = Control.Target;
            Witness.Consents();
            Control.Step(Now + StateLayout.Moment);
            goesOn = Follow(before, beforeTarget, false);
        }

        Witness.Settled();
    }

    // Before and behind a transition are different instants.
    private bool Follow(InterlockState before, int beforeTarget, bool isAborted)
    {
        bool changed = before != Control.State || beforeTarget != Control.Target || (isAborted && before == InterlockState.Blank);
        if (changed)
        {
            Now += StateLayout.Moment;
            Witness.Moved(before);
        }

        return changed;
    }

    private void Pass()
    {
        Now += StateLayout.Tick;
        Witness.Ticked();
        // What has become too old to prove anything may as well be lost.
        HeldReport.Clear();
        HeldPress = -1;
        HeldPressSentAt = ProofStamps.Never;
        StepControl();
    }

    private void Tell()
    {
        Last.Take(Control, OwnBoot, NextSeq, Control.IsSessionOpen, Now);
        Witness.Told(Last);
        Control.Told((int)NextSeq);
        NextSeq++;
    }

    // A sign tells what changed, so it may speak twice: dark first, then its arrow.
    private void Answer(int box, bool isDumb)
    {
        for (int times = 0; times < 2; times++)
        {
            MakeReport(box);
            if (box < Scene.Signs)
            {
                Signs[box].Rules.Told();
                Witness.SignTold(box);
            }

            if (isDumb)
            {
                HeldReport.Take(report);
            }
            else
            {
                Deliver(report);
            }

            int before = box < Scene.Signs ? Signs[box].Rules.Driven : 0;
            StepBox(box);
            if (box >= Scene.Signs || Signs[box].Rules.Driven == before)
            {
                return;
            }
        }
    }

    /// <summary>Whether the interlock says that a box's proof is missing: what a marshal is told.</summary>
    public bool IsMissing(Proof proof, string box)
    {
        Control.ListMissing(missing, Now);
        for (int i = 0; i < missing.Count; i++)
        {
            if (missing.ProofAt(i) == proof && missing.BoxAt(i) == box)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a box would report now.</summary>
    public Report MakeReport(int box)
    {
        report.Clear();
        report.Box = box;
        report.SentAt = Now;
        if (box < Scene.Signs)
        {
            SignRules rules = Signs[box].Rules;
            report.Epoch = rules.News.Epoch;
            report.Boot = rules.News.Boot;
            report.Seq = rules.News.Seq;
            report.Proved = rules.Proved >= 0 ? rules.Proved : rules.IsDark ? -1 : -2;
            report.Hash = rules.Commanded;
            report.IsLatched = rules.IsLatched;
            report.Barrier = box == 0 ? rules.BarrierRoutes(Barrier == 0, Barrier == 1) : 0;
        }
        else
        {
            PostBox post = Posts[box - Scene.Signs];
            report.Epoch = post.Word.Epoch;
            report.Boot = post.Central.Boot;
            report.Seq = post.Central.Seq;
            report.Proved = post.IsRed ? 1 : 0;
            report.Hash = post.HasRoute ? post.Word.Route : -1;
        }

        return report;
    }
}
