using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// A marshal post: the arbiter's aspect on the lamps every tick, with or without a network, and the three facts told when one changes,
    /// and every five seconds while control speaks.
    /// Loop only; an idle tick allocates nothing.
    /// </summary>
    public sealed class PostRole : IRole
    {
        private static readonly string[] buttonNames = { "yellow", "clear", "key" };
        private static readonly string[] lampNames = { "red", "yellow", "green" };

        // The word of a change may be lost, and control may have taken the change back since: so the post tells control this often
        // that it knows the newest, though nothing changed here.
        private const long RetellMicroseconds = 5000000;

        private readonly CentralAspect central;
        private readonly Arbiter arbiter = new Arbiter();
        private readonly LampBank bank;
        private readonly Panel panel;
        private readonly ClockModel clock;
        private readonly Mail mail;
        private readonly LinkManager link;
        private readonly ControlStateMessage control = new ControlStateMessage();
        private readonly LampsMessage lamps = new LampsMessage();
        private readonly ButtonMessage button = new ButtonMessage();
        private Aspect toldApplied = Aspect.Unproved;
        private Aspect toldProved;
        private int toldChanges = -1;
        private int toldFaults;
        private long toldSeq;
        private long retellAt;
        private AspectReason toldReason;
        private bool hasFailed;
        private long steppedAt;

        /// <summary>Makes the role.</summary>
        /// <param name="index">The post's letter in <c>control/state</c>.</param>
        /// <param name="lampPort">The lamps.</param>
        /// <param name="inputs">Buttons and senses.</param>
        /// <param name="clock">The box's clock.</param>
        /// <param name="mail">The box's mail.</param>
        /// <param name="link">The box's link.</param>
        public PostRole(int index, ILamps lampPort, InputBank inputs, ClockModel clock, Mail mail, LinkManager link)
        {
            central = new CentralAspect(clock, index);
            bank = new LampBank(lampPort, inputs);
            panel = new Panel(inputs);
            this.clock = clock;
            this.mail = mail;
            this.link = link;
        }

        /// <inheritdoc/>
        public string Trouble { get { return hasFailed ? "post-failed" : bank.AnyFaulty ? "lamp-fault" : null; } }

        /// <inheritdoc/>
        public long Alarms { get { return (hasFailed ? Alarm.RoleFailed : Alarm.None) | (bank.AnyFaulty ? Alarm.LampFailed : Alarm.None); } }

        /// <summary>What is driven, and why.</summary>
        public Arbiter Arbiter { get { return arbiter; } }

        /// <summary>The lamps and their proof.</summary>
        public LampBank Bank { get { return bank; } }

        /// <summary>The marshal's buttons.</summary>
        public Panel Panel { get { return panel; } }

        /// <inheritdoc/>
        public void Step(long now)
        {
            steppedAt = now;
            bool synced = clock.IsSynced(now);
            panel.Step(now);
            arbiter.Decide(central.Aspect, central.WasFresh, !hasFailed && central.IsFresh(now), synced, panel.Request);
            Aspect shown = arbiter.Aspect;
            bank.Step(shown, now, synced ? clock.ToUtc(now) : now);
            if (link.State == LinkState.Up)
            {
                Tell(shown, now, synced);
            }
        }

        /// <inheritdoc/>
        public void Take(Inbound inbound, long now)
        {
            if (inbound.What != What.ControlState || !mail.Read(inbound, control))
            {
                return;
            }

            CentralVerdict verdict = central.Take(control, inbound.IsRetained, now);
            if (verdict == CentralVerdict.NoLetter)
            {
                mail.CountBad();
            }
            else if (verdict == CentralVerdict.Older || verdict == CentralVerdict.Late)
            {
                mail.CountStale();
            }
        }

        /// <inheritdoc/>
        public void TellAnew()
        {
            toldApplied = Aspect.Unproved;
        }

        /// <inheritdoc/>
        public void FailSafe()
        {
            // Green goes; a red or yellow that is lit stays lit, steady.
            hasFailed = true;
            Aspect last = arbiter.Aspect == Aspect.Green ? Aspect.Dark : arbiter.Aspect;
            bank.Step(last, steppedAt, 0);
        }

        private AspectReason Reason { get { return hasFailed ? AspectReason.RoleFault : arbiter.Reason; } }

        private void Tell(Aspect shown, long now, bool synced)
        {
            bool changed = shown != toldApplied || bank.Proved != toldProved
                || Reason != toldReason || central.Changes != toldChanges || bank.Faults != toldFaults
                || (central.Seq != toldSeq && now >= retellAt);
            if (changed)
            {
                TellLamps(now, synced);
            }

            if (panel.HasEvent)
            {
                TellButton(now, synced);
            }
        }

        private void TellLamps(long now, bool synced)
        {
            lamps.Clear();
            if (central.IsHeard)
            {
                lamps.SetChoice(LampsMessage.Commanded, (int)central.Aspect);
                lamps.SetInteger(LampsMessage.ControlBoot, central.Boot);
                lamps.SetInteger(LampsMessage.ControlSeq, central.Seq);
            }

            lamps.SetChoice(LampsMessage.Applied, (int)arbiter.Aspect);
            lamps.SetChoice(LampsMessage.Proved, (int)bank.Proved);
            lamps.SetChoice(LampsMessage.Reason, (int)Reason);
            if (panel.Request != Aspect.Dark)
            {
                lamps.SetChoice(LampsMessage.Request, (int)panel.Request);
            }

            if (bank.AnyFaulty)
            {
                PutFaults();
            }

            if (synced)
            {
                lamps.SetInteger(LampsMessage.Utc, clock.ToUtc(now));
            }

            if (mail.Send(lamps))
            {
                toldApplied = arbiter.Aspect;
                toldProved = bank.Proved;
                toldReason = Reason;
                toldChanges = central.Changes;
                toldFaults = bank.Faults;
                toldSeq = central.Seq;
                retellAt = now + RetellMicroseconds;
            }
        }

        private void PutFaults()
        {
            string faults = string.Empty;
            for (int lamp = 0; lamp < Lamp.Count; lamp++)
            {
                if (bank.IsFaulty(lamp))
                {
                    faults = faults.Length == 0 ? lampNames[lamp] : faults + "," + lampNames[lamp];
                }
            }

            lamps.SetText(LampsMessage.Faults, faults);
        }

        private void TellButton(long now, bool synced)
        {
            button.Clear();
            button.SetText(ButtonMessage.Button, buttonNames[panel.EventButton]);
            button.SetChoice(ButtonMessage.Event, (int)panel.EventKind);
            button.SetInteger(ButtonMessage.Seq, panel.Seq);
            if (synced)
            {
                button.SetInteger(ButtonMessage.Utc, clock.ToUtc(panel.EventTime));
            }

            if (mail.Send(button))
            {
                panel.EventTold();
            }
        }
    }
}
