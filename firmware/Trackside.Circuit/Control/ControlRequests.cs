using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What race control asks of its box: each request is admitted or refused, done, and answered.
    /// <code>
    /// request            does                                             refused with the missing proofs where
    /// aspect             asks posts for it and follows it to the proof     the direction is not locked
    /// aspect with hold   the same, and puts back what stood before
    /// board              puts it beside the flag at the line
    /// stage operations   StageDesk
    /// others             Interlock                                         it does not stand where they are for
    /// </code>
    /// Loop only.
    /// </summary>
    public sealed class ControlRequests
    {
        private readonly Mail mail;
        private readonly RequestDesk desk;
        private readonly PostReports reports;
        private readonly Notices notices;
        private readonly Pursuit pursuit;
        private readonly ReleaseRules rules;
        private readonly IssuerRules issuers;
        private readonly HeldAspects held;
        private readonly InterlockDesk interlock;
        private readonly StageDesk stage;
        private readonly RedButton red;
        private readonly ControlReplies replies;
        private readonly ControlRequestMessage request = new ControlRequestMessage();

        /// <summary>Makes the requests' taker of a configured control box.</summary>
        /// <param name="configuration">Its configuration.</param>
        /// <param name="desk">Admits requests.</param>
        /// <param name="mail">The box's mail.</param>
        /// <param name="reports">What is asked of each post.</param>
        /// <param name="notices">Posts whose marshal is told first.</param>
        /// <param name="interlock">The circuit's interlock; null where the direction is fixed.</param>
        /// <param name="stage">The stage; null where the circuit is none.</param>
        /// <param name="red">The box's own red button; null where it has none.</param>
        public ControlRequests(
            BoxConfiguration configuration, RequestDesk desk, Mail mail, PostReports reports, Notices notices, InterlockDesk interlock, StageDesk stage, RedButton red)
        {
            this.desk = desk;
            this.mail = mail;
            this.reports = reports;
            this.notices = notices;
            this.interlock = interlock;
            this.stage = stage;
            this.red = red;
            pursuit = new Pursuit(reports, configuration.Posts, notices);
            issuers = new IssuerRules(configuration.Issuers);
            held = new HeldAspects(configuration.Posts.Length);
            rules = new ReleaseRules(configuration.Release, configuration.HoldCentral, configuration.Posts.Length);
            replies = new ControlReplies(mail, pursuit);
        }

        /// <summary>The board at the line.</summary>
        public LineBoard Board { get; private set; }

        /// <summary>Its number; -1 for none.</summary>
        public int Number { get; private set; }

        /// <summary>What ails the taking of requests.</summary>
        public long Alarms { get { return desk.Alarms; } }

        /// <summary>Asks every post for red without a request; follows none any more, and lets nothing end by itself.</summary>
        public void Stop(long now)
        {
            for (int post = 0; post < reports.Count; post++)
            {
                if (reports.Asked(post) != Aspect.Red)
                {
                    rules.Begin(post, now);
                }

                reports.Ask(post, Aspect.Red);
                notices.Ask(post, Aspect.Red, false);
            }

            held.ForgetAll();
            pursuit.Abandon();
        }

        /// <summary>Puts back what stood before where something was asked for a while only.</summary>
        /// <returns>True where <c>control/state</c> must be told at once.</returns>
        public bool Step(long now)
        {
            return held.Step(reports, notices, rules, now);
        }

        /// <summary>Sends the replies that are due.</summary>
        public void TellReplies(long now)
        {
            replies.Step(now);
        }

        /// <summary>Takes a request: does it or refuses it, and answers.</summary>
        /// <param name="inbound">The message.</param>
        /// <param name="hasFailed">Whether the role has failed: then nothing is done.</param>
        /// <param name="mayPermit">Whether anything but red may be asked for.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <returns>True where <c>control/state</c> must be told at once.</returns>
        public bool Take(Inbound inbound, bool hasFailed, bool mayPermit, long now)
        {
            // A kept request would act again at every reconnection: it is never obeyed.
            if (inbound.IsRetained)
            {
                mail.CountBad();
                return false;
            }

            return mail.Read(inbound, request) && IsAdmitted(inbound, hasFailed, now) && Do(mayPermit, now);
        }

        private bool IsAdmitted(Inbound inbound, bool hasFailed, long now)
        {
            if (mail.Trust.IsDemanding && !mail.Trust.IsFrom(inbound, request.GetText(ControlRequestMessage.Issuer), now))
            {
                return Refuse(RefusalReason.Forged);
            }

            if (hasFailed)
            {
                // A circuit whose keeper has failed stays red until a reboot.
                return Refuse(RefusalReason.ControlFailed);
            }

            if (!desk.Admits(request, now))
            {
                CountRefusal(now);
                return Refuse(desk.Reason);
            }

            return true;
        }

        private bool Do(bool mayPermit, long now)
        {
            int operation = request.GetChoice(ControlRequestMessage.Operation);
            int issuer = issuers.RowOf(request.TextBytes(ControlRequestMessage.Issuer), request.TextLength(ControlRequestMessage.Issuer));
            if (issuer != IssuerRules.RaceControl && operation != (int)ControlOperation.Aspect)
            {
                return Refuse(RefusalReason.NotAuthorised);
            }

            if (operation == (int)ControlOperation.Board)
            {
                return TakeBoard();
            }

            if (operation == (int)ControlOperation.Aspect)
            {
                return TakeAspect(issuer, mayPermit, now);
            }

            return StageDesk.IsFor(operation) ? TakeStageRequest(now) : TakeDirectionRequest(now);
        }

        private bool TakeAspect(int issuer, bool mayPermit, long now)
        {
            Aspect aspect = (Aspect)request.GetChoice(ControlRequestMessage.AspectField);
            if (!mayPermit && aspect != Aspect.Red)
            {
                return RefuseWithProofs(RefusalReason.NotLocked, now);
            }

            int refusal = Judge(issuer, aspect, now);
            if (refusal != ReleaseRules.Allowed)
            {
                return Refuse((RefusalReason)refusal);
            }

            Ask(aspect, now);
            pursuit.Begin(request, desk.Target, now);
            return Accept();
        }

        // All of the target or none of it.
        private int Judge(int issuer, Aspect aspect, long now)
        {
            bool isDown = red != null && red.IsDown;
            int refusal = request.Has(ControlRequestMessage.Hold) && !HeldAspects.MayHold(aspect) ? (int)RefusalReason.NoHold : ReleaseRules.Allowed;
            for (int post = 0; post < reports.Count && refusal == ReleaseRules.Allowed; post++)
            {
                if (IsTarget(post))
                {
                    Aspect stands = reports.Asked(post);
                    refusal = issuers.MayAsk(issuer, stands, aspect) ? rules.Judge(post, stands, aspect, isDown, now) : (int)RefusalReason.NotAuthorised;
                }
            }

            return refusal;
        }

        private void Ask(Aspect aspect, long now)
        {
            for (int post = 0; post < reports.Count; post++)
            {
                if (!IsTarget(post))
                {
                    continue;
                }

                Hold(post, aspect, now);
                if (reports.Asked(post) != aspect)
                {
                    rules.Begin(post, now);
                }

                reports.Ask(post, aspect);
                notices.Ask(post, aspect, request.GetFlag(ControlRequestMessage.TakeOver));
            }
        }

        private void Hold(int post, Aspect aspect, long now)
        {
            if (request.Has(ControlRequestMessage.Hold))
            {
                held.Hold(post, reports.Asked(post), aspect, now + (request.GetInteger(ControlRequestMessage.Hold) * 1000));
            }
            else
            {
                held.Forget(post);
            }
        }

        private bool IsTarget(int post)
        {
            return desk.Target < 0 || desk.Target == post;
        }

        private bool TakeBoard()
        {
            bool has = request.Has(ControlRequestMessage.Board);
            LineBoard asked = has ? (LineBoard)request.GetChoice(ControlRequestMessage.Board) : LineBoard.None;
            if (!has || (LineBoards.NeedsNumber(asked) && !request.Has(ControlRequestMessage.Number)))
            {
                return Refuse(RefusalReason.NoBoard);
            }

            Board = asked;
            Number = LineBoards.NeedsNumber(asked) ? (int)request.GetInteger(ControlRequestMessage.Number) : -1;
            return Accept();
        }

        private bool TakeStageRequest(long now)
        {
            if (stage == null)
            {
                return Refuse(RefusalReason.NoStage);
            }

            bool isClear = request.GetChoice(ControlRequestMessage.Operation) == (int)ControlOperation.StageClear;
            if (red != null && red.IsDown && !isClear)
            {
                return Refuse(RefusalReason.RedButton);
            }

            if (!stage.Ask(request.GetChoice(ControlRequestMessage.Operation), now))
            {
                return Refuse(stage.Reason);
            }

            Accept();
            // The stage tells by itself what follows.
            return false;
        }

        private bool TakeDirectionRequest(long now)
        {
            if (interlock == null)
            {
                return Refuse(RefusalReason.NoInterlock);
            }

            return interlock.Interlock.Ask(request, now) ? Accept() : RefuseWithProofs(interlock.Interlock.Reason, now);
        }

        private void CountRefusal(long now)
        {
            if (desk.Reason == RefusalReason.Expired || desk.Reason == RefusalReason.Replayed)
            {
                mail.CountStale();
                if (desk.Reason == RefusalReason.Replayed)
                {
                    mail.Trust.NoteReplay(now);
                }
            }
            else
            {
                mail.CountBad();
            }
        }

        private bool Accept()
        {
            replies.Accept(request);
            return true;
        }

        private bool Refuse(RefusalReason reason)
        {
            replies.Refuse(request, reason, null);
            return false;
        }

        // With the proofs that are missing, so that whoever asked knows where to send somebody.
        private bool RefuseWithProofs(RefusalReason reason, long now)
        {
            replies.Refuse(request, reason, interlock.Missing(now, Limits.Text));
            return false;
        }
    }
}
