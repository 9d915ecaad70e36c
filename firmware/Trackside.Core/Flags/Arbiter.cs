using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Decides what a post shows: a pure function of what control asks, how fresh that is, and what the marshal asks. The greater restriction
    /// always wins; only fresh control permits.
    /// <code>
    /// control                        base                                reason
    /// never fresh since boot         Fault, or control's if it is more   NoControl
    /// fresh                          control's                           Central
    /// not fresh, clock synchronised  control's; Green becomes Dark       NoLink
    /// not fresh, clock not           control's; Green becomes Dark       ClockUnsynced
    /// then, in every row             the marshal's if it is more         Local
    /// then                           what the panel can show, upwards    CannotShow
    /// </code>
    /// </summary>
    public sealed class Arbiter
    {
        // Fields: a property costs a call each time, and every tick decides anew.
        private Aspect decided;
        private AspectReason why;

        /// <summary>What is to be shown.</summary>
        public Aspect Aspect { get { return decided; } }

        /// <summary>Why.</summary>
        public AspectReason Reason { get { return why; } }

        /// <summary>Decides.</summary>
        /// <param name="central">What control last asked for.</param>
        /// <param name="wasFresh">Whether control was ever fresh since boot.</param>
        /// <param name="isFresh">Whether it is fresh now.</param>
        /// <param name="isSynced">Whether the clock is synchronised.</param>
        /// <param name="local">What the marshal asks for; <see cref="Aspect.Dark"/> for nothing. Never <see cref="Aspect.Green"/>.</param>
        public void Decide(Aspect central, bool wasFresh, bool isFresh, bool isSynced, Aspect local)
        {
            Aspect shown;
            AspectReason reason;
            if (!wasFresh)
            {
                shown = central > Aspect.Fault ? central : Aspect.Fault;
                reason = AspectReason.NoControl;
            }
            else if (isFresh)
            {
                shown = central;
                reason = AspectReason.Central;
            }
            else
            {
                shown = central == Aspect.Green ? Aspect.Dark : central;
                reason = isSynced ? AspectReason.NoLink : AspectReason.ClockUnsynced;
            }

            if (local > shown)
            {
                shown = local;
                reason = AspectReason.Local;
            }

            Aspect nearest = LampPattern.Nearest(shown);
            // The two rules everything else rests on, held in production too.
            bool holds = nearest >= local && (nearest != Aspect.Green || (isFresh && central == Aspect.Green));
            decided = holds ? nearest : Aspect.Red;
            why = !holds ? AspectReason.RoleFault : nearest == shown ? reason : AspectReason.CannotShow;
        }
    }
}
