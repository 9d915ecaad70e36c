namespace Trackside.Core
{
    /// <summary>
    /// Whether a TLS handshake, which holds up the whole box for 1 to 3 s, would harm nothing now: nothing permissive burns, and for 2 s no button, sense or loop has moved and
    /// no vehicle crossed. A link that is lost puts out every green within 3 s, so a post comes to it by itself. Red and yellow stay lit through a handshake: lamps hold
    /// what they were last told, and a press waits in the interrupt's queue. Loop only.
    /// </summary>
    public sealed class QuietWatch
    {
        /// <summary>Stillness asked for, in microseconds (2 s).</summary>
        public const long StillMicroseconds = 2000000;

        private long lastActive;
        private int lastPassing;
        private long movedAt = long.MinValue / 2;

        /// <summary>Looks; every 100 ms.</summary>
        /// <param name="active">The inputs.</param>
        /// <param name="newestPassing">Number of the newest passing; 0 for none.</param>
        /// <param name="isPermitting">Whether anything permissive burns.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <returns>Whether the box is quiet.</returns>
        public bool Step(long active, int newestPassing, bool isPermitting, long now)
        {
            if (active != lastActive || newestPassing != lastPassing)
            {
                lastActive = active;
                lastPassing = newestPassing;
                movedAt = now;
            }

            return !isPermitting && now - movedAt >= StillMicroseconds;
        }
    }
}
