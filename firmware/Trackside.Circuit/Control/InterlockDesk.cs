using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The interlock of a control box on its messages, its key and its report: takes what boxes tell, hands over what proves something, and tells
    /// <c>control/interlock</c> on a change. Loop only.
    /// </summary>
    public sealed class InterlockDesk
    {
        private const long StepMicroseconds = 50000;
        private const long ReportMicroseconds = 1000000;

        private readonly Interlock interlock;
        private readonly DirectionPlan plan;
        private readonly ClockModel clock;
        private readonly Mail mail;
        private readonly KeySwitch key;
        private readonly PassingOrder order;
        private readonly InterlockMessage report = new InterlockMessage();
        private readonly ProofList missing = new ProofList();
        private readonly SignMessage sign = new SignMessage();
        private readonly ButtonMessage button = new ButtonMessage();
        private readonly PassingMessage passing = new PassingMessage();
        private readonly StateMessage boxState = new StateMessage();
        private readonly ControlStateMessage partner = new ControlStateMessage();
        private readonly int[] timerOfBox;
        private readonly byte[][] routes;
        private readonly byte[][] hashes;
        private readonly byte[] none = Encoding.UTF8.GetBytes("none");
        private string toldProofs;
        private int toldChanges = -1;
        private string firstMissing;
        private long stepAt;
        private long reportAt;
        private bool isDue;
        private bool wasUp;

        /// <summary>Makes the desk of a configured control box.</summary>
        public InterlockDesk(BoxConfiguration configuration, IStorage storage, InputBank inputs, ClockModel clock, Mail mail, int boot, long now)
        {
            plan = DirectionPlan.Of(configuration);
            interlock = new Interlock(plan, storage, clock, boot, now);
            order = new PassingOrder(plan.Timers.Length);
            key = new KeySwitch(inputs);
            this.clock = clock;
            this.mail = mail;
            timerOfBox = new int[plan.BoxCount];
            for (int box = 0; box < timerOfBox.Length; box++)
            {
                timerOfBox[box] = Lists.PlaceOf(plan.Timers, plan.BoxAt(box));
            }

            routes = new byte[plan.Routes.Length][];
            hashes = new byte[plan.Routes.Length][];
            for (int route = 0; route < routes.Length; route++)
            {
                routes[route] = Encoding.UTF8.GetBytes(plan.Routes[route]);
                hashes[route] = Encoding.UTF8.GetBytes(plan.Hashes[route]);
            }
        }

        /// <summary>The interlock.</summary>
        public Interlock Interlock { get { return interlock; } }

        /// <summary>Standing alarms.</summary>
        public long Alarms
        {
            get
            {
                return (interlock.State == InterlockState.Fault ? Alarm.InterlockFault : Alarm.None)
                    | (interlock.LockOuts.Any ? Alarm.BoxLockedOut : Alarm.None);
            }
        }

        /// <summary>Everything is to be told anew.</summary>
        public void TellAnew()
        {
            toldChanges = -1;
        }

        /// <summary>Does what is due.</summary>
        /// <param name="isUp">Whether the box is connected.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <returns>True where <c>control/state</c> must be told at once.</returns>
        public bool Step(bool isUp, long now)
        {
            if (wasUp && !isUp)
            {
                interlock.TakeLinkLost();
            }

            wasUp = isUp;
            bool isTurned = key.IsTurned(now);
            if (isTurned)
            {
                interlock.TurnKey(now);
            }

            if (!isTurned && !isDue && now < stepAt)
            {
                return false;
            }

            stepAt = now + StepMicroseconds;
            isDue = false;
            InterlockState before = interlock.State;
            interlock.Step(now);
            // One transition a step: the next may be possible already.
            isDue = interlock.State != before;
            return isDue;
        }

        /// <summary>Tells which proofs are in and which are missing, where that has changed. Looks once a second; at once on a transition.</summary>
        public void Report(long now)
        {
            bool changed = interlock.Changes != toldChanges;
            if (!changed && (now < reportAt || interlock.State == InterlockState.Locked))
            {
                return;
            }

            reportAt = now + ReportMicroseconds;
            interlock.Fill(report, missing, now, clock.IsSynced(now) ? clock.ToUtc(now) : 0);
            firstMissing = missing.Count == 0 ? null : ProofWords.Of(missing.ProofAt(0), missing.BoxAt(0));
            string proofs = report.GetText(InterlockMessage.Posts) + report.GetText(InterlockMessage.Signs) + report.GetText(InterlockMessage.Missing);
            if ((changed || proofs != toldProofs) && mail.Send(report))
            {
                toldChanges = interlock.Changes;
                toldProofs = proofs;
            }
        }

        /// <summary>Puts the direction into a <c>control/state</c>.</summary>
        /// <param name="state">The message.</param>
        /// <param name="mayGoOut">Whether the flags let the pit exit be opened.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public void Fill(ControlStateMessage state, bool mayGoOut, long now)
        {
            int shown = interlock.Shown;
            byte[] direction = shown < 0 ? none : routes[shown];
            state.SetInteger(ControlStateMessage.Epoch, interlock.Epoch);
            state.SetTextBytes(ControlStateMessage.Direction, direction, 0, direction.Length);
            bool isReadyToSet = interlock.State == InterlockState.Blank && interlock.IsReadyToSet(now);
            if (shown >= 0 || isReadyToSet)
            {
                // With every sign dark the hash tells the partner circuit which arrows are to come.
                byte[] hash = hashes[shown >= 0 ? shown : interlock.Target];
                state.SetTextBytes(ControlStateMessage.RouteHash, hash, 0, hash.Length);
            }

            state.SetChoice(ControlStateMessage.Interlock, (int)interlock.State);
            state.SetFlag(ControlStateMessage.Pit, mayGoOut && interlock.MayPermit(now) && interlock.IsSessionOpen);
            state.SetFlag(ControlStateMessage.Ready, isReadyToSet || (interlock.State == InterlockState.Proving && interlock.IsReady(now)));
            state.SetText(ControlStateMessage.Missing, interlock.State == InterlockState.Locked ? null : firstMissing);
        }

        /// <summary>What is missing now, for a reply.</summary>
        public string Missing(long now, int most)
        {
            interlock.ListMissing(missing, now);
            if (interlock.State == InterlockState.Locked && !interlock.MayPermit(now))
            {
                missing.Add(Proof.Partner, null);
            }

            return missing.ToText(most);
        }

        /// <summary>A post's report was read.</summary>
        public void TakePost(int post, LampsMessage lamps, bool isRetained, long now)
        {
            CountOld(isRetained || interlock.TakePost(post, lamps, now));
        }

        /// <summary>The broker says whether a post or sign is there; it may be a timing box too.</summary>
        public void TakeBoxState(int box, bool isLost, long now)
        {
            if (isLost)
            {
                interlock.TakeLost(box);
            }

            if (timerOfBox[box] >= 0)
            {
                interlock.TakeTimer(timerOfBox[box], !isLost, now);
            }
        }

        /// <summary>Takes a message that only the interlock cares for.</summary>
        public void Take(Inbound inbound, long now)
        {
            isDue = true;
            switch (inbound.What)
            {
                case What.Sign:
                    if (mail.Read(inbound, sign))
                    {
                        CountOld(inbound.IsRetained || interlock.TakeSign(inbound.Index - Subscriptions.FirstSign, sign, now));
                    }

                    break;
                case What.Button:
                    if (mail.Read(inbound, button))
                    {
                        CountOld(!inbound.IsRetained && interlock.TakeButton(inbound.Index, button, now));
                    }

                    break;
                case What.Passing:
                    TakePassing(inbound, now);
                    break;
                case What.State:
                    TakeState(inbound, now);
                    break;
                case What.ControlState:
                    if (mail.Read(inbound, partner))
                    {
                        CountOld(interlock.TakePartner(partner, inbound.IsRetained, now));
                    }

                    break;
            }
        }

        private void TakePassing(Inbound inbound, long now)
        {
            if (!mail.Read(inbound, passing))
            {
                return;
            }

            int timer = inbound.Index - Subscriptions.FirstTimer;
            bool isNews = order.IsNews(timer, passing.GetInteger(PassingMessage.Boot), passing.GetInteger(PassingMessage.Seq));
            // What a box sends again, or kept over a loss of power, was on the track then and not now.
            if (isNews && !passing.GetFlag(PassingMessage.Historical))
            {
                int loop = DirectionPlan.Find(plan.Loops, passing.TextBytes(PassingMessage.Loop), passing.TextLength(PassingMessage.Loop));
                interlock.TakePassing(loop, passing.GetInteger(PassingMessage.Transponder), passing.GetInteger(PassingMessage.Utc), now);
            }
        }

        private void TakeState(Inbound inbound, long now)
        {
            if (!mail.Read(inbound, boxState))
            {
                return;
            }

            bool isLost = boxState.GetChoice(StateMessage.State) == (int)BoxState.Lost;
            if (inbound.Index >= Subscriptions.FirstTimer)
            {
                interlock.TakeTimer(inbound.Index - Subscriptions.FirstTimer, !isLost, now);
            }
            else
            {
                TakeBoxState(plan.Posts.Length + inbound.Index - Subscriptions.FirstSign, isLost, now);
            }
        }

        private void CountOld(bool isTaken)
        {
            if (!isTaken)
            {
                mail.CountStale();
            }
        }
    }
}
