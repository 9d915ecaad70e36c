using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What three lamps show for an aspect, at an instant. Pure; any thread. Phases follow UTC, so posts flash together.
    /// <code>
    /// aspect   lamp    rhythm
    /// Red      red     steady
    /// Yellow   yellow  2 Hz, half on
    /// Fault    yellow  0.5 Hz, a quarter on
    /// Green    green   steady
    /// Dark     none
    /// </code>
    /// </summary>
    public static class LampPattern
    {
        /// <summary>Period of a flashing flag, in microseconds: 2 Hz, below the 3 Hz that photosensitive people must not be shown.</summary>
        public const long FlashPeriod = 500000;

        /// <summary>Period of the fault pattern, in microseconds.</summary>
        public const long FaultPeriod = 2000000;

        /// <summary>The aspect itself where three lamps can show it, else the next more restrictive one that they can.</summary>
        public static Aspect Nearest(Aspect aspect)
        {
            if (aspect <= Aspect.Green || aspect == Aspect.Fault)
            {
                return aspect;
            }

            return aspect <= Aspect.Yellow ? Aspect.Yellow : Aspect.Red;
        }

        /// <summary>The lamp an aspect uses; -1 for none.</summary>
        public static int LampOf(Aspect aspect)
        {
            switch (aspect)
            {
                case Aspect.Red:
                    return Lamp.Red;
                case Aspect.Yellow:
                case Aspect.Fault:
                    return Lamp.Yellow;
                case Aspect.Green:
                    return Lamp.Green;
                default:
                    return -1;
            }
        }

        /// <summary>Whether the aspect's lamp is lit at an instant.</summary>
        /// <param name="aspect">The aspect.</param>
        /// <param name="time">UTC microseconds where known, else monotonic; not negative.</param>
        public static bool IsLit(Aspect aspect, long time)
        {
            switch (aspect)
            {
                case Aspect.Yellow:
                    return time % FlashPeriod < FlashPeriod / 2;
                case Aspect.Fault:
                    return time % FaultPeriod < FaultPeriod / 4;
                default:
                    return true;
            }
        }
    }
}
