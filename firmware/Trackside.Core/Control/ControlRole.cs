using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Race control's own box: keeps the circuit's central aspects, tells them at once on a change and every second, and takes requests.
    /// After every boot the circuit is red until it is asked otherwise. Loop only.
    /// </summary>
    public sealed partial class ControlRole : IRole
    {
        private readonly BoxConfiguration configuration;
        private readonly ClockModel clock;
        private readonly Mail mail;
        private readonly LinkManager link;
        private readonly int boot;
        private readonly InterlockDesk interlock;
        private readonly PostReports reports;
        private readonly RequestDesk desk;
        private readonly Pursuit pursuit;
        private readonly Notices notices;
        private readonly ReleaseRules rules;
        private readonly MissingPosts missingPosts;
        private readonly RedButton red;
        private readonly StageDesk stage;
        private readonly ControlStateMessage state = new ControlStateMessage();
        private readonly ControlRequestMessage request = new ControlRequestMessage();
        private readonly ControlReplyMessage answer = new ControlReplyMessage();
        private readonly LampsMessage lamps = new LampsMessage();
        private readonly StateMessage postState = new StateMessage();
        private readonly byte[] letters;
        private readonly byte[] direction;
        private readonly byte[] routeHash;
        private readonly byte[] none = Encoding.UTF8.GetBytes("none");
        private int seq = 1;
        private long tellAt;
        private ControlReplyMessage step;
        private bool isAnswerDue;
        private bool hasFailed;
        private bool mayPermit = true;
        private bool isButtonRed;
        private LineBoard board;
        private int number;

        /// <summary>Makes the role of a configured control box.</summary>
        /// <param name="configuration">Its configuration.</param>
        /// <param name="clock">The box's clock.</param>
        /// <param name="mail">The box's mail.</param>
        /// <param name="link">The box's link.</param>
        /// <param name="boot">Boot number.</param>
        /// <param name="interlock">The circuit's interlock; null where the direction is fixed.</param>
        /// <param name="red">Its own red button; null where it has none.</param>
        /// <param name="storage">Keeps the issuers' newest sequences; null to forget them with the power.</param>
        public ControlRole(
            BoxConfiguration configuration, ClockModel clock, Mail mail, LinkManager link, int boot, InterlockDesk interlock, RedButton red, IStorage storage)
        {
            this.interlock = interlock;
            this.red = red;
            this.configuration = configuration;
            this.clock = clock;
            this.mail = mail;
            this.link = link;
            this.boot = boot;
            reports = new PostReports(configuration.Posts.Length);
            desk = new RequestDesk(clock, configuration.Posts, new Issuers(storage));
            notices = new Notices(configuration.Posts.Length);
            pursuit = new Pursuit(reports, configuration.Posts, notices);
            rules = new ReleaseRules(configuration.Release, configuration.HoldCentral, configuration.Posts.Length);
            missingPosts = new MissingPosts(reports, configuration.Posts, mail, clock, boot);
            stage = configuration.Stage == null ? null : new StageDesk(configuration.Stage, reports, clock, mail);
            letters = new byte[configuration.Posts.Length];
            direction = Encoding.UTF8.GetBytes(configuration.Route);
            routeHash = Encoding.UTF8.GetBytes(configuration.RouteHash);
        }

        /// <inheritdoc/>
        public string Trouble
        {
            get
            {
                return hasFailed ? "control-failed" : interlock != null && interlock.Interlock.State == InterlockState.Fault ? "interlock-fault" : null;
            }
        }

        /// <inheritdoc/>
        public long Alarms
        {
            get
            {
                long alarms = (hasFailed ? Alarm.RoleFailed : Alarm.None) | (interlock == null ? Alarm.None : interlock.Alarms);
                return alarms | (stage == null ? Alarm.None : stage.Alarms) | (red != null && red.IsStuck ? Alarm.ButtonFault : Alarm.None);
            }
        }

        /// <summary>The circuit's interlock; null where the direction is fixed.</summary>
        public InterlockDesk Interlock { get { return interlock; } }

        /// <summary>The stage; null where the circuit is none.</summary>
        public StageDesk Stage { get { return stage; } }

        /// <summary>What is asked of each post and what each says.</summary>
        public PostReports Reports { get { return reports; } }

        /// <summary>The list of posts that have not done what is asked.</summary>
        public MissingPosts MissingPosts { get { return missingPosts; } }

        /// <summary>The box's own red button; null where it has none.</summary>
        public RedButton Red { get { return red; } }

        /// <inheritdoc/>
        public bool IsClosed(long now)
        {
            return reports.AreAllAsked(Aspect.Red);
        }

        /// <inheritdoc/>
        public void Step(long now)
        {
            if (red != null && red.Step(now))
            {
                isButtonRed = true;
                RedEverywhere();
            }

            if (interlock != null && !hasFailed)
            {
                StepInterlock(now);
            }

            if (stage != null && !hasFailed && stage.Step(now))
            {
                tellAt = 0;
            }

            if (link.State != LinkState.Up)
            {
                return;
            }

            if (now >= tellAt && mail.Send(MakeState(now)))
            {
                reports.Told(seq);
                if (interlock != null)
                {
                    interlock.Interlock.Told(seq);
                }

                seq++;
                tellAt = now + Limits.ControlPeriodMicroseconds;
            }

            TellReplies(now);
            missingPosts.Step(now);
            if (interlock != null && !hasFailed)
            {
                interlock.Report(now);
            }
        }

        /// <inheritdoc/>
        public void Take(Inbound inbound, long now)
        {
            if (inbound.Index >= Subscriptions.FirstSign || inbound.What == What.Button)
            {
                if (interlock != null)
                {
                    interlock.Take(inbound, now);
                }

                if (stage != null && inbound.What == What.Passing)
                {
                    stage.Take(inbound, now);
                }

                return;
            }

            switch (inbound.What)
            {
                case What.Lamps:
                    if (mail.Read(inbound, lamps))
                    {
                        reports.Take(inbound.Index, lamps, boot);
                        tellAt = notices.Take(inbound.Index, lamps, reports.Asked(inbound.Index)) ? 0 : tellAt;
                        if (interlock != null)
                        {
                            interlock.TakePost(inbound.Index, lamps, inbound.IsRetained, now);
                        }
                    }

                    break;
                case What.State:
                    if (mail.Read(inbound, postState))
                    {
                        bool isLost = postState.GetChoice(StateMessage.State) == (int)BoxState.Lost;
                        reports.TakeState(inbound.Index, isLost);
                        if (interlock != null)
                        {
                            interlock.TakeBoxState(inbound.Index, isLost, now);
                        }
                    }

                    break;
                case What.ControlRequest:
                    TakeRequest(inbound, now);
                    break;
            }
        }

        /// <inheritdoc/>
        public void TellAnew()
        {
            tellAt = 0;
            missingPosts.TellAnew();
            if (interlock != null)
            {
                interlock.TellAnew();
            }
        }

        /// <inheritdoc/>
        public void FailSafe()
        {
            hasFailed = true;
            RedEverywhere();
        }

        private void RedEverywhere()
        {
            for (int post = 0; post < reports.Count; post++)
            {
                reports.Ask(post, Aspect.Red);
                notices.Ask(post, Aspect.Red, false);
            }

            pursuit.Abandon();
            tellAt = 0;
        }

        // Whatever was asked for before, a circuit whose direction is not proved is red.
        private void StepInterlock(long now)
        {
            if (interlock.Step(now))
            {
                tellAt = 0;
            }

            if (stage != null)
            {
                // The first route is the stage's own; the others are of a joined course.
                stage.IsDriven = interlock.Interlock.Direction <= 0;
            }

            bool permits = interlock.Interlock.MayPermit(now);
            if (permits != mayPermit)
            {
                mayPermit = permits;
                RedEverywhere();
            }
        }

        private void TakeRequest(Inbound inbound, long now)
        {
            // A kept request would act again at every reconnection: it is never obeyed.
            if (inbound.IsRetained)
            {
                mail.CountBad();
                return;
            }

            if (!mail.Read(inbound, request))
            {
                return;
            }

            if (mail.Trust.IsDemanding && !mail.Trust.IsFrom(inbound, request.GetText(ControlRequestMessage.Issuer), now))
            {
                Refuse(RefusalReason.Forged);
                return;
            }

            if (hasFailed)
            {
                // A circuit whose keeper has failed stays red until a reboot.
                Refuse(RefusalReason.ControlFailed);
                return;
            }

            if (!desk.Admits(request, now))
            {
                CountRefusal(now);
                Refuse(desk.Reason);
                return;
            }

            int operation = request.GetChoice(ControlRequestMessage.Operation);
            if (operation == (int)ControlOperation.Board)
            {
                TakeBoard();
            }
            else if (operation == (int)ControlOperation.Aspect)
            {
                TakeAspect(now);
            }
            else if (StageDesk.IsFor(operation))
            {
                TakeStageRequest(now);
            }
            else
            {
                TakeDirectionRequest(now);
            }
        }

        private void TakeAspect(long now)
        {
            Aspect aspect = (Aspect)request.GetChoice(ControlRequestMessage.AspectField);
            if (!mayPermit && aspect != Aspect.Red)
            {
                Refuse(RefusalReason.NotLocked);
                answer.SetText(ControlReplyMessage.Missing, interlock.Missing(now, Limits.Text));
                return;
            }

            int refusal = Judge(aspect, now);
            if (refusal != ReleaseRules.Allowed)
            {
                Refuse((RefusalReason)refusal);
                return;
            }

            Ask(aspect, now);
            tellAt = 0;
            pursuit.Begin(request, desk.Target, now);
            Accept();
        }

        // All of the target or none of it.
        private int Judge(Aspect aspect, long now)
        {
            bool isDown = red != null && red.IsDown;
            int refusal = ReleaseRules.Allowed;
            for (int post = 0; post < reports.Count && refusal == ReleaseRules.Allowed; post++)
            {
                refusal = IsTarget(post) ? rules.Judge(post, reports.Asked(post), aspect, isDown, now) : refusal;
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

                if (reports.Asked(post) != aspect)
                {
                    rules.Begin(post, now);
                }

                reports.Ask(post, aspect);
                notices.Ask(post, aspect, request.GetFlag(ControlRequestMessage.TakeOver));
            }

            isButtonRed = isButtonRed && reports.AreAllAsked(Aspect.Red);
        }

        private bool IsTarget(int post)
        {
            return desk.Target < 0 || desk.Target == post;
        }

        private void TakeBoard()
        {
            bool has = request.Has(ControlRequestMessage.Board);
            LineBoard asked = has ? (LineBoard)request.GetChoice(ControlRequestMessage.Board) : LineBoard.None;
            if (!has || (LineBoards.NeedsNumber(asked) && !request.Has(ControlRequestMessage.Number)))
            {
                Refuse(RefusalReason.NoBoard);
                return;
            }

            board = asked;
            number = LineBoards.NeedsNumber(asked) ? (int)request.GetInteger(ControlRequestMessage.Number) : -1;
            tellAt = 0;
            Accept();
        }

        private void TakeStageRequest(long now)
        {
            if (stage == null)
            {
                Refuse(RefusalReason.NoStage);
            }
            else if (stage.Ask(request.GetChoice(ControlRequestMessage.Operation), now))
            {
                Accept();
            }
            else
            {
                Refuse(stage.Reason);
            }
        }

        private void TakeDirectionRequest(long now)
        {
            if (interlock == null)
            {
                Refuse(RefusalReason.NoInterlock);
            }
            else if (interlock.Interlock.Ask(request, now))
            {
                tellAt = 0;
                Accept();
            }
            else
            {
                Refuse(interlock.Interlock.Reason);
                answer.SetText(ControlReplyMessage.Missing, interlock.Missing(now, Limits.Text));
            }
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

        // A reply the link does not take is offered again before the next one is made.
        private void TellReplies(long now)
        {
            if (isAnswerDue)
            {
                isAnswerDue = !mail.Send(answer);
            }

            if (step == null)
            {
                step = pursuit.Due(now);
            }

            if (!isAnswerDue && step != null && mail.Send(step))
            {
                step = null;
            }
        }

        private void Accept()
        {
            PutRequest();
            answer.SetChoice(ControlReplyMessage.Result, (int)ControlResult.Accepted);
            isAnswerDue = true;
        }

        private void Refuse(RefusalReason reason)
        {
            PutRequest();
            answer.SetChoice(ControlReplyMessage.Result, (int)ControlResult.Refused);
            answer.SetChoice(ControlReplyMessage.Reason, (int)reason);
            isAnswerDue = true;
        }

        private void PutRequest()
        {
            if (isAnswerDue)
            {
                // The answer to another request of the same tick.
                mail.Send(answer);
            }

            answer.Clear();
            answer.SetTextBytes(ControlReplyMessage.Id, request.TextBytes(ControlRequestMessage.Id), 0, request.TextLength(ControlRequestMessage.Id));
            answer.SetTextBytes(ControlReplyMessage.Issuer, request.TextBytes(ControlRequestMessage.Issuer), 0, request.TextLength(ControlRequestMessage.Issuer));
        }
    }
}
