using System;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// A box: its roles, and the one loop's body. <see cref="Tick"/> drains the rings, steps the roles and hands outputs to the ports.
    /// Everything is made in the constructor; an idle tick allocates nothing. One thread.
    /// </summary>
    public sealed class Box
    {
        /// <summary>Most messages taken in one tick: bounds the tick.</summary>
        public const int MostMessagesPerTick = 8;

        private const long SlowMicroseconds = 100000;

        private readonly InputBank inputs;
        private readonly ClockModel clock;
        private readonly ClockClient clockClient;
        private readonly SessionWatch session;
        private readonly LinkManager link;
        private readonly MessageRing messages;
        private readonly Inbound inbound = new Inbound();
        private readonly Mail mail;
        private readonly IRole[] roles;
        private readonly Supervisor supervisor;
        private readonly Reporter reporter;
        private readonly RoleParts shared = new RoleParts();
        private readonly PermitOutput permit;
        private readonly BusKeeper bus;
        private readonly AspectGuard guard = new AspectGuard();
        private readonly long configuredEpoch;
        private readonly bool isLinkSecure;
        private readonly int postIndex;
        private readonly QuietWatch quiet = new QuietWatch();
        private bool hasPermit;
        private BoxConsole console;
        private TrialDesk trial;
        private long slowAt;

        /// <summary>Puts a box together.</summary>
        public Box(BoxParts parts)
        {
            BoxConfiguration configuration = parts.Configuration;
            inputs = new InputBank(parts.Inputs, parts.Edges, FittedInputs.Of(configuration));
            clock = new ClockModel(configuration.Clock2 == null ? 1 : 2);
            clockClient = new ClockClient(parts.ClockQuery, parts.Exchanges, clock);
            link = new LinkManager(parts.Link, parts.LinkEvents, new Jitter(parts.Seed), parts.IsLinkSecure);
            mail = new Mail(parts.Link, parts.Trust);
            configuredEpoch = configuration.Epoch;
            messages = parts.Messages;
            isLinkSecure = parts.IsLinkSecure;
            postIndex = configuration.PostIndex;
            supervisor = new Supervisor(parts.Platform);
            bus = parts.Bus;
            permit = new PermitOutput(parts.Permit);
            ShareParts();
            roles = MakeRoles(parts);
            reporter = new Reporter(parts, this);
            session = new SessionWatch(this);
            trial = parts.Store != null && parts.Store.IsOnTrial ? new TrialDesk(parts, this) : null;
        }

        /// <summary>The clock.</summary>
        public ClockModel Clock { get { return clock; } }

        /// <summary>The inputs.</summary>
        public InputBank Inputs { get { return inputs; } }

        /// <summary>The connection.</summary>
        public LinkManager Link { get { return link; } }

        /// <summary>What was sent and refused.</summary>
        public Mail Mail { get { return mail; } }

        /// <summary>The permit output.</summary>
        public PermitOutput Permit { get { return permit; } }

        /// <summary>The guard.</summary>
        public AspectGuard Guard { get { return guard; } }

        /// <summary>What keeps the I2C bus; null where the box has none.</summary>
        public BusKeeper Bus { get { return bus; } }

        /// <summary>What went wrong inside.</summary>
        public Supervisor Supervisor { get { return supervisor; } }

        /// <summary>The timing role; null where the box has none.</summary>
        public TimingRole Timing { get; private set; }

        /// <summary>The post role; null where the box has none.</summary>
        public PostRole Post { get; private set; }

        /// <summary>The sign role; null where the box has none.</summary>
        public SignRole Sign { get; private set; }

        /// <summary>The control role; null where the box has none.</summary>
        public ControlRole Control { get; private set; }

        /// <summary>The direction epoch the box works in: the interlock's, or that of the last <c>control/state</c>; the configuration's before.</summary>
        public long Epoch
        {
            get
            {
                if (Control != null && Control.Interlock != null)
                {
                    return Control.Interlock.Interlock.Epoch;
                }

                if (Post != null && Post.Central.IsHeard)
                {
                    return Post.Word.Epoch;
                }

                return Sign != null && Sign.Rules != null && Sign.Rules.News.IsHeard ? Sign.Rules.News.Epoch : configuredEpoch;
            }
        }

        /// <summary>How many roles the box has.</summary>
        public int RoleCount { get { return roles.Length; } }

        /// <summary>One of its roles.</summary>
        public IRole RoleAt(int number)
        {
            return roles[number];
        }

        /// <summary>Every alarm that stands: bits of <see cref="Messages.Alarm"/>.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        public long AlarmsAt(long now)
        {
            return reporter.AlarmsAt(now);
        }

        /// <summary>Whether nothing the box guards is open: only then may a technician disturb it.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        public bool IsCircuitClosed(long now)
        {
            for (int i = 0; i < roles.Length; i++)
            {
                if (!roles[i].IsClosed(now))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Gives the box a console; before the first tick.</summary>
        public void Attach(BoxConsole attached)
        {
            console = attached;
        }

        /// <summary>Does one round of everything. Never throws for a fault of a role: that role fails safe and the box lives.</summary>
        /// <param name="now">Monotonic microseconds, not before the last tick's.</param>
        public void Tick(long now)
        {
            inputs.Step(now);
            clockClient.Step(now);
            if (link.IsHolding && link.State == LinkState.Steadying)
            {
                LookBeforeOpening(now);
            }

            if (link.Step(now))
            {
                TellAnew();
            }

            if (!messages.IsEmpty)
            {
                TakeMessages(now);
            }

            for (int i = 0; i < roles.Length; i++)
            {
                StepRole(roles[i], now);
            }

            if (console != null && console.IsMeasuring)
            {
                console.Measure(now);
            }

            // Last, and by its own senses: what the roles asked for, held against what burns.
            hasPermit = permit.Step(now, guard.Step(inputs.Active, hasPermit, now));
            if (bus != null)
            {
                bus.Step(now);
            }

            if (now >= slowAt)
            {
                slowAt = now + SlowMicroseconds;
                session.Step(now);
                if (isLinkSecure)
                {
                    HoldLink(now);
                }

                if (Post != null && Timing != null)
                {
                    Post.SeeWrongWay(Timing.Desk.IsWrongWay(now));
                }

                if (bus != null && bus.WantsRetry(now) && IsCircuitClosed(now))
                {
                    bus.Retry(now);
                }

                reporter.Step(now);
                if (trial != null && !trial.Step(now))
                {
                    trial = null;
                    reporter.TellAnew();
                }

                if (console != null)
                {
                    StepConsole(now);
                }
            }
        }

        // An attempt is begun in the post's turn, and given up at whatever moves.
        private void HoldLink(long now)
        {
            bool isQuiet = quiet.Step(inputs.TakeMoved(), Timing == null ? 0 : (int)Timing.Outbox.Newest, permit.IsRunning, now);
            bool isTurn = link.State != LinkState.Down || Post == null || !clock.IsSynced(now) || LinkTurn.IsNow(postIndex, clock.ToUtc(now));
            link.IsHeldBack = !isQuiet || !isTurn;
        }

        // The edge of a press may be 30 ms under way: the pins themselves are the last to be asked.
        private void LookBeforeOpening(long now)
        {
            if (link.IsAboutToOpen(now))
            {
                inputs.LookAgain();
            }

            HoldLink(now);
        }

        private InterlockDesk MakeInterlock(BoxParts parts)
        {
            BoxConfiguration configuration = parts.Configuration;
            return configuration.Interlock == null
                ? null
                : new InterlockDesk(configuration, parts.Storage, inputs, clock, mail, parts.Boot, parts.Platform.Now);
        }

        private void TellAnew()
        {
            reporter.TellAnew();
            for (int i = 0; i < roles.Length; i++)
            {
                roles[i].TellAnew();
            }
        }

        private void TakeMessages(long now)
        {
            link.Heard(now);
            for (int taken = 0; taken < MostMessagesPerTick && messages.Take(inbound); taken++)
            {
                if (inbound.What == What.ConsoleIn)
                {
                    OfferLine(now);
                }

                bool isAdmitted = mail.Trust.Admits(inbound, now);
                for (int i = 0; i < roles.Length && isAdmitted; i++)
                {
                    OfferMessage(roles[i], now);
                }
            }
        }

        private void OfferLine(long now)
        {
            try
            {
                if (console != null)
                {
                    console.Take(inbound, now);
                }
            }
            catch (Exception fault)
            {
                supervisor.Count(fault);
            }
        }

        // A console that fails must not stop the box: its line is lost, and counted as a fault.
        private void StepConsole(long now)
        {
            try
            {
                console.Step(now);
            }
            catch (Exception fault)
            {
                supervisor.Count(fault);
            }
        }

        private void OfferMessage(IRole role, long now)
        {
            try
            {
                role.Take(inbound, now);
            }
            catch (Exception fault)
            {
                supervisor.Caught(role, fault);
            }
        }

        private void StepRole(IRole role, long now)
        {
            try
            {
                role.Step(now);
            }
            catch (Exception fault)
            {
                supervisor.Caught(role, fault);
            }
        }

        private void ShareParts()
        {
            shared.Inputs = inputs;
            shared.Clock = clock;
            shared.Mail = mail;
            shared.Link = link;
            shared.Permit = permit;
            shared.Guard = guard;
        }

        private IRole[] MakeRoles(BoxParts parts)
        {
            BoxConfiguration configuration = parts.Configuration;
            IRole[] made = new IRole[4];
            int count = 0;
            // The post comes first: its lamps wait for nobody.
            if (configuration.Has(Roles.Post))
            {
                Post = new PostRole(parts, shared);
                made[count++] = Post;
            }

            if (configuration.Has(Roles.Sign))
            {
                Sign = new SignRole(parts, shared);
                made[count++] = Sign;
            }

            if (configuration.Has(Roles.Control))
            {
                RedButton red = configuration.HasRedButton ? new RedButton(inputs) : null;
                Control = new ControlRole(configuration, clock, mail, link, parts.Boot, MakeInterlock(parts), red, parts.Storage);
                made[count++] = Control;
            }

            if (configuration.Has(Roles.Timing))
            {
                Outbox outbox = MakeOutbox(parts);
                Timing = new TimingRole(LoopFactory.Make(parts, inputs, clock), configuration.Loops, outbox, parts.Log, clock, mail, link, parts.Boot);
                made[count++] = Timing;
            }

            IRole[] kept = new IRole[count];
            Array.Copy(made, 0, kept, 0, count);
            return kept;
        }

        private static Outbox MakeOutbox(BoxParts parts)
        {
            int capacity = parts.Configuration.OutboxCapacity;
            int inMemory = parts.Log == null || capacity < Outbox.InMemory ? capacity : Outbox.InMemory;
            return new Outbox(inMemory, parts.Log, parts.Boot);
        }
    }
}
