using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Every passing of this boot until the gateway has made it durable, in a ring of parallel arrays. Sequence numbers run from 1 without a
    /// gap. Acknowledged passings stay until they are overwritten, for a resend. Full of unacknowledged ones, it refuses the next and says so.
    /// Invariant: Oldest - 1 &lt;= Acked &lt;= Sent &lt;= Newest, and Newest - Acked &lt;= capacity. Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class Outbox
    {
        private readonly int capacity;
        private readonly long[] ats;
        private readonly long[] utcs;
        private readonly long[] uncertainties;
        private readonly long[] owns;
        private readonly int[] transponders;
        private readonly short[] strengths;
        private readonly short[] hits;
        private readonly byte[] loops;
        private readonly byte[] sources;
        private readonly byte[] marks;
        private readonly int[] speeds;

        private const byte HasTransponder = 1;
        private const byte ShortGap = 2;
        private const byte Unsynced = 4;
        private const byte WrongWay = 8;
        private const byte Disagrees = 16;
        private const byte Unconfirmed = 32;
        private const byte Late = 64;

        /// <summary>Makes an empty outbox. Costs 47 bytes a passing.</summary>
        public Outbox(int capacity)
        {
            this.capacity = capacity;
            ats = new long[capacity];
            utcs = new long[capacity];
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

        /// <summary>The last passing; 0 before the first.</summary>
        public int Newest { get; private set; }

        /// <summary>The highest passing the gateway has made durable.</summary>
        public int Acked { get; private set; }

        /// <summary>The oldest passing still held; 0 before the first.</summary>
        public int Oldest { get { return Newest == 0 ? 0 : Newest > capacity ? Newest - capacity + 1 : 1; } }

        /// <summary>Passings not yet acknowledged.</summary>
        public int Depth { get { return Newest - Acked; } }

        /// <summary>Passings refused because all held ones were unacknowledged.</summary>
        public int Refused { get; private set; }

        /// <summary>Keeps a crossing.</summary>
        /// <param name="crossing">The crossing; copied.</param>
        /// <param name="clock">Gives it UTC where it can.</param>
        /// <returns>False where the outbox is full.</returns>
        public bool Add(Crossing crossing, ClockModel clock)
        {
            if (Depth == capacity || Newest == (int)Limits.Sequence)
            {
                Refused++;
                return false;
            }

            Newest++;
            int slot = SlotOf(Newest);
            bool isAbsolute = crossing.Utc >= 0;
            bool synced = isAbsolute || clock.IsSynced(crossing.At);
            ats[slot] = crossing.At;
            utcs[slot] = isAbsolute ? crossing.Utc : synced ? clock.ToUtc(crossing.At) : Crossing.Unknown;
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
            marks[slot] = (byte)(MarksOf(crossing) | (synced ? 0 : Unsynced));
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

        /// <summary>Whether a passing is still held.</summary>
        public bool Holds(int seq)
        {
            return seq >= 1 && seq >= Oldest && seq <= Newest;
        }

        /// <summary>Puts a held passing into a message, all but its boot and loop name. A passing stamped before the clock was synchronised
        /// gets its UTC here, once it can be worked out backwards; it stays marked.</summary>
        /// <returns>The number of its loop.</returns>
        public int Read(int seq, PassingMessage message, ClockModel clock, long now)
        {
            int slot = SlotOf(seq);
            if (utcs[slot] < 0 && clock.IsSynced(now))
            {
                utcs[slot] = clock.ToUtc(ats[slot]);
                uncertainties[slot] += clock.UncertaintyAt(ats[slot]);
            }

            message.Clear();
            message.SetInteger(PassingMessage.Seq, seq);
            message.SetInteger(PassingMessage.Uncertainty, uncertainties[slot]);
            message.SetChoice(PassingMessage.Source, sources[slot]);
            PutKnown(message, PassingMessage.Utc, utcs[slot]);
            PutKnown(message, PassingMessage.Own, owns[slot]);
            if ((marks[slot] & HasTransponder) != 0)
            {
                message.SetInteger(PassingMessage.Transponder, (uint)transponders[slot]);
                PutKnown(message, PassingMessage.Strength, strengths[slot] == Crossing.Unknown ? Crossing.Unknown : (ushort)strengths[slot]);
                PutKnown(message, PassingMessage.Hits, hits[slot] == Crossing.Unknown ? Crossing.Unknown : (ushort)hits[slot]);
            }

            message.SetFlag(PassingMessage.ShortGap, (marks[slot] & ShortGap) != 0);
            message.SetFlag(PassingMessage.Unsynced, (marks[slot] & Unsynced) != 0);
            message.SetFlag(PassingMessage.WrongWay, (marks[slot] & WrongWay) != 0);
            message.SetFlag(PassingMessage.Disagrees, (marks[slot] & Disagrees) != 0);
            message.SetFlag(PassingMessage.Unconfirmed, (marks[slot] & Unconfirmed) != 0);
            message.SetFlag(PassingMessage.Late, (marks[slot] & Late) != 0);
            PutKnown(message, PassingMessage.Speed, speeds[slot]);
            return loops[slot];
        }

        private static int MarksOf(Crossing crossing)
        {
            return (crossing.Transponder >= 0 ? HasTransponder : 0)
                | (crossing.IsShortGap ? ShortGap : 0)
                | (crossing.IsWrongWay ? WrongWay : 0)
                | (crossing.Disagrees ? Disagrees : 0)
                | (crossing.IsUnconfirmed ? Unconfirmed : 0)
                | (crossing.IsLate ? Late : 0);
        }

        private static void PutKnown(Message message, int field, long value)
        {
            if (value >= 0)
            {
                message.SetInteger(field, value);
            }
        }

        private int SlotOf(int seq)
        {
            return capacity > 0 ? (seq - 1) % capacity : 0;
        }
    }
}
