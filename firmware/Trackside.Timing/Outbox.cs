using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The passings of this boot, numbered from 1 without a gap: the newest in memory, in a ring of parallel arrays, and those before them
    /// in the log on the flash. An acknowledged one stays until its room is needed, for a resend. Where the next would cost one that is
    /// neither acknowledged nor on the flash, it is refused and counted.
    /// Invariant: Acked &lt;= Newest, Written &lt;= Newest, and Newest - max(Acked, Written) &lt;= capacity. Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class Outbox : IBacklog
    {
        /// <summary>Passings kept in memory beside a log: the window, a write's worth, and what comes while the flash is busy.</summary>
        public const int InMemory = 256;

        private readonly int capacity;
        private readonly long[] times;
        private readonly long[] uncertainties;
        private readonly long[] owns;
        private readonly int[] transponders;
        private readonly short[] strengths;
        private readonly short[] hits;
        private readonly byte[] loops;
        private readonly byte[] sources;
        private readonly byte[] marks;
        private readonly int[] speeds;
        private readonly UtcAnchor anchor = new UtcAnchor();
        private readonly LogRecord record = new LogRecord();
        private readonly PassingLog log;
        private readonly LogReader reader;
        private readonly int boot;
        private int damagedTo;

        /// <summary>Makes an empty outbox that keeps everything in memory, at 39 bytes a passing: what a power cut takes is gone.</summary>
        public Outbox(int capacity)
            : this(capacity, null, 0)
        {
        }

        /// <summary>Makes an empty outbox.</summary>
        /// <param name="capacity">Passings kept in memory.</param>
        /// <param name="log">Where the others are; null for nowhere.</param>
        /// <param name="boot">This boot.</param>
        public Outbox(int capacity, PassingLog log, int boot)
        {
            this.capacity = capacity;
            this.log = log;
            this.boot = boot;
            reader = log == null ? null : log.MakeReader();
            times = new long[capacity];
            uncertainties = new long[capacity];
            owns = new long[capacity];
            transponders = new int[capacity];
            strengths = new short[capacity];
            hits = new short[capacity];
            loops = new byte[capacity];
            sources = new byte[capacity];
            marks = new byte[capacity];
            speeds = new int[capacity];
        }

        /// <inheritdoc/>
        public int Newest { get; private set; }

        /// <inheritdoc/>
        public int Acked { get; private set; }

        /// <summary>The highest passing on the flash, all before it with it unless they were acknowledged first.</summary>
        public int Written { get; private set; }

        /// <summary>The oldest passing in memory; 0 before the first.</summary>
        public int OldestInMemory { get { return Newest == 0 ? 0 : Newest > capacity ? Newest - capacity + 1 : 1; } }

        /// <inheritdoc/>
        public int Oldest
        {
            get
            {
                int first = log == null ? 0 : log.FirstOf(boot);
                int inMemory = OldestInMemory;
                return first > 0 && first < inMemory ? first : inMemory;
            }
        }

        /// <summary>Passings not yet acknowledged.</summary>
        public int Depth { get { return Newest - Acked; } }

        /// <summary>Passings refused because none in memory could be given up.</summary>
        public int Refused { get; private set; }

        /// <summary>Whether the next passing would be refused.</summary>
        public bool IsFull { get { return Newest - (Written > Acked ? Written : Acked) >= capacity; } }

        /// <summary>Passings not acknowledged that the flash did not give back.</summary>
        public int Damaged { get; private set; }

        /// <summary>What passings seen before the first synchronisation get their UTC from.</summary>
        public UtcAnchor Anchor { get { return anchor; } }

        /// <summary>Keeps a crossing.</summary>
        /// <param name="crossing">The crossing; copied.</param>
        /// <param name="clock">Gives it UTC where it can.</param>
        /// <returns>False where the outbox is full.</returns>
        public bool Add(Crossing crossing, ClockModel clock)
        {
            if (IsFull || Newest == (int)Limits.Sequence)
            {
                Refused++;
                return false;
            }

            Newest++;
            int slot = SlotOf(Newest);
            bool isAbsolute = crossing.Utc >= 0;
            bool synced = isAbsolute || clock.IsSynced(crossing.At);
            times[slot] = isAbsolute ? crossing.Utc : synced ? clock.ToUtc(crossing.At) : crossing.At;
            uncertainties[slot] = isAbsolute ? crossing.UtcUncertainty
                : synced ? crossing.Uncertainty + clock.UncertaintyAt(crossing.At)
                : crossing.Uncertainty;
            owns[slot] = crossing.Own;
            transponders[slot] = (int)crossing.Transponder;
            strengths[slot] = (short)crossing.Strength;
            hits[slot] = (short)crossing.Hits;
            loops[slot] = (byte)crossing.Loop;
            sources[slot] = (byte)crossing.Source;
            speeds[slot] = crossing.Speed;
            marks[slot] = (byte)(PassingMarks.Of(crossing) | (synced ? 0 : PassingMarks.Unsynced));
            return true;
        }

        /// <summary>Takes the gateway's word that everything up to a passing is durable.</summary>
        /// <returns>False for one that was never made.</returns>
        public bool Acknowledge(int seq)
        {
            if (seq > Newest)
            {
                return false;
            }

            Acked = seq > Acked ? seq : Acked;
            return true;
        }

        /// <summary>Everything up to a passing is on the flash, or was acknowledged before it came there.</summary>
        public void MarkWritten(int seq)
        {
            Written = seq > Written ? seq : Written;
        }

        /// <summary>Whether a passing is still held.</summary>
        public bool Holds(int seq)
        {
            return seq >= 1 && seq >= Oldest && seq <= Newest;
        }

        /// <summary>Puts the first whole passing from a number on into a record: from memory, or from the flash where it is no longer there.</summary>
        /// <returns>Its number; a later one where those between are damaged. 0 for none.</returns>
        public int Seek(int seq, LogRecord target)
        {
            if (seq < OldestInMemory && reader != null)
            {
                int found = reader.Seek(boot, seq);
                if (found > 0 && found < OldestInMemory)
                {
                    target.Copy(reader.Record);
                    return found;
                }
            }

            seq = seq < OldestInMemory ? OldestInMemory : seq;
            if (seq < 1 || seq > Newest)
            {
                return 0;
            }

            Copy(seq, target);
            return seq;
        }

        /// <summary>Puts the first whole passing from a number on into a message, all but its boot and loop name. A passing stamped before the clock was synchronised
        /// gets its UTC here, once it can be worked out backwards; it stays marked.</summary>
        /// <returns>The number of its loop.</returns>
        public int Read(int seq, PassingMessage message, ClockModel clock, long now)
        {
            anchor.Fix(clock, now);
            int found = Seek(seq, record);
            record.Tell(message, anchor);
            if (found > seq)
            {
                message.SetInteger(PassingMessage.Gone, found - seq);
                CountDamaged(seq, found - 1);
            }

            return record.Loop;
        }

        // Once each, however often they are passed over; what is acknowledged may be missing for other reasons.
        private void CountDamaged(int from, int to)
        {
            int counted = damagedTo > Acked ? damagedTo : Acked;
            from = from > counted ? from : counted + 1;
            if (to >= from)
            {
                Damaged += to - from + 1;
                damagedTo = to;
            }
        }

        private void Copy(int seq, LogRecord target)
        {
            int slot = SlotOf(seq);
            target.Kind = LogRecord.Passing;
            target.Seq = seq;
            target.Time = times[slot];
            target.Uncertainty = uncertainties[slot];
            target.Own = owns[slot];
            target.Transponder = transponders[slot];
            target.Strength = strengths[slot] == Crossing.Unknown ? Crossing.Unknown : (ushort)strengths[slot];
            target.Hits = hits[slot] == Crossing.Unknown ? Crossing.Unknown : (ushort)hits[slot];
            target.Loop = loops[slot];
            target.Source = sources[slot];
            target.Marks = marks[slot];
            target.Speed = speeds[slot];
            target.Acked = Acked;
        }

        private int SlotOf(int seq)
        {
            return capacity > 0 ? (seq - 1) % capacity : 0;
        }
    }
}
