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
        /// <summary>What is to be shown.</summary>
        public Aspect Aspect { get; private set; }

        /// <summary>Why.</summary>
        public AspectReason Reason { get; private set; }

        /// <summary>Decides.</summary>
        /// <param name="central">What control last asked for.</param>
        /// <param name="wasFresh">Whether control was ever fresh since boot.</param>
        /// <param name="isFresh">Whether it is fresh now.</param>
        /// <param name="isSynced">Whether the clock is synchronised.</param>
        /// <param name="local">What the marshal asks for; <see cref="Aspect.Dark"/> for nothing. Never <see cref="Aspect.Green"/>.</param>
        public void Decide(Aspect central, bool wasFresh, bool isFresh, bool isSynced, Aspect local)
        {
            Aspect shown;
            if (!wasFresh)
            {
                shown = central > Aspect.Fault ? central : Aspect.Fault;
                Reason = AspectReason.NoControl;
            }
            else if (isFresh)
            {
                shown = central;
                Reason = AspectReason.Central;
            }
            else
            {
                shown = central == Aspect.Green ? Aspect.Dark : central;
                Reason = isSynced ? AspectReason.NoLink : AspectReason.ClockUnsynced;
            }

            if (local > shown)
            {
                shown = local;
                Reason = AspectReason.Local;
            }

            Aspect = LampPattern.Nearest(shown);
            Reason = Aspect == shown ? Reason : AspectReason.CannotShow;
            // The two rules everything else rests on, held in production too.
            bool holds = Aspect >= local && (Aspect != Aspect.Green || (isFresh && central == Aspect.Green));
            if (!holds)
            {
                Aspect = Aspect.Red;
                Reason = AspectReason.RoleFault;
            }
        }
    }
}
