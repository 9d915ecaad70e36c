using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// A direction sign: its arrows and, where it has one, the pit-exit light, by <see cref="SignRules"/>; told in <c>sign</c> on a change and every second while control
    /// is fresh, so that its proofs stay young. Without an interlock it lights nothing and says so. Loop only.
    /// </summary>
    public sealed class SignRole : IRole
    {
        private const long StepMicroseconds = 20000;

        private readonly SignRules rules;
        private readonly SignReport report;
        private readonly ILamps lamps;
        private readonly RoleParts core;
        private readonly KeySwitch key;
        private readonly ControlStateMessage control = new ControlStateMessage();
        private readonly bool hasPit;
        private int lit;
        private bool hasFailed;
        private bool isAllRed;
        private long stepAt;

        /// <summary>Makes the role.</summary>
        /// <param name="parts">What the box is put together from.</param>
        /// <param name="core">What its roles share.</param>
        public SignRole(BoxParts parts, RoleParts core)
        {
            this.core = core;
            lamps = parts.Lamps;
            SignPlan plan = parts.Configuration.HasInterlock ? SignPlan.Of(parts.Configuration) : null;
            hasPit = plan != null && plan.HasPit;
            rules = plan == null ? null : new SignRules(plan, core.Clock);
            report = new SignReport(plan, rules, core, parts.Configuration.Epoch);
            if (plan != null)
            {
                key = new KeySwitch(core.Inputs);
                core.Guard.Forbid(SenseOf(Lamp.FirstArrow), SenseOf(Lamp.FirstArrow + 1));
                core.Guard.Forbid(SenseOf(Lamp.PitGreen), SenseOf(Lamp.PitRed));
                core.Guard.NeedsPermit(SenseOf(Lamp.FirstArrow) | SenseOf(Lamp.FirstArrow + 1) | SenseOf(Lamp.PitGreen));
            }
        }

        /// <inheritdoc/>
        public string Trouble
        {
            get { return hasFailed ? "sign-failed" : rules != null && rules.IsLatched ? "sign-fault" : report.Faults != 0 ? "lamp-fault" : null; }
        }

        /// <inheritdoc/>
        public long Alarms
        {
            get
            {
                return (hasFailed ? Alarm.RoleFailed : Alarm.None) | (rules != null && rules.IsLatched ? Alarm.SignFault : Alarm.None)
                    | (report.Faults != 0 ? Alarm.LampFailed : Alarm.None);
            }
        }

        /// <summary>The rules; null where the direction is fixed.</summary>
        public SignRules Rules { get { return rules; } }

        /// <summary>The interlock's state last heard.</summary>
        public InterlockState CircuitState { get; private set; }

        /// <summary>Lamps that are driven and sensed dark; see <see cref="SignReport.Faults"/>.</summary>
        public int Faults { get { return report.Faults; } }

        /// <summary>Their names, comma between. Allocates.</summary>
        public string FaultNames()
        {
            return report.FaultNames();
        }

        /// <inheritdoc/>
        public bool IsClosed(long now)
        {
            return rules == null || rules.Driven < 0 || isAllRed;
        }

        /// <inheritdoc/>
        public void Step(long now)
        {
            if (now < stepAt)
            {
                return;
            }

            stepAt = now + StepMicroseconds;
            if (rules != null)
            {
                StepRules(now);
            }

            if (core.Link.State == LinkState.Up)
            {
                report.Step(now);
            }
        }

        /// <inheritdoc/>
        public void Take(Inbound inbound, long now)
        {
            if (rules == null || inbound.What != What.ControlState || inbound.Index == Subscriptions.Partner || !core.Mail.Read(inbound, control))
            {
                return;
            }

            CentralVerdict verdict = rules.Take(control, inbound.IsRetained, now);
            if (verdict < CentralVerdict.Same)
            {
                isAllRed = AreAllRed();
                CircuitState = (InterlockState)control.GetChoice(ControlStateMessage.Interlock);
            }

            if (verdict == CentralVerdict.Older || verdict == CentralVerdict.Late)
            {
                core.Mail.CountStale();
            }

            report.Hear();
            stepAt = now;
        }

        private bool AreAllRed()
        {
            byte[] letters = control.TextBytes(ControlStateMessage.Posts);
            int count = control.TextLength(ControlStateMessage.Posts);
            byte red = AspectNames.LetterOf(Aspect.Red);
            for (int i = 0; i < count; i++)
            {
                if (letters[i] != red)
                {
                    return false;
                }
            }

            return true;
        }

        /// <inheritdoc/>
        public void TellAnew()
        {
            report.TellAnew();
        }

        /// <inheritdoc/>
        public void FailSafe()
        {
            hasFailed = true;
            if (rules != null)
            {
                rules.Fail();
                core.Permit.Refuse(PermitOutput.Sign, true);
                Light();
            }
        }

        private static long SenseOf(int lamp)
        {
            return 1L << Inputs.SenseOf(lamp);
        }

        private void StepRules(long now)
        {
            long active = core.Inputs.Active;
            if (key.IsTurned(now) && !hasFailed && core.Guard.Reset(active))
            {
                rules.Reset();
            }

            int senses = (int)(active >> Inputs.SenseOf(Lamp.FirstArrow)) & ((1 << SignRules.ArrowCount) - 1);
            rules.Step(senses, core.Permit.IsAvailable && !hasFailed, now);
            Light();
        }

        // Dark comes before light, and is written down only once the port took it.
        private void Light()
        {
            int wanted = rules.Driven < 0 ? 0 : 1 << (Lamp.FirstArrow + rules.Driven);
            wanted |= !hasPit ? 0 : rules.IsPitGreen ? 1 << Lamp.PitGreen : 1 << Lamp.PitRed;
            core.Permit.Want(PermitOutput.Sign, rules.Driven >= 0 || rules.IsPitGreen);
            for (int lamp = Lamp.FirstArrow; lamp < Lamp.Outputs && wanted != lit; lamp++)
            {
                int bit = 1 << lamp;
                if ((lit & ~wanted & bit) != 0)
                {
                    lamps.Set(lamp, false);
                    lit &= ~bit;
                }
            }

            for (int lamp = Lamp.FirstArrow; lamp < Lamp.Outputs && wanted != lit; lamp++)
            {
                int bit = 1 << lamp;
                if ((wanted & ~lit & bit) != 0)
                {
                    lamps.Set(lamp, true);
                    lit |= bit;
                }
            }
        }
    }
}
