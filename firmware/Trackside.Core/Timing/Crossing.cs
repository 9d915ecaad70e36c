using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What a source saw of one vehicle over one loop; one instance is reused by each source.</summary>
    public sealed class Crossing
    {
        /// <summary>The field is unknown.</summary>
        public const int Unknown = -1;

        /// <summary>Number of the loop on this box.</summary>
        public int Loop;

        /// <summary>What saw it.</summary>
        public CrossingSource Source;

        /// <summary>When, in monotonic microseconds of the box.</summary>
        public long At;

        /// <summary>Half width of the interval that holds the true instant, in microseconds, the clock's own uncertainty not counted.</summary>
        public long Uncertainty;

        /// <summary>The source's own stamp, in its own microseconds; <see cref="Unknown"/> where it has no clock.</summary>
        public long Own = Unknown;

        /// <summary>Number of the transponder, or <see cref="Unknown"/>.</summary>
        public long Transponder = Unknown;

        /// <summary>Signal strength, or <see cref="Unknown"/>.</summary>
        public int Strength = Unknown;

        /// <summary>Hits, or <see cref="Unknown"/>.</summary>
        public int Hits = Unknown;

        /// <summary>Whether it came closer to the one before than the loop's minimum gap. Marked, never deleted.</summary>
        public bool IsShortGap;
    }
}
