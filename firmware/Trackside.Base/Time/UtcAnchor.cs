namespace Trackside.Core
{
    /// <summary>
    /// One instant of a boot at which its clock was known, fixed once: passings seen before the first synchronisation are given their UTC by
    /// it, the same UTC whenever they are sent, from memory or from flash, in this boot or a later one. The gateway tells a repetition from
    /// another passing by that. Loop only.
    /// </summary>
    public sealed class UtcAnchor
    {
        /// <summary>What the crystal may be off: 50 parts per million, so one microsecond in so many.</summary>
        private const long MicrosecondsPerMicrosecond = 20000;

        private const long MostUncertainty = uint.MaxValue;

        /// <summary>Whether it is fixed.</summary>
        public bool IsKnown { get; private set; }

        /// <summary>UTC minus the box's clock, in microseconds.</summary>
        public long Offset { get; private set; }

        /// <summary>The instant, in monotonic microseconds.</summary>
        public long At { get; private set; }

        /// <summary>How well it was known then, in microseconds.</summary>
        public long Uncertainty { get; private set; }

        /// <summary>Fixes it, once, where the clock is synchronised.</summary>
        /// <returns>True where it was fixed now.</returns>
        public bool Fix(ClockModel clock, long now)
        {
            if (IsKnown || !clock.IsSynced(now))
            {
                return false;
            }

            long uncertainty = clock.UncertaintyAt(now);
            Set(true, clock.ToUtc(now) - now, now, uncertainty < MostUncertainty ? uncertainty : MostUncertainty);
            return true;
        }

        /// <summary>Takes what was kept.</summary>
        public void Set(bool isKnown, long offset, long at, long uncertainty)
        {
            IsKnown = isKnown;
            Offset = offset;
            At = at;
            Uncertainty = uncertainty;
        }

        /// <summary>Takes another's values.</summary>
        public void Copy(UtcAnchor from)
        {
            Set(from.IsKnown, from.Offset, from.At, from.Uncertainty);
        }

        /// <summary>What to add to a crossing's own uncertainty, in microseconds.</summary>
        public long UncertaintyAt(long at)
        {
            long apart = at < At ? At - at : at - At;
            return Uncertainty + (apart / MicrosecondsPerMicrosecond);
        }
    }
}
