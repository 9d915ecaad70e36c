namespace Trackside.Core
{
    /// <summary>
    /// Whether a TLS handshake, which holds up the whole box for 1 to 3 s, would harm nothing now: for 2 s no button, contact or loop has moved, no vehicle crossed and
    /// nothing permissive burned, whose watchdog would go without its food meanwhile. A link that is lost puts out every green within 3 s, so a post comes to it by itself.
    /// The senses of lamps do not count: they follow what the box itself does, and a flash would never let it be quiet. Loop only.
    /// </summary>
    public sealed class QuietWatch
    {
        /// <summary>Stillness asked for, in microseconds (2 s).</summary>
        public const long StillMicroseconds = 2000000;

        /// <summary>The inputs that the box's own doing moves: the senses of lamps, arrows and panel.</summary>
        public const long SenseBits = (((1L << Lamp.Count) - 1) << Inputs.FirstSense)
            | (((1L << (Inputs.BarrierClosed - Inputs.FirstArrowSense)) - 1) << Inputs.FirstArrowSense) | (1L << Inputs.PanelSense);

        private int lastPassing;
        private long movedAt = long.MinValue / 2;

        /// <summary>Looks; every 100 ms, and every tick while an attempt is about to begin.</summary>
        /// <param name="moved">The inputs that have moved since the last look: bit n for input n.</param>
        /// <param name="newestPassing">Number of the newest passing; 0 for none.</param>
        /// <param name="isPermitting">Whether anything permissive burns.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <returns>Whether the box is quiet.</returns>
        public bool Step(long moved, int newestPassing, bool isPermitting, long now)
        {
            if ((moved & ~SenseBits) != 0 || newestPassing != lastPassing || isPermitting)
            {
                lastPassing = newestPassing;
                movedAt = now;
            }

            return now - movedAt >= StillMicroseconds;
        }
    }
}
