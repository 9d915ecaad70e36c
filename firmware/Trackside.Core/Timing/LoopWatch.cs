using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// One loop and everything that watches it. What several sources report of one crossing is put together: the smallest stated
    /// uncertainty gives the time, the decoder the transponder, and every source audits the others. One passing a crossing; nothing is
    /// deleted, only marked and counted. A loop with one source hands its reports on at once.
    ///
    /// Two reports are of one crossing where they lie no further apart than what both state plus <see cref="Slack"/>; between the two, they
    /// disagree. A crossing is told when every source has reported it that is not silent, or when the slowest of these should have.
    ///
    /// | event | outcome |
    /// |---|---|
    /// | reports agree | one passing of the best source |
    /// | reports disagree | one passing of the best source, marked <c>disagrees</c>, counted |
    /// | a source that speaks does not report it | told without it, marked <c>unconfirmed</c>, counted as missed |
    /// | it misses three in a row | silent: no longer waited for, until it reports again |
    /// | a report could be of several crossings | goes to the oldest that agrees with it, marked <c>unconfirmed</c>; a better time makes the others as wide as what it replaces |
    /// | a report comes after its crossing was told | a transponder unknown so far is told, marked <c>late</c>; else it audits only |
    /// Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class LoopWatch : ICrossingSink
    {
        /// <summary>How much further apart than they state two reports of one crossing may lie, in microseconds: half of the least gap
        /// between vehicles (80 ms).</summary>
        public const long Slack = 40000;

        /// <summary>Crossings missed in a row after which a source counts as silent.</summary>
        public const int SilentAfter = 3;

        /// <summary>Crossings kept at once, told ones for the sake of late reports.</summary>
        public const int Kept = 16;

        // A resend of the decoder may take three tries of two seconds.
        private const long KeepMicroseconds = 10000000;

        private readonly ICrossingSource[] sources;
        private readonly ClockModel clock;
        private readonly Crossing[] merged = new Crossing[Kept];
        private readonly Crossing late = new Crossing();
        private readonly int[] seen = new int[Kept];
        private readonly long[] openedAt = new long[Kept];
        private readonly bool[] isOpen = new bool[Kept];
        private readonly long[] localAt = new long[Kept];
        private readonly long[] localUncertainty = new long[Kept];
        private readonly int[] reports;
        private readonly int[] missed;
        private readonly int[] missedInARow;
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
            reports = new int[sources.Length];
            missed = new int[sources.Length];
            missedInARow = new int[sources.Length];
            for (int i = 0; i < Kept; i++)
            {
                merged[i] = new Crossing();
                openedAt[i] = long.MinValue / 2;
            }
        }

        /// <summary>Number of the loop on this box.</summary>
        public int Loop { get; }

        /// <summary>How many sources watch it.</summary>
        public int SourceCount { get { return sources.Length; } }

        /// <summary>Crossings about which sources contradicted each other.</summary>
        public int Disagreements { get; private set; }

        /// <summary>Crossings heard of only after they had been told.</summary>
        public int Lates { get; private set; }

        /// <summary>Takes what the clock may learn from crossings whose UTC a source knew; null for nobody.</summary>
        public IUtcMarks Marks { get; set; }

        /// <summary>The decoder that watches this loop, which learns from better sources; null for none.</summary>
        public IOwnClock OwnClock { get; set; }

        /// <summary>Damaged or implausible input of all sources since boot.</summary>
        public int BadInputs
        {
            get
            {
                int total = 0;
                for (int i = 0; i < sources.Length; i++)
                {
                    total += sources[i].BadInputs;
                }

                return total;
            }
        }

        /// <summary>Standing alarms of all sources.</summary>
        public long Alarms
        {
            get
            {
                long all = Alarm.None;
                for (int i = 0; i < sources.Length; i++)
                {
                    all |= sources[i].Alarms;
                }

                return all;
            }
        }

        /// <summary>The highest noise a source states; -1 where none does.</summary>
        public int Noise
        {
            get
            {
                int highest = Crossing.Unknown;
                for (int i = 0; i < sources.Length; i++)
                {
                    highest = sources[i].Noise > highest ? sources[i].Noise : highest;
                }

                return highest;
            }
        }

        /// <summary>One of the sources.</summary>
        public ICrossingSource SourceAt(int number)
        {
            return sources[number];
        }

        /// <summary>Crossings a source reported.</summary>
        public int ReportsOf(int number)
        {
            return reports[number];
        }

        /// <summary>Crossings a source did not report while others did and it was not silent.</summary>
        public int MissedBy(int number)
        {
            return missed[number];
        }

        /// <summary>Crossings that some source did not report while others did and it was not silent.</summary>
        public int Missed { get; private set; }

        /// <summary>Whether any of several sources is silent.</summary>
        public bool AnySilent
        {
            get
            {
                for (int i = 0; i < missedInARow.Length; i++)
                {
                    if (missedInARow[i] >= SilentAfter)
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        /// <summary>Whether a source has missed so many in a row that it is no longer waited for.</summary>
        public bool IsSilent(int number)
        {
            return missedInARow[number] >= SilentAfter;
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
            reports[reporting]++;
            missedInARow[reporting] = 0;
            if (sources.Length == 1)
            {
                told.Cross(report);
                return;
            }

            bool isAmbiguous;
            int slot = Find(report, out isAmbiguous);
            if (slot < 0)
            {
                Begin(report);
            }
            else
            {
                Join(slot, report, isAmbiguous);
            }
        }

        // The crossing that the report is of, of those this source has not reported; -1 for none. A source reports in the order of the
        // crossings: of those that agree with it the oldest is meant, and only where none agrees the nearest.
        private int Find(Crossing report, out bool isAmbiguous)
        {
            int found = -1;
            long least = long.MaxValue;
            int close = 0;
            for (int i = 0; i < Kept; i++)
            {
                if (!Fits(i, report))
                {
                    continue;
                }

                close++;
                long apart = Apart(i, report);
                bool agrees = apart <= report.Uncertainty + merged[i].Uncertainty;
                long rank = agrees ? merged[i].At - long.MaxValue / 2 : apart;
                if (rank < least)
                {
                    found = i;
                    least = rank;
                }
            }

            isAmbiguous = close > 1;
            return found;
        }

        private bool Fits(int slot, Crossing report)
        {
            return (seen[slot] & (1 << reporting)) == 0 && now - openedAt[slot] <= KeepMicroseconds
                && Apart(slot, report) <= report.Uncertainty + merged[slot].Uncertainty + Slack;
        }

        private long Apart(int slot, Crossing report)
        {
            long apart = merged[slot].At - report.At;
            return apart < 0 ? -apart : apart;
        }

        private void Begin(Crossing report)
        {
            if (isOpen[next])
            {
                // No room to wait any longer for the others.
                Tell(next);
            }

            int slot = next;
            next = next + 1 < Kept ? next + 1 : 0;
            merged[slot].Copy(report);
            seen[slot] = 1 << reporting;
            openedAt[slot] = now;
            isOpen[slot] = true;
            open++;
            localUncertainty[slot] = -1;
            NoteLocal(slot, report);
        }

        private void Join(int slot, Crossing report, bool isAmbiguous)
        {
            Crossing crossing = merged[slot];
            bool disagrees = Apart(slot, report) > report.Uncertainty + crossing.Uncertainty;
            Disagreements += disagrees ? 1 : 0;
            seen[slot] |= 1 << reporting;
            crossing.Disagrees |= disagrees;
            crossing.IsUnconfirmed |= isAmbiguous;
            if (!isOpen[slot])
            {
                TakeLate(crossing, report);
                return;
            }

            NoteLocal(slot, report);
            if (Stated(report) < Stated(crossing))
            {
                if (isAmbiguous)
                {
                    WidenOthers(slot, report);
                }

                crossing.Source = report.Source;
                crossing.At = report.At;
                crossing.Uncertainty = report.Uncertainty;
                crossing.Utc = report.Utc;
                crossing.UtcUncertainty = report.UtcUncertainty;
            }

            if (report.Transponder >= 0)
            {
                TakeIdentity(crossing, report);
            }
        }

        // The report may have been of another crossing: what is known of those left must hold the one whose time it replaces.
        private void WidenOthers(int slot, Crossing report)
        {
            Crossing replaced = merged[slot];
            for (int i = 0; i < Kept; i++)
            {
                if (i != slot && isOpen[i] && Fits(i, report))
                {
                    Widen(merged[i], replaced.At - replaced.Uncertainty, replaced.At + replaced.Uncertainty);
                }
            }
        }

        private static void Widen(Crossing crossing, long low, long high)
        {
            long ownLow = crossing.At - crossing.Uncertainty;
            long ownHigh = crossing.At + crossing.Uncertainty;
            low = ownLow < low ? ownLow : low;
            high = ownHigh > high ? ownHigh : high;
            crossing.At = low + ((high - low) / 2);
            crossing.Uncertainty = (high - low + 1) / 2;
            crossing.IsUnconfirmed = true;
        }

        private static void TakeIdentity(Crossing crossing, Crossing report)
        {
            crossing.Own = report.Own;
            crossing.Transponder = report.Transponder;
            crossing.Strength = report.Strength;
            crossing.Hits = report.Hits;
        }

        private void TakeLate(Crossing crossing, Crossing report)
        {
            Lates++;
            if (report.Transponder >= 0 && crossing.Transponder < 0)
            {
                TakeIdentity(crossing, report);
                late.Copy(report);
                late.IsLate = true;
                late.Disagrees = crossing.Disagrees;
                late.IsUnconfirmed = crossing.IsUnconfirmed;
                told.Cross(late);
            }
        }

        // How well a report knows UTC: one that knows it by itself against one that goes by the box's clock.
        private long Stated(Crossing report)
        {
            return report.Utc >= 0 ? report.UtcUncertainty : report.Uncertainty + (clock.IsSynced(now) ? clock.UncertaintyAt(now) : 0);
        }

        private void NoteLocal(int slot, Crossing report)
        {
            bool isLocal = report.Source == CrossingSource.Marker || report.Source == CrossingSource.Edge;
            if (isLocal && (localUncertainty[slot] < 0 || report.Uncertainty < localUncertainty[slot]))
            {
                localAt[slot] = report.At;
                localUncertainty[slot] = report.Uncertainty;
            }
        }

        private void Settle()
        {
            for (int i = 0; i < Kept; i++)
            {
                if (isOpen[i] && now >= DueAt(i))
                {
                    Tell(i);
                }
            }
        }

        // When the slowest source that speaks and has not reported should have.
        private long DueAt(int slot)
        {
            long wait = 0;
            for (int i = 0; i < sources.Length; i++)
            {
                bool awaited = (seen[slot] & (1 << i)) == 0 && !IsSilent(i);
                wait = awaited && sources[i].LatestReport > wait ? sources[i].LatestReport : wait;
            }

            return wait == 0 ? long.MinValue : merged[slot].At + wait;
        }

        private void Tell(int slot)
        {
            Crossing crossing = merged[slot];
            isOpen[slot] = false;
            open--;
            for (int i = 0; i < sources.Length; i++)
            {
                bool misses = (seen[slot] & (1 << i)) == 0;
                if (misses && !IsSilent(i))
                {
                    missed[i]++;
                    Missed++;
                    crossing.IsUnconfirmed = true;
                }

                missedInARow[i] += misses ? 1 : 0;
            }

            told.Cross(crossing);
            Teach(slot, crossing);
        }

        // Only what is beyond doubt teaches.
        private void Teach(int slot, Crossing crossing)
        {
            if (crossing.Disagrees || crossing.IsUnconfirmed || localUncertainty[slot] < 0)
            {
                return;
            }

            // A clock that knows better has nothing to learn from an edge.
            bool teaches = Marks != null && crossing.Utc >= 0
                && (!clock.IsSynced(now) || localUncertainty[slot] + crossing.UtcUncertainty < clock.UncertaintyAt(now));
            if (teaches)
            {
                Marks.Take(localAt[slot], localUncertainty[slot], crossing.Utc, crossing.UtcUncertainty);
            }

            if (OwnClock != null && crossing.Own >= 0)
            {
                OwnClock.Learn(crossing.Own, localAt[slot], localUncertainty[slot]);
            }
        }
    }
}
