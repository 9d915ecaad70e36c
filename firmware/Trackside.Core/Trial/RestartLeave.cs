using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Whether a box may be restarted with another configuration now. The first row that fits counts:
    /// <code>
    /// box                                                       leave
    /// not configured                                            yes: nothing is guarded
    /// fresh word of a reversal under way                        reversal: a proof would be lost
    /// a post or sign without connection, no marshal asks        yes: it permits nothing, and this may be what mends it
    /// control does not hold red here                            circuit-open
    /// a vehicle crossed its loops within ten minutes            session-open
    /// else                                                      yes
    /// </code>
    /// </summary>
    public static class RestartLeave
    {
        /// <summary>A reversal is under way.</summary>
        public const string Reversal = "reversal";

        /// <summary>The circuit is open.</summary>
        public const string CircuitOpen = "circuit-open";

        /// <summary>Times are being taken.</summary>
        public const string SessionOpen = "session-open";

        /// <summary>Why not; null where it may.</summary>
        /// <param name="box">The box; null where it is not configured.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public static string Refusal(Box box, long now)
        {
            if (box == null)
            {
                return null;
            }

            if (IsReversing(box, now))
            {
                return Reversal;
            }

            bool isCutOff = box.Link.State != LinkState.Up && box.Control == null && (box.Post == null || box.Post.Panel.Request == Aspect.Dark);
            if (!isCutOff && !box.IsCircuitClosed(now))
            {
                return CircuitOpen;
            }

            return box.Timing != null && box.Clock.IsSessionOpen ? SessionOpen : null;
        }

        private static bool IsReversing(Box box, long now)
        {
            if (box.Control != null && box.Control.Interlock != null)
            {
                return IsUnderWay(box.Control.Interlock.Interlock.State);
            }

            return (box.Post != null && box.Post.Central.IsFresh(now) && IsUnderWay((InterlockState)box.Post.Word.Interlock))
                || (box.Sign != null && box.Sign.Rules != null && box.Sign.Rules.News.IsFresh(now) && IsUnderWay(box.Sign.CircuitState));
        }

        private static bool IsUnderWay(InterlockState state)
        {
            return state != InterlockState.Fixed && state != InterlockState.Fault && state != InterlockState.Locked;
        }
    }
}
