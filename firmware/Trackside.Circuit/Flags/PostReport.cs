using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Tells what a post does: the three facts in <c>lamps</c> when one changes, and every five seconds while control speaks (every second of a reversal); a marshal's hand in
    /// <c>button</c>. Loop only; an unchanged post costs nothing.
    /// </summary>
    public sealed class PostReport
    {
        // The word of a change may be lost, and control may have taken the change back since: so the post tells control this often
        // that it knows the newest, though nothing changed here.
        private const long RetellMicroseconds = 5000000;

        // While a circuit is being reversed the interlock needs proofs of less than two seconds.
        private const long ReversalMicroseconds = 800000;

        private readonly PostRole post;
        private readonly IPanelOutput output;
        private readonly ButtonEvents events;
        private readonly ClockModel clock;
        private readonly Mail mail;
        private readonly LampsMessage lamps = new LampsMessage();
        private readonly ButtonMessage button = new ButtonMessage();
        private Aspect toldApplied = Aspect.Unproved;
        private Aspect toldProved;
        private AspectReason toldReason;
        private int toldChanges = -1;
        private int toldState;
        private long toldSeq;
        private long retellAt;
        private bool isHeard;

        /// <summary>Makes the report of a post whose output and panel stand.</summary>
        public PostReport(PostRole post, ClockModel clock, Mail mail)
        {
            this.post = post;
            output = post.Output;
            events = post.Panel.Events;
            this.clock = clock;
            this.mail = mail;
        }

        /// <summary>Everything is to be told again.</summary>
        public void TellAnew()
        {
            toldApplied = Aspect.Unproved;
        }

        /// <summary>Race control spoke.</summary>
        public void Hear()
        {
            isHeard = true;
        }

        /// <summary>Tells what is due.</summary>
        /// <param name="applied">What is driven.</param>
        /// <param name="reason">Why.</param>
        /// <param name="state">Everything else that is told when it changes, as bits.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="synced">Whether UTC is known.</param>
        public void Step(Aspect applied, AspectReason reason, int state, long now, bool synced)
        {
            Aspect proved = output.Proved;
            if (applied != toldApplied || proved != toldProved || reason != toldReason || state != toldState || (isHeard && IsNews(now)))
            {
                Put(applied, proved, reason, synced ? clock.ToUtc(now) : -1);
                if (mail.Send(lamps))
                {
                    toldApplied = applied;
                    toldProved = proved;
                    toldReason = reason;
                    toldState = state;
                    toldChanges = post.Central.Changes;
                    toldSeq = post.Central.Seq;
                    bool isSettled = post.Word.Interlock <= (int)InterlockState.Locked;
                    retellAt = now + (isSettled ? RetellMicroseconds : ReversalMicroseconds);
                    isHeard = false;
                }
            }

            if (events.Any)
            {
                TellButton(synced);
            }
        }

        private bool IsNews(long now)
        {
            return post.Central.Changes != toldChanges || (post.Central.Seq != toldSeq && now >= retellAt);
        }

        private void Put(Aspect applied, Aspect proved, AspectReason reason, long utc)
        {
            lamps.Clear();
            PutCentral(post.Central, post.Word);
            lamps.SetChoice(LampsMessage.Applied, (int)applied);
            lamps.SetChoice(LampsMessage.Proved, (int)proved);
            lamps.SetChoice(LampsMessage.Reason, (int)reason);
            if (post.Panel.Request != Aspect.Dark)
            {
                lamps.SetChoice(LampsMessage.Request, (int)post.Panel.Request);
            }

            PutParts();
            PutBoard();
            if (utc >= 0)
            {
                lamps.SetInteger(LampsMessage.Utc, utc);
            }
        }

        private void PutCentral(CentralAspect central, CircuitWord word)
        {
            if (!central.IsHeard)
            {
                return;
            }

            lamps.SetChoice(LampsMessage.Commanded, (int)central.Aspect);
            lamps.SetInteger(LampsMessage.ControlBoot, central.Boot);
            lamps.SetInteger(LampsMessage.ControlSeq, central.Seq);
            lamps.SetInteger(LampsMessage.Epoch, word.Epoch);
            if (word.IsSameRoute)
            {
                byte[] hash = word.RouteHash;
                lamps.SetTextBytes(LampsMessage.RouteHash, hash, 0, hash.Length);
            }
        }

        // A word of a condition that stands only: the message stays short while all is well.
        private void PutParts()
        {
            if (post.Output.Faults != 0)
            {
                lamps.SetText(LampsMessage.Faults, post.Output.NamesOf(post.Output.Faults));
            }

            if (post.Output.Twins != 0)
            {
                lamps.SetText(LampsMessage.Twins, post.Output.NamesOf(post.Output.Twins));
            }

            PutFlag(LampsMessage.Guard, post.Guard.IsTripped);
            PutFlag(LampsMessage.Permit, post.Permit.IsRunning);
            PutFlag(LampsMessage.Section, post.Panel.IsSectionClear);
            PutFlag(LampsMessage.Notice, post.TakeOver.IsShown);
        }

        private void PutFlag(int field, bool value)
        {
            if (value)
            {
                lamps.SetFlag(field, true);
            }
        }

        private void PutBoard()
        {
            if (post.Board != LineBoard.None)
            {
                lamps.SetChoice(LampsMessage.Board, (int)post.Board);
                if (post.Word.Number >= 0)
                {
                    lamps.SetInteger(LampsMessage.Number, post.Word.Number);
                }
            }
        }

        private void TellButton(bool synced)
        {
            button.Clear();
            button.SetText(ButtonMessage.Button, Inputs.PanelName(events.Button));
            button.SetChoice(ButtonMessage.Event, (int)events.Kind);
            button.SetInteger(ButtonMessage.Seq, events.Seq);
            if (events.Counts)
            {
                button.SetFlag(ButtonMessage.Counts, true);
            }

            if (synced)
            {
                button.SetInteger(ButtonMessage.Utc, clock.ToUtc(events.Time));
            }

            if (mail.Send(button))
            {
                events.Told();
            }
        }
    }
}
