using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// One loop and everything that watches it. What several sources report of one crossing is put together: the smallest stated
    /// uncertainty gives the time, the decoder the transponder, and every source audits the others. One passing a crossing; nothing is
    /// deleted, only marked and counted. A loop with one source hands its reports on at once.
    ///
    /// Two reports are of one crossing where they lie no further apart than what both state plus <see cref="WatchedCrossing.Slack"/>;
    /// between the two, they disagree. A crossing is told when every source has reported it that is not silent, or when the slowest of these should have.
    ///
    /// | event | outcome |
    /// |---|---|
    /// | reports agree | one passing of the best source |
    /// | reports disagree | one passing of the best source, marked <c>disagrees</c>, counted |
    /// | a source that speaks does not report it | told without it, marked <c>unconfirmed</c>, counted as missed |
    /// | it misses three in a row | silent: no longer waited for, until it reports again |
    /// | a report could be of several crossings | goes to the oldest that agrees with it, marked <c>unconfirmed</c>; a better time makes the others as wide as what it replaces |
    /// | a report comes after its crossing was told | a transponder unknown so far is told, marked <c>late</c>; else it audits only |
    /// | a report of a crossing longer ago than any is kept (a decoder that sends again what it said while its cable was cut) | told at once, marked <c>late</c> where another source speaks; nobody is blamed |
    /// Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class LoopWatch : ICrossingSink
    {
        /// <summary>Crossings kept at once, told ones for the sake of late reports.</summary>
        public const int Kept = 16;

        // A resend of the decoder may take three tries of two seconds.
        private const long KeepMicroseconds = 10000000;

        private readonly ICrossingSource[] sources;
        private readonly ClockModel clock;
        private readonly WatchedCrossing[] crossings = new WatchedCrossing[Kept];
        private readonly Crossing handed = new Crossing();
        private ICrossingSink told;
        private int reporting;
        private int open;
        private int next;
        private long now;

        /// <summary>Watches a loop.</summary>
        /// <param name="loop">Number of the loop on this box.</param>
        /// <param name="sources">What watches it, best first.</param>
        /// <param name="clock">Weighs sources that know UTC against those that know the box's clock.</param>
        public LoopWatch(int loop, ICrossingSource[] sources, ClockModel clock)
        {
            Loop = loop;
            this.sources = sources;
            this.clock = clock;
            Audit = new SourceAudit(sources.Length);
            for (int i = 0; i < Kept; i++)
            {
                crossings[i] = new WatchedCrossing();
            }
        }

        /// <summary>Number of the loop on this box.</summary>
        public int Loop { get; }

        /// <summary>How many sources watch it.</summary>
        public int SourceCount { get { return sources.Length; } }

        /// <summary>How its sources keep up with each other.</summary>
        public SourceAudit Audit { get; }

        /// <summary>Crossings about which sources contradicted each other.</summary>
        public int Disagreements { get; private set; }

        /// <summary>Crossings heard of only after they had been told.</summary>
        public int Lates { get; private set; }

        /// <summary>Takes what the clock may learn from crossings whose UTC a source knew; null for nobody.</summary>
        public IUtcMarks Marks { get; set; }

        /// <summary>The decoder that watches this loop, which learns from better sources; null for none.</summary>
        public IOwnClock OwnClock { get; set; }

        /// <summary>Damaged or implausible input of all sources since boot.</summary>
        public int BadInputs { get { return SourceFigures.BadInputsOf(sources); } }

        /// <summary>Standing alarms of all sources.</summary>
        public long Alarms { get { return SourceFigures.AlarmsOf(sources); } }

        /// <summary>The highest noise a source states; -1 where none does.</summary>
        public int Noise { get { return SourceFigures.NoiseOf(sources); } }

        /// <summary>One of the sources.</summary>
        public ICrossingSource SourceAt(int number)
        {
            return sources[number];
        }

        /// <summary>Steps the sources and hands on every crossing that is complete.</summary>
        public void Step(long at, ICrossingSink sink)
        {
            now = at;
            told = sink;
            for (int i = 0; i < sources.Length; i++)
            {
                reporting = i;
                sources[i].Step(at, this);
            }

            if (open > 0)
            {
                Settle();
            }
        }

        /// <inheritdoc/>
        public void Cross(Crossing report)
        {
            Audit.Report(reporting);
            if (sources.Length == 1)
            {
                // A copy: who hears of it marks it, and the source's own instance is used again for the next vehicle.
                handed.Copy(report);
                told.Cross(handed);
                return;
            }

            bool isAmbiguous;
            WatchedCrossing crossing = Find(report, out isAmbiguous);
            if (crossing == null && now - report.At > KeepMicroseconds)
            {
                TellOld(report);
            }
            else if (crossing == null)
            {
                Begin(report);
            }
            else
            {
                Join(crossing, report, isAmbiguous);
            }
        }

        // The crossing that the report is of, of those this source has not reported; null for none. A source reports in the order of the
        // crossings: of those that agree with it the oldest is meant, and only where none agrees the nearest.
        private WatchedCrossing Find(Crossing report, out bool isAmbiguous)
        {
            WatchedCrossing found = null;
            long least = long.MaxValue;
            int close = 0;
            for (int i = 0; i < Kept; i++)
            {
                WatchedCrossing crossing = crossings[i];
                if (!Fits(crossing, report))
                {
                    continue;
                }

                close++;
                long rank = crossing.Agrees(report) ? crossing.Merged.At - long.MaxValue / 2 : crossing.Apart(report);
                if (rank < least)
                {
                    found = crossing;
                    least = rank;
                }
            }

            isAmbiguous = close > 1;
            return found;
        }

        private bool Fits(WatchedCrossing crossing, Crossing report)
        {
            return now - crossing.OpenedAt <= KeepMicroseconds && !crossing.WasSeenBy(reporting) && crossing.MayBe(report);
        }

        private void Begin(Crossing report)
        {
            WatchedCrossing crossing = crossings[next];
            next = next + 1 < Kept ? next + 1 : 0;
            if (crossing.IsOpen)
            {
                // No room to wait any longer for the others.
                Tell(crossing);
            }

            crossing.Begin(report, reporting, now);
            open++;
        }

        private void Join(WatchedCrossing crossing, Crossing report, bool isAmbiguous)
        {
            Disagreements += crossing.Agrees(report) ? 0 : 1;
            crossing.Audit(report, reporting, isAmbiguous);
            if (!crossing.IsOpen)
            {
                TakeLate(crossing.Merged, report);
                return;
            }

            if (Stated(report) < Stated(crossing.Merged))
            {
                if (isAmbiguous)
                {
                    WidenOthers(crossing, report);
                }

                crossing.TakeTime(report);
            }

            crossing.Add(report);
        }

        // The report may have been of another crossing: what is known of those left must hold the one whose time it replaces.
        private void WidenOthers(WatchedCrossing chosen, Crossing report)
        {
            for (int i = 0; i < Kept; i++)
            {
                WatchedCrossing other = crossings[i];
                if (other != chosen && other.IsOpen && Fits(other, report))
                {
                    other.Widen(chosen.Merged);
                }
            }
        }

        private void TakeLate(Crossing crossing, Crossing report)
        {
            Lates++;
            if (report.Transponder >= 0 && crossing.Transponder < 0)
            {
                WatchedCrossing.TakeIdentity(crossing, report);
                handed.Copy(report);
                handed.IsLate = true;
                handed.Disagrees = crossing.Disagrees;
                handed.IsUnconfirmed = crossing.IsUnconfirmed;
                told.Cross(handed);
            }
        }

        // What the others reported of it is told and forgotten.
        private void TellOld(Crossing report)
        {
            handed.Copy(report);
            for (int i = 0; i < sources.Length; i++)
            {
                handed.IsLate |= i != reporting && !Audit.IsSilent(i);
            }

            Lates += handed.IsLate ? 1 : 0;
            told.Cross(handed);
        }

        // How well a report knows UTC: one that knows it by itself against one that goes by the box's clock.
        private long Stated(Crossing report)
        {
            return report.Utc >= 0 ? report.UtcUncertainty : report.Uncertainty + (clock.IsSynced(now) ? clock.UncertaintyAt(now) : 0);
        }

        private void Settle()
        {
            for (int i = 0; i < Kept; i++)
            {
                if (crossings[i].IsOpen && now >= DueAt(crossings[i]))
                {
                    Tell(crossings[i]);
                }
            }
        }

        // When the slowest source that speaks and has not reported should have.
        private long DueAt(WatchedCrossing crossing)
        {
            long wait = 0;
            for (int i = 0; i < sources.Length; i++)
            {
                bool awaited = !crossing.WasSeenBy(i) && !Audit.IsSilent(i);
                wait = awaited && sources[i].LatestReport > wait ? sources[i].LatestReport : wait;
            }

            return wait == 0 ? long.MinValue : crossing.Merged.At + wait;
        }

        private void Tell(WatchedCrossing crossing)
        {
            crossing.IsOpen = false;
            open--;
            crossing.Merged.IsUnconfirmed |= Audit.Settle(crossing.Seen);
            told.Cross(crossing.Merged);
            Teach(crossing);
        }

        // Only what is beyond doubt teaches.
        private void Teach(WatchedCrossing watched)
        {
            Crossing crossing = watched.Merged;
            if (crossing.Disagrees || crossing.IsUnconfirmed || watched.LocalUncertainty < 0)
            {
                return;
            }

            // A clock that knows better has nothing to learn from an edge.
            bool teaches = Marks != null && crossing.Utc >= 0
                && (!clock.IsSynced(now) || watched.LocalUncertainty + crossing.UtcUncertainty < clock.UncertaintyAt(now));
            if (teaches)
            {
                Marks.Take(watched.LocalAt, watched.LocalUncertainty, crossing.Utc, crossing.UtcUncertainty);
            }

            if (OwnClock != null && crossing.Own >= 0)
            {
                OwnClock.Learn(crossing.Own, watched.LocalAt, watched.LocalUncertainty);
            }
        }
    }
}
