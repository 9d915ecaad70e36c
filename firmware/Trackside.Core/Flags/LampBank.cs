using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Drives the lamps and proves them by their sense inputs. A lamp that disagrees with its sense for 150 ms is faulty until it has agreed
    /// for two seconds; an aspect is proved once its lamp was sensed lit and every lamp agrees. Loop only; allocates nothing.
    /// </summary>
    public sealed class LampBank
    {
        /// <summary>Time for a lamp, its sense and the edge's way into the loop, in microseconds (handlers run up to 30 ms late).</summary>
        public const long SettleMicroseconds = 150000;

        /// <summary>Agreement after which a faulty lamp is trusted again, in microseconds: a period of the slowest rhythm, so that a cut
        /// lamp does not recover by being dark in a pause.</summary>
        public const long RecoveryMicroseconds = LampPattern.FaultPeriod;

        private readonly ILamps lamps;
        private readonly InputBank inputs;
        private readonly bool[] faulty = new bool[Lamp.Count];
        private readonly long[] differsSince = new long[Lamp.Count];
        private readonly long[] agreesSince = new long[Lamp.Count];
        private Aspect aspect = Aspect.Dark;
        private int burning = -1;
        private bool wasSensedLit;
        private Aspect proved;
        private int faults;

        /// <summary>Makes a bank of dark lamps.</summary>
        public LampBank(ILamps lamps, InputBank inputs)
        {
            this.lamps = lamps;
            this.inputs = inputs;
        }

        /// <summary>The aspect the senses prove; <see cref="Aspect.Unproved"/> while they do not.</summary>
        public Aspect Proved { get { return proved; } }

        /// <summary>Whether a lamp disagrees with its sense.</summary>
        public bool IsFaulty(int lamp)
        {
            return faulty[lamp];
        }

        /// <summary>Whether any lamp does.</summary>
        public bool AnyFaulty { get { return faults != 0; } }

        /// <summary>The lamps that do: bit n for lamp n.</summary>
        public int Faults { get { return faults; } }

        /// <summary>Shows an aspect and looks at the senses.</summary>
        /// <param name="shown">The aspect to show.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="phase">Time the rhythm follows: UTC where known.</param>
        public void Step(Aspect shown, long now, long phase)
        {
            if (shown != aspect)
            {
                aspect = shown;
                wasSensedLit = false;
            }

            int used = LampPattern.LampOf(aspect);
            int lit = used >= 0 && LampPattern.IsLit(aspect, phase) ? used : -1;
            if (lit != burning)
            {
                Change(lit);
            }

            bool settled = true;
            int broken = 0;
            for (int lamp = 0; lamp < Lamp.Count; lamp++)
            {
                bool wanted = lamp == lit;
                bool agrees = inputs.Level(Inputs.FirstSense + lamp) == wanted;
                Judge(lamp, agrees, now);
                // A flashing lamp differs for a moment at every change: that alone proves nothing away.
                settled = settled && (agrees || (lamp == used && wasSensedLit));
                broken |= faulty[lamp] ? 1 << lamp : 0;
                // What was sensed before a fault proves nothing behind it.
                wasSensedLit = (wasSensedLit || (wanted && agrees)) && !(lamp == used && faulty[lamp]);
            }

            faults = broken;
            bool holds = settled && broken == 0 && (used < 0 || wasSensedLit);
            proved = holds ? aspect : Aspect.Unproved;
        }

        // Dark comes before light: no two flags at once. And it is written down only once the port took it: a port that threw is asked again.
        private void Change(int lamp)
        {
            if (burning >= 0)
            {
                lamps.Set(burning, false);
                burning = -1;
            }

            if (lamp >= 0)
            {
                lamps.Set(lamp, true);
                burning = lamp;
            }
        }

        private void Judge(int lamp, bool agrees, long now)
        {
            if (agrees)
            {
                differsSince[lamp] = 0;
                agreesSince[lamp] = agreesSince[lamp] == 0 ? now : agreesSince[lamp];
                faulty[lamp] = faulty[lamp] && now - agreesSince[lamp] < RecoveryMicroseconds;
            }
            else
            {
                agreesSince[lamp] = 0;
                differsSince[lamp] = differsSince[lamp] == 0 ? now : differsSince[lamp];
                faulty[lamp] = faulty[lamp] || now - differsSince[lamp] >= SettleMicroseconds;
            }
        }
    }
}
