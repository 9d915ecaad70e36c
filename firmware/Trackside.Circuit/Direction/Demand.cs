namespace Trackside.Core
{
    /// <summary>
    /// Which reports answer what the interlock asks for now: those of a box that has heard a <c>control/state</c> of this boot that asked
    /// for it, and that are not old. So a report that was delayed, doubled or replayed proves nothing. Loop only.
    /// </summary>
    public sealed class Demand
    {
        /// <summary>How far a report's stamp may lie ahead of this box's clock, in microseconds: both may err by half a second.</summary>
        public const long Ahead = 2 * ClockModel.UncertaintyLimit;

        private readonly ClockModel clock;
        private readonly long ownBoot;
        private long toldSeq;
        private bool isTold;

        /// <summary>Makes a demand that nobody has heard.</summary>
        public Demand(ClockModel clock, int boot)
        {
            this.clock = clock;
            ownBoot = boot;
        }

        /// <summary>Something else is asked for from here on.</summary>
        public void Begin()
        {
            isTold = false;
        }

        /// <summary>A <c>control/state</c> with what is asked was sent.</summary>
        public void Told(int seq)
        {
            toldSeq = isTold ? toldSeq : seq;
            isTold = true;
        }

        /// <summary>Whether a report comes from a box that has heard what is asked.</summary>
        [Guard]
        public bool IsAnswer(long boot, long seq)
        {
            return isTold && boot == ownBoot && seq >= toldSeq;
        }

        /// <summary>Whether something that was sent at an instant is young enough to count.</summary>
        [Guard]
        public bool IsTimely(long sentAt, long now)
        {
            return now - sentAt < ProofStamps.Life && now - sentAt > -Ahead;
        }

        /// <summary>The monotonic instant of a UTC stamp; <see cref="ProofStamps.Never"/> where it has none or this box knows no UTC.</summary>
        public long InstantOf(long utc, long now)
        {
            return utc == 0 || !clock.IsSynced(now) ? ProofStamps.Never : now - (clock.ToUtc(now) - utc);
        }
    }
}
