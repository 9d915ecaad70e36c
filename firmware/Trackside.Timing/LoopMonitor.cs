namespace Trackside.Core
{
    /// <summary>
    /// Watches the line of one loop for what no vehicle does, and marks crossings. Nothing is deleted: the second of two that are too close
    /// may be the valid one.
    ///
    /// | condition | bound | outcome |
    /// |---|---|---|
    /// | stuck | active for 5 s | reported while it lasts |
    /// | storm | more than 20 edges in a second | reported while it lasts |
    /// | noise | above 60 as the decoder states it (under about 40 is normal) | reported while it lasts |
    /// | short gap | closer than the loop's minimum to the crossing before; of the same transponder where both have one | marked |
    /// | edges that were counted by hardware and never reported, or the other way round | any, once the line was quiet for a second | counted, the next crossing marked <c>unconfirmed</c> |
    /// Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class LoopMonitor
    {
        /// <summary>How often <see cref="Check"/> is due, in microseconds.</summary>
        public const long CheckMicroseconds = 100000;

        /// <summary>Time a line may be active, in microseconds.</summary>
        public const long LongestActive = 5000000;

        /// <summary>Most edges a second that vehicles make.</summary>
        public const int MostEdges = 20;

        /// <summary>Noise above which a loop counts as noisy: half as much again as what is normal.</summary>
        public const int MostNoise = 60;

        private const int ChecksPerSecond = 10;
        private const int Remembered = 8;

        private readonly LoopWatch watch;
        private readonly EdgeSource edges;
        private readonly IPulseCounters pulses;
        private readonly long minGap;
        private readonly int[] edgesAtCheck = new int[ChecksPerSecond];
        private readonly long[] transponders = new long[Remembered];
        private readonly long[] crossedAt = new long[Remembered];
        private readonly long[] stamps = new long[Remembered];
        private int check;
        private int remember;
        private long activeSince = -1;
        private long lastAt = long.MinValue / 2;
        private long countedBefore = -1;
        private int reportedBefore;
        private long difference;
        private bool wasMiscounted;
        private bool isForgiven;

        /// <summary>Monitors a loop.</summary>
        /// <param name="watch">The loop.</param>
        /// <param name="minGapMicroseconds">Crossings closer than this are marked.</param>
        /// <param name="pulses">Hardware counters; null for none.</param>
        public LoopMonitor(LoopWatch watch, long minGapMicroseconds, IPulseCounters pulses)
        {
            this.watch = watch;
            this.pulses = pulses;
            minGap = minGapMicroseconds;
            edges = FindEdges(watch);
            for (int i = 0; i < Remembered; i++)
            {
                transponders[i] = Crossing.Unknown;
            }
        }

        /// <summary>Whether the line has been active for too long.</summary>
        public bool IsStuck { get; private set; }

        /// <summary>Whether it brings more edges than vehicles make.</summary>
        public bool IsStorming { get; private set; }

        /// <summary>Whether the decoder states too much noise.</summary>
        public bool IsNoisy { get { return watch.Noise > MostNoise; } }

        /// <summary>Edges by which the hardware counter and the reports differed.</summary>
        public int Miscounted { get; private set; }

        /// <summary>Looks at the line. Every <see cref="CheckMicroseconds"/>.</summary>
        public void Check(long now)
        {
            if (edges == null)
            {
                return;
            }

            activeSince = !edges.IsActive ? -1 : activeSince < 0 ? now : activeSince;
            IsStuck = activeSince >= 0 && now - activeSince >= LongestActive;
            IsStorming = edges.Edges - edgesAtCheck[check] > MostEdges;
            edgesAtCheck[check] = edges.Edges;
            check = check + 1 < ChecksPerSecond ? check + 1 : 0;
            if (check == 0 && pulses != null)
            {
                Audit();
            }
        }

        /// <summary>What the counter and the reports differ by now is nobody's fault.</summary>
        public void Forgive()
        {
            isForgiven = true;
        }

        /// <summary>Marks a crossing of the loop. To be called for each, in the order they are told.</summary>
        public void Mark(Crossing crossing)
        {
            crossing.IsUnconfirmed |= wasMiscounted;
            wasMiscounted = false;
            if (crossing.IsLate)
            {
                return;
            }

            crossing.IsShortGap = crossing.Transponder < 0 ? IsClose(crossing.At, lastAt) : FollowsItself(crossing);
            lastAt = crossing.At;
            transponders[remember] = crossing.Transponder;
            crossedAt[remember] = crossing.At;
            stamps[remember] = crossing.Own;
            remember = remember + 1 < Remembered ? remember + 1 : 0;
        }

        // Whether the same transponder, or a vehicle without one, crossed right before; by the decoder's own stamps where both have one.
        private bool FollowsItself(Crossing crossing)
        {
            for (int i = 0; i < Remembered; i++)
            {
                bool isKnown = crossedAt[i] != 0 && (transponders[i] == crossing.Transponder || transponders[i] < 0);
                bool byOwn = crossing.Own >= 0 && stamps[i] >= 0;
                if (isKnown && (byOwn ? IsClose(crossing.Own, stamps[i]) : IsClose(crossing.At, crossedAt[i])))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsClose(long one, long other)
        {
            long gap = one - other;
            return gap > -minGap && gap < minGap;
        }

        // An edge may be 30 ms under way: they are compared only where neither moved for a second.
        private void Audit()
        {
            long counted = pulses.CountOf(watch.Loop);
            int reported = edges.Edges;
            if (counted < 0)
            {
                return;
            }

            if (counted == countedBefore && reported == reportedBefore)
            {
                long off = isForgiven ? 0 : counted - reported - difference;
                Miscounted += (int)(off < 0 ? -off : off);
                wasMiscounted |= off != 0;
                isForgiven = false;
                difference = counted - reported;
            }

            countedBefore = counted;
            reportedBefore = reported;
        }

        private static EdgeSource FindEdges(LoopWatch watch)
        {
            for (int i = 0; i < watch.SourceCount; i++)
            {
                if (watch.SourceAt(i).Kind == Messages.CrossingSource.Edge)
                {
                    return watch.SourceAt(i) as EdgeSource;
                }
            }

            return null;
        }
    }
}
