using System.Collections.Generic;
using Trackside.Core;
using Trackside.Messages;
using Trackside.ModelCheck.State;

namespace Trackside.ModelCheck.World;

/// <summary>
/// Reports and words that are right in everything but one thing. In every state each of them is tried: a report may add nothing to what the interlock knows, a word may
/// light nothing.
/// </summary>
internal sealed class Hostile
{
    private static readonly string[] defects = ["of another epoch", "of another boot of control", "from before control asked", "that is old", "that proves something else", "of another version of the route"];

    private readonly StateLayout knowledge;
    private readonly byte[] before;
    private readonly byte[] after;
    private readonly Report report = new();
    private readonly SignMessage sign = new();
    private readonly LampsMessage lamps = new();
    private readonly ControlStateMessage state = new();

    /// <summary>Makes the trials for one layout.</summary>
    public Hostile(Circuit circuit)
    {
        knowledge = new StateLayout(circuit.Control);
        before = new byte[knowledge.Length];
        after = new byte[knowledge.Length];
    }

    /// <summary>Tries all. The circuit must be loaded anew afterwards.</summary>
    /// <returns>What counted though it should not have; null for nothing.</returns>
    public string? Try(Circuit circuit)
    {
        knowledge.Save(circuit.Control, circuit.Now, before);
        foreach (int box in Tried(circuit))
        {
            for (int defect = 0; defect < defects.Length; defect++)
            {
                if (Make(circuit, box, defect) && Counts(circuit, box))
                {
                    return $"a report of {Scene.BoxNames[box]} {defects[defect]} was counted";
                }
            }
        }

        return TryPress(circuit) ?? TryWord(circuit);
    }

    // A press with the key off, and one of a moment before the state began.
    private string? TryPress(Circuit circuit)
    {
        circuit.TakePress(0, ButtonEvent.Press, circuit.Now, counts: false);
        knowledge.Save(circuit.Control, circuit.Now, after);
        if (!System.MemoryExtensions.SequenceEqual(after, before))
        {
            return "a press with the key off was counted";
        }

        if (!circuit.Witness.IsEnteredNow)
        {
            return null;
        }

        circuit.TakePress(0, ButtonEvent.Press, circuit.Now - (StateLayout.Tick / 8));
        knowledge.Save(circuit.Control, circuit.Now, after);
        return System.MemoryExtensions.SequenceEqual(after, before) ? null : "a press from before the state began was counted";
    }

    // One sign with a barrier, one without, one post: the others are alike.
    private static IEnumerable<int> Tried(Circuit circuit) => circuit.Control.State is InterlockState.Locked or InterlockState.Fault ? [] : [0, Scene.Signs];

    private bool Make(Circuit circuit, int box, int defect)
    {
        Interlock control = circuit.Control;
        bool isSign = box < Scene.Signs;
        report.Clear();
        report.Box = box;
        report.Epoch = control.Epoch;
        report.Boot = circuit.OwnBoot;
        report.Seq = circuit.NextSeq;
        report.SentAt = circuit.Now;
        report.Proved = isSign ? control.Shown : 1;
        report.Hash = control.Shown;
        report.Barrier = isSign ? 1 << control.Target : 0;
        switch (defect)
        {
            case 0:
                report.Epoch--;
                // A red is a red in every epoch.
                report.Proved = isSign ? report.Proved : 0;
                return control.Shown >= 0 || isSign;
            case 1:
                report.Boot--;
                return true;
            case 2:
                report.Seq = 0;
                return true;
            case 3:
                report.SentAt -= StateLayout.Tick;
                return true;
            case 4:
                report.Proved = isSign ? -2 : 0;
                report.Hash = -1;
                report.Barrier = isSign ? 2 - control.Target : 0;
                return true;
            default:
                report.Hash = -2;
                report.Barrier = 0;
                report.Proved = isSign ? report.Proved : 0;
                return control.Shown >= 0;
        }
    }

    private bool Counts(Circuit circuit, int box)
    {
        if (box < Scene.Signs)
        {
            report.Fill(sign);
            circuit.Control.TakeSign(box, sign, circuit.Now);
        }
        else
        {
            report.Fill(lamps);
            circuit.Control.TakePost(box - Scene.Signs, lamps, circuit.Now);
        }

        knowledge.Save(circuit.Control, circuit.Now, after);
        return KnowsMore();
    }

    // A report may take a proof back: then it is older than it was, and nothing else changed.
    private bool KnowsMore()
    {
        for (int i = 0; i < after.Length; i++)
        {
            bool isTakenBack = after[i] > before[i] && knowledge.Slots[i].Name.Contains("provedAt", System.StringComparison.Ordinal);
            if (after[i] != before[i] && !isTakenBack)
            {
                return true;
            }
        }

        // What was taken back is no news to the trials that follow.
        after.CopyTo(before, 0);
        return false;
    }

    // A word of now that names the right route in another version, and one that is right but of the future.
    private string? TryWord(Circuit circuit)
    {
        int shown = circuit.Control.Shown;
        if (shown < 0 || circuit.Signs[0].Fault != LampFault.None)
        {
            return null;
        }

        Word word = new() { Epoch = circuit.Control.Epoch, Boot = circuit.OwnBoot, Seq = circuit.NextSeq, SentAt = circuit.Now, Direction = shown, Interlock = (int)circuit.Control.State };
        word.Fill(state);
        state.SetTextBytes(ControlStateMessage.RouteHash, Texts.Wrong, 0, Texts.Wrong.Length);
        if (Lights(circuit))
        {
            return "a sign lit an arrow for another version of the route";
        }

        word.Seq++;
        word.SentAt += StateLayout.Tick;
        word.Fill(state);
        return Lights(circuit) ? "a sign lit an arrow by a word from the future" : null;
    }

    private bool Lights(Circuit circuit)
    {
        SignRules rules = circuit.Signs[0].Rules;
        rules.Take(state, false, circuit.Now);
        rules.Step(0, true, circuit.Now);
        return rules.Driven >= 0;
    }
}
