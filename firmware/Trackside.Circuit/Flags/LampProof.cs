namespace Trackside.Core
{
    /// <summary>
    /// Compares what lamps should do with what is sensed. A lamp that disagrees for 120 ms is faulty until it has agreed for two seconds; one that
    /// stayed dark must have been sensed lit, too: a cut lamp does not recover by being dark in a pause.
    /// <code>
    /// state    event                                              next
    /// Good     differs for 120 ms                                 Dead (dark though driven) or Stuck (lit though not)
    /// Dead     agrees for 2 s, and was sensed lit meanwhile       Good
    /// Stuck    agrees for 2 s                                     Good
    /// any      lamp test: sensed lit / not                        Good / Dead
    /// </code>
    /// Loop only; allocates nothing.
    /// </summary>
    public sealed class LampProof
    {
        /// <summary>Time for a lamp, its sense and the edge's way into the loop, in microseconds: senses answer within 50 ms, handlers run up to 30 ms late.
        /// Shorter than the lit half of the fastest flash (3 Hz: 167 ms), and well within the 500 ms in which a failure is told.</summary>
        public const long SettleMicroseconds = 120000;

        /// <summary>Agreement after which a faulty lamp is trusted again, in microseconds: a period of the slowest rhythm.</summary>
        public const long RecoveryMicroseconds = LampPattern.FaultPeriod;

        private readonly long[] differsSince = new long[Lamp.Count];
        private readonly long[] agreesSince = new long[Lamp.Count];
        private int faults;
        private int dead;
        private int watched;
        private int relit;

        /// <summary>The lamps that are faulty: bit n for lamp n.</summary>
        public int Faults { get { return faults; } }

        /// <summary>Whether a lamp is faulty or may become so: then every step counts, else only one at which a sense differs.</summary>
        public bool IsWatching { get { return watched != 0; } }

        /// <summary>Looks at the senses.</summary>
        /// <param name="sensed">Lamps that burn.</param>
        /// <param name="driven">Lamps that should.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <returns>Lamps that have just been found faulty.</returns>
        public int Step(int sensed, int driven, long now)
        {
            int differs = sensed ^ driven;
            int busy = differs | watched;
            if (busy == 0)
            {
                return 0;
            }

            relit |= sensed & driven;
            int before = faults;
            for (int lamp = 0; lamp < Lamp.Count; lamp++)
            {
                int bit = 1 << lamp;
                if ((busy & bit) == 0)
                {
                    continue;
                }

                if ((differs & bit) != 0)
                {
                    Differ(lamp, bit, (driven & bit) != 0, now);
                }
                else
                {
                    Agree(lamp, bit, now);
                }
            }

            return faults & ~before;
        }

        /// <summary>Takes the word of a lamp test.</summary>
        public void Settle(int lamp, bool isGood)
        {
            int bit = 1 << lamp;
            differsSince[lamp] = agreesSince[lamp] = 0;
            faults = isGood ? faults & ~bit : faults | bit;
            dead = isGood ? dead & ~bit : dead | bit;
            watched = isGood ? watched & ~bit : watched | bit;
            relit &= ~bit;
        }

        private void Differ(int lamp, int bit, bool isDriven, long now)
        {
            watched |= bit;
            relit &= ~bit;
            agreesSince[lamp] = 0;
            differsSince[lamp] = differsSince[lamp] == 0 ? now : differsSince[lamp];
            if (now - differsSince[lamp] >= SettleMicroseconds)
            {
                faults |= bit;
                dead = isDriven ? dead | bit : dead & ~bit;
            }
        }

        private void Agree(int lamp, int bit, long now)
        {
            differsSince[lamp] = 0;
            if ((faults & bit) == 0)
            {
                watched &= ~bit;
                return;
            }

            agreesSince[lamp] = agreesSince[lamp] == 0 ? now : agreesSince[lamp];
            bool isProved = (dead & bit) == 0 || (relit & bit) != 0;
            if (isProved && now - agreesSince[lamp] >= RecoveryMicroseconds)
            {
                faults &= ~bit;
                watched &= ~bit;
                agreesSince[lamp] = 0;
            }
        }
    }
}
