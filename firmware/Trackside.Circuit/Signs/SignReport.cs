using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Tells what a sign was asked, drives and proves: on a change, and every second while control speaks, since its proofs must be young. That it told dark in an epoch
    /// counts only once the link took it. Loop only; allocates only where there are faults.
    /// </summary>
    public sealed class SignReport
    {
        private const long RetellMicroseconds = 1000000;

        private readonly SignPlan plan;
        private readonly SignRules rules;
        private readonly RoleParts core;
        private readonly SignMessage sign = new SignMessage();
        private readonly byte[][] names;
        private readonly byte[][] hashes;
        private readonly byte[] none = Encoding.UTF8.GetBytes("none");
        private readonly byte[] unproved = Encoding.UTF8.GetBytes("unproved");
        private readonly byte[] conflict = Encoding.UTF8.GetBytes("conflict");
        private readonly int configuredEpoch;
        private int toldBits = -1;
        private long toldEpoch = -1;
        private long retellAt;
        private int faults;
        private long unlitSince = -1;

        /// <summary>Makes the report of a sign.</summary>
        /// <param name="plan">What it has to do with; null where the direction is fixed.</param>
        /// <param name="rules">Its rules; null where the direction is fixed.</param>
        /// <param name="core">What the box's roles share.</param>
        /// <param name="epoch">The epoch told where the direction is fixed.</param>
        public SignReport(SignPlan plan, SignRules rules, RoleParts core, int epoch)
        {
            this.plan = plan;
            this.rules = rules;
            this.core = core;
            configuredEpoch = epoch;
            int routes = plan == null ? 0 : plan.Routes.Length;
            names = new byte[routes][];
            hashes = new byte[routes][];
            for (int route = 0; route < routes; route++)
            {
                names[route] = Encoding.UTF8.GetBytes(plan.Routes[route]);
                hashes[route] = Encoding.UTF8.GetBytes(plan.Hashes[route]);
            }
        }

        /// <summary>Lamps that are driven and sensed dark: bit n for arrow n, then the pit exit's red and green.</summary>
        public int Faults { get { return faults; } }

        /// <summary>Their names, comma between. Allocates.</summary>
        public string FaultNames()
        {
            string list = string.Empty;
            for (int lamp = Lamp.FirstArrow; lamp < Lamp.Outputs; lamp++)
            {
                list += (faults & (1 << (lamp - Lamp.FirstArrow))) == 0 ? string.Empty : (list.Length == 0 ? string.Empty : ",") + Lamp.OutputName(lamp);
            }

            return list;
        }

        /// <summary>Everything is to be told again.</summary>
        public void TellAnew()
        {
            toldBits = -1;
        }

        /// <summary>Control spoke.</summary>
        public void Hear()
        {
            retellAt = retellAt < 0 ? 0 : retellAt;
        }

        /// <summary>Tells what is due.</summary>
        public void Step(long now)
        {
            if (rules == null)
            {
                TellFixed();
                return;
            }

            Watch(now);
            int bits = Bits();
            bool isRetold = now >= retellAt && rules.News.IsFresh(now);
            if (bits == toldBits && rules.News.Epoch == toldEpoch && !isRetold)
            {
                return;
            }

            Put(now);
            if (core.Mail.Send(sign))
            {
                rules.Told();
                toldBits = bits;
                toldEpoch = rules.News.Epoch;
                retellAt = now + RetellMicroseconds;
            }
        }

        private void TellFixed()
        {
            if (toldBits < 0)
            {
                sign.Clear();
                sign.SetText(SignMessage.Applied, "none");
                sign.SetText(SignMessage.Proved, "unproved");
                sign.SetText(SignMessage.Reason, "no-interlock");
                sign.SetInteger(SignMessage.Epoch, configuredEpoch);
                toldBits = core.Mail.Send(sign) ? 0 : -1;
            }
        }

        private bool IsSensed(int lamp)
        {
            return core.Inputs.Level(Inputs.SenseOf(lamp));
        }

        // A lamp that is driven and not sensed for longer than it may take.
        private void Watch(long now)
        {
            int dark = rules.Driven >= 0 && !IsSensed(Lamp.FirstArrow + rules.Driven) ? 1 << rules.Driven : 0;
            if (plan.HasPit)
            {
                int pit = rules.IsPitGreen ? Lamp.PitGreen : Lamp.PitRed;
                dark |= IsSensed(pit) ? 0 : 1 << (pit - Lamp.FirstArrow);
            }

            unlitSince = dark == 0 ? -1 : unlitSince < 0 ? now : unlitSince;
            faults = unlitSince >= 0 && now - unlitSince >= SignRules.SettleMicroseconds ? dark : 0;
        }

        private int Barrier()
        {
            return plan.HasBarrier ? rules.BarrierRoutes(core.Inputs.Level(Inputs.BarrierClosed), core.Inputs.Level(Inputs.BarrierOpen)) : 0;
        }

        private int Bits()
        {
            int bits = (rules.Driven + 1) | ((rules.Proved + 1) << 2) | (rules.IsDark ? 1 << 6 : 0) | (rules.IsLatched ? 1 << 7 : 0);
            bits |= ((rules.Commanded + 1) << 8) | (faults << 12) | (rules.IsPitGreen ? 1 << 16 : 0) | (rules.IsRouteForeign ? 1 << 17 : 0);
            return bits | (Barrier() << 18) | (plan.HasPit && IsSensed(Lamp.PitGreen) ? 1 << 26 : 0) | (plan.HasPit && IsSensed(Lamp.PitRed) ? 1 << 27 : 0);
        }

        private void Put(long now)
        {
            sign.Clear();
            int commanded = rules.Commanded;
            PutRoute(SignMessage.Commanded, commanded, none);
            PutRoute(SignMessage.Applied, rules.Driven < 0 ? -1 : commanded, none);
            PutRoute(SignMessage.Proved, rules.Proved, rules.IsDark ? none : rules.IsLatched ? conflict : unproved);
            if (commanded >= 0)
            {
                sign.SetTextBytes(SignMessage.RouteHash, hashes[commanded], 0, hashes[commanded].Length);
            }

            if (rules.News.IsHeard)
            {
                sign.SetInteger(SignMessage.Epoch, rules.News.Epoch);
                sign.SetInteger(SignMessage.ControlBoot, rules.News.Boot);
                sign.SetInteger(SignMessage.ControlSeq, rules.News.Seq);
            }

            sign.SetFlag(SignMessage.Guard, rules.IsLatched);
            PutReason(now);
            if (plan.HasBarrier)
            {
                sign.SetInteger(SignMessage.Barrier, Barrier());
            }

            if (plan.HasPit)
            {
                sign.SetChoice(SignMessage.Pit, (int)(rules.IsPitGreen ? Aspect.Green : Aspect.Red));
                sign.SetChoice(SignMessage.PitProved, (int)ProvedPit());
            }

            if (core.Clock.IsSynced(now))
            {
                sign.SetInteger(SignMessage.Utc, core.Clock.ToUtc(now));
            }
        }

        private Aspect ProvedPit()
        {
            bool green = IsSensed(Lamp.PitGreen);
            bool red = IsSensed(Lamp.PitRed);
            return green == red ? Aspect.Unproved : green ? Aspect.Green : Aspect.Red;
        }

        private void PutRoute(int field, int route, byte[] otherwise)
        {
            byte[] name = route < 0 ? otherwise : names[route];
            sign.SetTextBytes(field, name, 0, name.Length);
        }

        private void PutReason(long now)
        {
            sign.SetText(SignMessage.Reason, rules.IsLatched ? "guard" : rules.IsRouteForeign ? "route" : rules.News.IsFresh(now) ? null : "no-control");
            if (faults != 0)
            {
                sign.SetText(SignMessage.Faults, FaultNames());
            }
        }
    }
}
