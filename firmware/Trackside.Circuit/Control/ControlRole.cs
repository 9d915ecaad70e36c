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
        private readonly Notices notices;
        private readonly ControlRequests requests;
        private readonly MissingPosts missingPosts;
        private readonly RedButton red;
        private readonly StageDesk stage;
        private readonly ControlStateMessage state = new ControlStateMessage();
        private readonly LampsMessage lamps = new LampsMessage();
        private readonly StateMessage postState = new StateMessage();
        private readonly byte[] letters;
        private readonly byte[] direction;
        private readonly byte[] routeHash;
        private readonly byte[] none = Encoding.UTF8.GetBytes("none");
        private int seq = 1;
        private long tellAt;
        private bool hasFailed;
        private bool mayPermit = true;
        private bool isButtonRed;

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
            notices = new Notices(configuration.Posts.Length);
            missingPosts = new MissingPosts(reports, configuration.Posts, mail, clock, boot);
            stage = configuration.Stage == null ? null : new StageDesk(configuration.Stage, reports, clock, mail);
            RequestDesk desk = new RequestDesk(clock, configuration.Posts, new Issuers(storage));
            requests = new ControlRequests(configuration, desk, mail, reports, notices, interlock, stage, red);
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
                long alarms = requests.Alarms | (hasFailed ? Alarm.RoleFailed : Alarm.None) | (interlock == null ? Alarm.None : interlock.Alarms);
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
                RedEverywhere(now);
            }

            if (interlock != null && !hasFailed)
            {
                StepInterlock(now);
            }

            if (stage != null && !hasFailed && stage.Step(now))
            {
                tellAt = 0;
            }

            if (requests.Step(now))
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

            requests.TellReplies(now);
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
                    tellAt = requests.Take(inbound, hasFailed, mayPermit, now) ? 0 : tellAt;
                    isButtonRed = isButtonRed && reports.AreAllAsked(Aspect.Red);
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
            RedEverywhere(0);
        }

        private void RedEverywhere(long now)
        {
            requests.Stop(now);
            tellAt = 0;
        }

        // Whatever was asked for before, a circuit whose direction is not proved is red.
        private void StepInterlock(long now)
        {
            if (interlock.Step(link.State == LinkState.Up, now))
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
                RedEverywhere(now);
            }
        }
    }
}
