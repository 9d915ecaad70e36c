using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Display;

namespace Trackside.Venue.Directing;

/// <summary>Asks one circuit for a direction and follows it to the end: tells each state, each proof that comes in, each that is missing. One thread.</summary>
internal sealed class DirectionFollower(RaceControl raceControl, string circuit, string route, DirectionOptions options, DirectionWords words, Action<string> say)
{
    private static readonly TimeSpan CommitAgain = TimeSpan.FromSeconds(3);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly List<MissingProof> missing = [];
    private readonly List<MissingProof> proved = [];
    private (InterlockState State, int Epoch)? told;
    private Task<OperationOutcome>? committing;
    private TimeSpan commitAt;
    private bool hasLeft;

    /// <summary>How it ended; null while it goes on.</summary>
    public DirectionEnd? End { get; private set; }

    /// <summary>The circuit.</summary>
    public string Circuit => circuit;

    /// <summary>The direction asked for.</summary>
    public string Route => route;

    /// <summary>What was refused last; null for nothing.</summary>
    public OperationOutcome? Refused { get; private set; }

    /// <summary>The latest of the interlock.</summary>
    public InterlockView? View => raceControl.Interlocks.FirstOrDefault(view => view.Circuit == circuit);

    /// <summary>Proofs that came in while it was followed, in order.</summary>
    public IReadOnlyList<MissingProof> Proved => proved;

    /// <summary>From the asking until now.</summary>
    public TimeSpan Elapsed => watch.Elapsed;

    /// <summary>Asks for the direction.</summary>
    public async Task Begin()
    {
        if (View is not InterlockView view)
        {
            End = DirectionEnd.Silent;
            return;
        }

        if (view.IsLocked(route))
        {
            End = DirectionEnd.Locked;
            return;
        }

        if (view.IsSessionOpen && options.ClosesSession && !await Ask(new ControlOrder(circuit, ControlOperation.SessionClose)))
        {
            return;
        }

        // A direction that is being proved already needs no new order.
        if (view.State is InterlockState.Locked or InterlockState.Fault || view.Target != route)
        {
            await Ask(new ControlOrder(circuit, ControlOperation.Direction, route));
        }
    }

    /// <summary>Tells where it stands; nothing is asked.</summary>
    public void Show()
    {
        if (View is InterlockView view)
        {
            Tell(view);
        }
    }

    /// <summary>Tells what is new and does race control's part.</summary>
    public void Tick()
    {
        if (End is not null || View is not InterlockView view)
        {
            return;
        }

        hasLeft |= view.State != InterlockState.Locked;
        Tell(view);
        Commit(view);
        End = EndOf(view);
    }

    private DirectionEnd? EndOf(InterlockView view)
    {
        if (view.State == InterlockState.Fault && hasLeft)
        {
            return DirectionEnd.Fault;
        }

        if (view.State == InterlockState.Locked && view.Direction == route)
        {
            return DirectionEnd.Locked;
        }

        bool isElsewhere = hasLeft && (view.State == InterlockState.Locked ? view.Direction : view.Target) != route;
        return isElsewhere ? DirectionEnd.GivenUp
            : !hasLeft && watch.Elapsed.TotalMicroseconds > Core.Consent.Window ? DirectionEnd.NoKey
            : watch.Elapsed.TotalSeconds > options.Seconds ? DirectionEnd.TimedOut
            : null;
    }

    private void Tell(InterlockView view)
    {
        if (told != (view.State, view.Epoch))
        {
            // What a state waited for is in when it is left.
            if (told is not null)
            {
                missing.ForEach(TellIn);
            }

            missing.Clear();
            told = (view.State, view.Epoch);
            say(words.Line(view));
        }

        foreach (MissingProof gone in missing.Where(proof => !view.Missing.Contains(proof)).ToList())
        {
            missing.Remove(gone);
            TellIn(gone);
        }

        foreach (MissingProof fresh in view.Missing.Where(proof => !missing.Contains(proof)).ToList())
        {
            missing.Add(fresh);
            say(words.Missing + fresh.Text(words.IsFrench));
        }
    }

    private void TellIn(MissingProof proof)
    {
        proved.Add(proof);
        say(words.In + words.ProvedText(proof));
    }

    private void Commit(InterlockView view)
    {
        if (committing is { IsCompleted: true })
        {
            committing = null;
        }

        bool isDue = options.Commits && view.State == InterlockState.Proving && view.Target == route && view.Misses(Proof.CommitControl) && !view.Misses(Proof.Sweep);
        if (isDue && committing is null && watch.Elapsed >= commitAt)
        {
            commitAt = watch.Elapsed + CommitAgain;
            say(string.Format(CultureInfo.InvariantCulture, words.Committed, circuit));
            committing = raceControl.Ask(new ControlOrder(circuit, ControlOperation.Commit));
        }
    }

    private async Task<bool> Ask(ControlOrder order)
    {
        OperationOutcome outcome = await raceControl.Ask(order);
        string what = order.Target == "all" ? order.Operation.ToString() : order.Target;
        if (outcome.IsAccepted)
        {
            say(string.Format(CultureInfo.InvariantCulture, words.Accepted, circuit, what));
            return true;
        }

        Refused = outcome;
        End = DirectionEnd.Refused;
        say(string.Format(CultureInfo.InvariantCulture, words.Refused, circuit, what, words.Why(outcome)));
        return false;
    }
}
