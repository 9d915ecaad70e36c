using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>How a GNSS receiver is.</summary>
    public enum GnssState
    {
        /// <summary>It says nothing.</summary>
        Silent = 0,

        /// <summary>It has no valid time.</summary>
        NoFix = 1,

        /// <summary>It does not vouch for its leap seconds.</summary>
        NoLeap = 2,

        /// <summary>It knows UTC.</summary>
        Fix = 3,
    }

    /// <summary>
    /// Crossings stamped in UTC by the time-mark input of a GNSS receiver (UBX on a serial line). The receiver reports the last edge of each
    /// epoch only and counts them all: edges it counted and did not report are counted as missed.
    ///
    /// | mark | outcome |
    /// |---|---|
    /// | valid, base UTC, UTC known | its UTC, as exact as it states |
    /// | valid, base GNSS, leap seconds vouched for | the same, leap seconds taken away |
    /// | anything else: no fix, receiver's own time, leap seconds unknown | no UTC: the arrival of the message, half an epoch and its time
    ///   on the way given or taken |
    /// | count ahead by more than one | the crossing, and the rest missed |
    /// | count and stamp the same | told before: counted |
    /// | count the same or behind, another stamp | the receiver started anew: the crossing, counted |
    ///
    /// For the box's clock: the arrival of an epoch's NAV-TIMEGPS bounds it coarsely (<see cref="IUtcMarks"/>), handed on while the clock itself
    /// knows less; a mark whose edge the box stamped too bounds it finely, which <see cref="LoopWatch"/> finds out. The serial line alone
    /// cannot give better than some ten milliseconds: a receiver works on an epoch for an unknown time before it speaks. Loop only;
    /// allocates nothing after the constructor.
    /// </summary>
    public sealed class TimeMarkSource : ICrossingSource
    {
        /// <summary>Longest epoch reckoned with, in microseconds: the receiver's rate is 1 Hz or more.</summary>
        public const long LongestEpoch = 1000000;

        /// <summary>Longest a receiver works on an epoch before its messages are through, in microseconds.</summary>
        public const long LongestWork = 500000;

        /// <summary>Time without any message after which the receiver counts as silent, in microseconds.</summary>
        public const long SilenceMicroseconds = 5000000;

        private const long LineMicrosecondsPerByte = 86;
        private const int FrameOverhead = 8;
        private const int CountModulus = 65536;
        private const int MostMissed = 1000;
        private const int Chunk = 128;
        private const int MostChunks = 4;

        private readonly IByteSource bytes;
        private readonly ClockModel clock;
        private readonly IUtcMarks marks;
        private readonly byte[] chunk = new byte[Chunk];
        private readonly UbxFramer framer = new UbxFramer();
        private readonly UbxTime time = new UbxTime();
        private readonly ClockBounds bounds = new ClockBounds();
        private readonly Crossing crossing = new Crossing();
        private int badRecords;
        private int lastCount = -1;
        private long lastRising;
        private long emptiedAt = -1;
        private long arrivedAt;
        private long heardAt = long.MinValue / 2;
        private long now;
        private bool hasFix;

        /// <summary>Makes a source for a loop.</summary>
        /// <param name="bytes">What the receiver says.</param>
        /// <param name="loop">Number of the loop on this box.</param>
        /// <param name="clock">Tells where a mark lies on the box's own clock.</param>
        /// <param name="marks">Takes what the arrival of an epoch's time tells of the box's clock: usually that clock.</param>
        public TimeMarkSource(IByteSource bytes, int loop, ClockModel clock, IUtcMarks marks)
        {
            this.marks = marks;
            this.bytes = bytes;
            this.clock = clock;
            crossing.Loop = loop;
            crossing.Source = CrossingSource.TimeMark;
        }

        /// <inheritdoc/>
        public CrossingSource Kind { get { return CrossingSource.TimeMark; } }

        /// <inheritdoc/>
        public long LatestReport { get { return LongestEpoch + LongestWork; } }

        /// <inheritdoc/>
        public int BadInputs { get { return framer.BadFrames + badRecords + bytes.Errors; } }

        /// <inheritdoc/>
        public long Alarms { get { return Alarm.None; } }

        /// <inheritdoc/>
        public int Noise { get { return Crossing.Unknown; } }

        /// <summary>Edges the receiver counted and never reported.</summary>
        public int Missed { get; private set; }

        /// <summary>How often the receiver's count began anew or a mark was told twice.</summary>
        public int Restarts { get; private set; }

        /// <summary>Marks that could not be used for UTC.</summary>
        public int Unfixed { get; private set; }

        /// <summary>Accuracy stated of the last mark, in nanoseconds.</summary>
        public long Accuracy { get { return time.Accuracy; } }

        /// <summary>How the receiver is.</summary>
        public GnssState State
        {
            get
            {
                return now - heardAt > SilenceMicroseconds ? GnssState.Silent
                    : !hasFix ? GnssState.NoFix
                    : time.HasLeap ? GnssState.Fix
                    : GnssState.NoLeap;
            }
        }

        /// <inheritdoc/>
        public void Step(long at, ICrossingSink sink)
        {
            now = at;
            emptiedAt = emptiedAt < 0 ? at - LongestWork : emptiedAt;
            for (int i = 0; i < MostChunks; i++)
            {
                int count = bytes.Read(chunk);
                if (count > 0)
                {
                    // What came while the tick was held up was not here when it began.
                    long readAt = bytes.ReadAt;
                    arrivedAt = readAt > at ? readAt : at;
                }

                int offset = 0;
                while (count > 0 && framer.Take(chunk, ref offset, count))
                {
                    TakeFrame(sink);
                }

                if (count < Chunk)
                {
                    emptiedAt = at;
                    break;
                }
            }
        }

        private void TakeFrame(ICrossingSink sink)
        {
            heardAt = now;
            if (framer.Kind == UbxTime.Epoch)
            {
                if (time.ReadEpoch(framer.Payload, framer.Count))
                {
                    TakeEpoch();
                }
                else
                {
                    badRecords++;
                }
            }
            else if (framer.Kind == UbxTime.Mark)
            {
                if (!time.ReadMark(framer.Payload, framer.Count))
                {
                    badRecords++;
                }
                else if (time.IsNewRising && TakeCount())
                {
                    TakeMark(sink);
                }
            }
        }

        private void TakeEpoch()
        {
            hasFix = time.IsEpochValid;
            if (!hasFix || !time.HasLeap)
            {
                return;
            }

            long utc = time.EpochTime - (time.Leap * 1000000L);
            long least = (framer.Count + FrameOverhead) * LineMicrosecondsPerByte;
            long greatest = LongestWork + least + (arrivedAt - emptiedAt);
            bounds.Arrived(utc, arrivedAt, least, greatest);
            if (!clock.IsSynced(now) || clock.UncertaintyAt(now) > bounds.UncertaintyAt(arrivedAt))
            {
                marks.Take(bounds.ToMonotonic(utc), bounds.UncertaintyAt(arrivedAt), utc, (time.EpochAccuracy / 1000) + 1);
            }
        }

        // False for a mark that was told before.
        private bool TakeCount()
        {
            int ahead = (time.EdgeCount - lastCount + CountModulus) % CountModulus;
            bool isFirst = lastCount < 0;
            bool isSame = ahead == 0 && time.Rising == lastRising;
            lastCount = time.EdgeCount;
            lastRising = time.Rising;
            if (isFirst || ahead == 1)
            {
                return true;
            }

            if (ahead == 0 || ahead > MostMissed)
            {
                Restarts++;
                return !isSame;
            }

            Missed += ahead - 1;
            return true;
        }

        private void TakeMark(ICrossingSink sink)
        {
            bool isUtc = time.IsValid && time.TimeBase == UbxTime.BaseUtc && time.HasUtc;
            bool isGnss = time.IsValid && time.TimeBase == UbxTime.BaseGnss && time.HasLeap;
            crossing.Utc = Crossing.Unknown;
            if (isUtc || isGnss)
            {
                crossing.Utc = isUtc ? time.Rising : time.Rising - (time.Leap * 1000000L);

                // A microsecond for the rounding of the stamp.
                crossing.UtcUncertainty = ((time.Accuracy + 999) / 1000) + 1;
                PlaceByUtc();
            }
            else
            {
                Unfixed++;
                PlaceByArrival();
            }

            sink.Cross(crossing);
        }

        // On the box's clock by whichever knows better: the clock itself, or the arrivals of this receiver's epochs.
        private void PlaceByUtc()
        {
            bool synced = clock.IsSynced(now);
            if (!synced && !bounds.IsRelated)
            {
                PlaceByArrival();
            }
            else if (synced && (!bounds.IsRelated || clock.UncertaintyAt(now) <= bounds.UncertaintyAt(now)))
            {
                // Twice: the clock's relation may lean, and what it leans over is small.
                long at = now - (clock.ToUtc(now) - crossing.Utc);
                crossing.At = at - (clock.ToUtc(at) - crossing.Utc);
                crossing.Uncertainty = crossing.UtcUncertainty + clock.UncertaintyAt(now);
            }
            else
            {
                crossing.At = bounds.ToMonotonic(crossing.Utc);
                crossing.Uncertainty = crossing.UtcUncertainty + bounds.UncertaintyAt(now);
            }
        }

        private void PlaceByArrival()
        {
            long half = (LongestEpoch + LongestWork + (arrivedAt - emptiedAt)) / 2;
            crossing.At = arrivedAt - half;
            crossing.Uncertainty = half;
        }
    }
}
