using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>One crossing of a loop as its sources tell of it: what is known by now, and who has reported. Reused; loop only.</summary>
    public sealed class WatchedCrossing
    {
        /// <summary>How much further apart than they state two reports of one crossing may lie, in microseconds: half of the least gap
        /// between vehicles (80 ms).</summary>
        public const long Slack = 40000;

        /// <summary>Makes one that no report fits.</summary>
        public WatchedCrossing()
        {
            Merged = new Crossing();
            OpenedAt = long.MinValue / 2;
        }

        /// <summary>What is known of it.</summary>
        public Crossing Merged { get; }

        /// <summary>The sources that reported it, a bit each.</summary>
        public int Seen { get; private set; }

        /// <summary>When the first source reported it, in microseconds of the box.</summary>
        public long OpenedAt { get; private set; }

        /// <summary>Whether it waits for more sources before it is told.</summary>
        public bool IsOpen { get; set; }

        /// <summary>When it was by the best source that goes by the box's own clock.</summary>
        public long LocalAt { get; private set; }

        /// <summary>How well <see cref="LocalAt"/> is known, in microseconds; below zero where no such source reported.</summary>
        public long LocalUncertainty { get; private set; }

        /// <summary>Whether a source has reported it.</summary>
        public bool WasSeenBy(int source)
        {
            return (Seen & (1 << source)) != 0;
        }

        /// <summary>How far apart it and a report lie, in microseconds.</summary>
        public long Apart(Crossing report)
        {
            long apart = Merged.At - report.At;
            return apart < 0 ? -apart : apart;
        }

        /// <summary>Whether it and a report lie no further apart than both state.</summary>
        public bool Agrees(Crossing report)
        {
            return Apart(report) <= report.Uncertainty + Merged.Uncertainty;
        }

        /// <summary>Whether a report may be of this crossing.</summary>
        public bool MayBe(Crossing report)
        {
            return Apart(report) <= report.Uncertainty + Merged.Uncertainty + Slack;
        }

        /// <summary>A report of a crossing nobody told of so far.</summary>
        public void Begin(Crossing report, int source, long now)
        {
            Merged.Copy(report);
            Seen = 1 << source;
            OpenedAt = now;
            IsOpen = true;
            LocalUncertainty = -1;
            NoteLocal(report);
        }

        /// <summary>Marks what a further report says about those before it.</summary>
        public void Audit(Crossing report, int source, bool isAmbiguous)
        {
            Merged.Disagrees |= !Agrees(report);
            Merged.IsUnconfirmed |= isAmbiguous;
            Seen |= 1 << source;
        }

        /// <summary>The report knows the time better.</summary>
        public void TakeTime(Crossing report)
        {
            Merged.Source = report.Source;
            Merged.At = report.At;
            Merged.Uncertainty = report.Uncertainty;
            Merged.Utc = report.Utc;
            Merged.UtcUncertainty = report.UtcUncertainty;
        }

        /// <summary>Takes what a further report knows beside the time.</summary>
        public void Add(Crossing report)
        {
            NoteLocal(report);
            if (report.Transponder >= 0)
            {
                TakeIdentity(Merged, report);
            }
        }

        /// <summary>Makes the stated uncertainty hold another crossing too.</summary>
        public void Widen(Crossing other)
        {
            long low = Merged.At - Merged.Uncertainty;
            long high = Merged.At + Merged.Uncertainty;
            long otherLow = other.At - other.Uncertainty;
            long otherHigh = other.At + other.Uncertainty;
            low = otherLow < low ? otherLow : low;
            high = otherHigh > high ? otherHigh : high;
            Merged.At = low + ((high - low) / 2);
            Merged.Uncertainty = (high - low + 1) / 2;
            Merged.IsUnconfirmed = true;
        }

        /// <summary>Takes who crossed from the report that knows it.</summary>
        public static void TakeIdentity(Crossing crossing, Crossing report)
        {
            crossing.Own = report.Own;
            crossing.Transponder = report.Transponder;
            crossing.Strength = report.Strength;
            crossing.Hits = report.Hits;
        }

        private void NoteLocal(Crossing report)
        {
            bool isLocal = report.Source == CrossingSource.Marker || report.Source == CrossingSource.Edge;
            if (isLocal && (LocalUncertainty < 0 || report.Uncertainty < LocalUncertainty))
            {
                LocalAt = report.At;
                LocalUncertainty = report.Uncertainty;
            }
        }
    }
}
