using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Race control's own box: keeps the circuit's central aspects, tells them at once on a change and every second, and takes requests.
    /// After every boot the circuit is red until it is asked otherwise. Loop only.
    /// </summary>
    public sealed class ControlRole : IRole
    {
        private readonly BoxConfiguration configuration;
        private readonly ClockModel clock;
        private readonly Mail mail;
        private readonly LinkManager link;
        private readonly int boot;
        private readonly PostReports reports;
        private readonly RequestDesk desk;
        private readonly Pursuit pursuit;
        private readonly ControlStateMessage state = new ControlStateMessage();
        private readonly ControlRequestMessage request = new ControlRequestMessage();
        private readonly ControlReplyMessage answer = new ControlReplyMessage();
        private readonly LampsMessage lamps = new LampsMessage();
        private readonly StateMessage postState = new StateMessage();
        private readonly byte[] letters;
        private readonly byte[] direction;
        private readonly byte[] routeHash;
        private int seq = 1;
        private long tellAt;
        private ControlReplyMessage step;
        private bool isAnswerDue;
        private bool hasFailed;

        /// <summary>Makes the role of a configured control box.</summary>
        public ControlRole(BoxConfiguration configuration, ClockModel clock, Mail mail, LinkManager link, int boot)
        {
            this.configuration = configuration;
            this.clock = clock;
            this.mail = mail;
            this.link = link;
            this.boot = boot;
            reports = new PostReports(configuration.Posts.Length);
            desk = new RequestDesk(clock, configuration.Posts);
            pursuit = new Pursuit(reports, configuration.Posts);
            letters = new byte[configuration.Posts.Length];
            direction = Encoding.UTF8.GetBytes(configuration.Route);
            routeHash = Encoding.UTF8.GetBytes(configuration.RouteHash);
        }

        /// <inheritdoc/>
        public string Trouble { get { return hasFailed ? "control-failed" : null; } }

        /// <inheritdoc/>
        public long Alarms { get { return hasFailed ? Alarm.RoleFailed : Alarm.None; } }

        /// <summary>What is asked of each post and what each says.</summary>
        public PostReports Reports { get { return reports; } }

        /// <inheritdoc/>
        public void Step(long now)
        {
            if (link.State != LinkState.Up)
            {
                return;
            }

            if (now >= tellAt && mail.Send(MakeState(now)))
            {
                reports.Told(seq);
                seq++;
                tellAt = now + Limits.ControlPeriodMicroseconds;
            }

            TellReplies(now);
        }

        /// <inheritdoc/>
        public void Take(Inbound inbound, long now)
        {
            switch (inbound.What)
            {
                case What.Lamps:
                    if (mail.Read(inbound, lamps))
                    {
                        reports.Take(inbound.Index, lamps, boot);
                    }

                    break;
                case What.State:
                    if (mail.Read(inbound, postState))
                    {
                        reports.TakeState(inbound.Index, postState.GetChoice(StateMessage.State) == (int)BoxState.Lost);
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
        }

        /// <inheritdoc/>
        public void FailSafe()
        {
            hasFailed = true;
            for (int post = 0; post < reports.Count; post++)
            {
                reports.Ask(post, Aspect.Red);
            }

            pursuit.Abandon();
            tellAt = 0;
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

            if (hasFailed)
            {
                // A circuit whose keeper has failed stays red until a reboot.
                Refuse(RefusalReason.ControlFailed);
                return;
            }

            if (!desk.Admits(request, now))
            {
                CountRefusal();
                Refuse(desk.Reason);
                return;
            }

            Aspect aspect = (Aspect)request.GetChoice(ControlRequestMessage.AspectField);
            for (int post = 0; post < reports.Count; post++)
            {
                if (desk.Target < 0 || desk.Target == post)
                {
                    reports.Ask(post, aspect);
                }
            }

            tellAt = 0;
            pursuit.Begin(request, desk.Target, now);
            Accept();
        }

        private void CountRefusal()
        {
            if (desk.Reason == RefusalReason.Expired || desk.Reason == RefusalReason.Replayed)
            {
                mail.CountStale();
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

        private ControlStateMessage MakeState(long now)
        {
            for (int post = 0; post < letters.Length; post++)
            {
                letters[post] = AspectNames.LetterOf(reports.Asked(post));
            }

            bool synced = clock.IsSynced(now);
            long utc = synced ? clock.ToUtc(now) : 0;
            state.Clear();
            state.SetInteger(ControlStateMessage.Epoch, configuration.Epoch);
            state.SetInteger(ControlStateMessage.Boot, boot);
            state.SetInteger(ControlStateMessage.Seq, seq);
            state.SetInteger(ControlStateMessage.Utc, utc);
            state.SetInteger(ControlStateMessage.Expiry, synced ? utc + Limits.FreshMicroseconds : 0);
            state.SetTextBytes(ControlStateMessage.Direction, direction, 0, direction.Length);
            state.SetTextBytes(ControlStateMessage.RouteHash, routeHash, 0, routeHash.Length);
            state.SetChoice(ControlStateMessage.Interlock, (int)(hasFailed ? InterlockState.Fault : InterlockState.Fixed));
            state.SetTextBytes(ControlStateMessage.Posts, letters, 0, letters.Length);
            return state;
        }
    }
}
