using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Tells the clock whether times are being taken that a step of UTC would spoil: a vehicle crossed a loop of this box, or its post
    /// showed more than red, within ten minutes. Errs towards open: a step that waits is told (<see cref="Alarm.ClockStepPending"/>), one in a
    /// lap spoils it. Loop only.
    /// </summary>
    public sealed class SessionWatch
    {
        /// <summary>How long nothing must happen, in microseconds.</summary>
        public const long QuietMicroseconds = 600000000;

        private const long PeriodMicroseconds = 2000000;

        private readonly Box box;
        private int newest;
        private bool wasInUse;
        private long usedAt;
        private long lookAt;

        /// <summary>Makes the watch of a box.</summary>
        public SessionWatch(Box box)
        {
            this.box = box;
        }

        /// <summary>Looks every two seconds.</summary>
        public void Step(long now)
        {
            if (now < lookAt)
            {
                return;
            }

            lookAt = now + PeriodMicroseconds;
            if (IsInUse())
            {
                wasInUse = true;
                usedAt = now;
            }

            box.Clock.IsSessionOpen = wasInUse && now - usedAt < QuietMicroseconds;
        }

        private bool IsInUse()
        {
            int last = newest;
            newest = box.Timing == null ? 0 : box.Timing.Outbox.Newest;
            Aspect shown = box.Post == null ? Aspect.Dark : box.Post.Arbiter.Aspect;
            return newest != last || (shown > Aspect.Dark && shown < Aspect.Red && shown != Aspect.Fault);
        }
    }
}
