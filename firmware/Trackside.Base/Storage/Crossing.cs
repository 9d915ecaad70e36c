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

        /// <summary>The instant in microseconds since 1970 UTC where the source knows it without the box's clock; else <see cref="Unknown"/>.</summary>
        public long Utc = Unknown;

        /// <summary>Half width of the interval around <see cref="Utc"/> that holds the true instant, in microseconds.</summary>
        public long UtcUncertainty;

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

        /// <summary>Whether it ran against the running direction.</summary>
        public bool IsWrongWay;

        /// <summary>Whether two sources of the loop contradict each other about it by more than both state.</summary>
        public bool Disagrees;

        /// <summary>Whether something that watches the same loop did not see it, or it is not sure which of two crossings it saw.</summary>
        public bool IsUnconfirmed;

        /// <summary>Whether it was heard of only after its crossing had been told: the same vehicle stands in an earlier passing of the loop.</summary>
        public bool IsLate;

        /// <summary>Speed between the two loops of a pair, in millimetres a second, or <see cref="Unknown"/>.</summary>
        public int Speed = Unknown;

        /// <summary>Takes over every value of another one.</summary>
        public void Copy(Crossing from)
        {
            Loop = from.Loop;
            Source = from.Source;
            At = from.At;
            Uncertainty = from.Uncertainty;
            Utc = from.Utc;
            UtcUncertainty = from.UtcUncertainty;
            Own = from.Own;
            Transponder = from.Transponder;
            Strength = from.Strength;
            Hits = from.Hits;
            IsShortGap = from.IsShortGap;
            IsWrongWay = from.IsWrongWay;
            Disagrees = from.Disagrees;
            IsUnconfirmed = from.IsUnconfirmed;
            IsLate = from.IsLate;
            Speed = from.Speed;
        }
    }
}
