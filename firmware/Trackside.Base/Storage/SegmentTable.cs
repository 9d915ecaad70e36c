using System;

namespace Trackside.Core
{
    /// <summary>
    /// What is known of every segment of the log, in the order they were written: parallel arrays, 53 bytes a segment. A segment holds the
    /// passings of one boot with rising numbers. Loop only; allocates nothing after the constructor.
    /// </summary>
    internal sealed class SegmentTable
    {
        /// <summary>Number of the file.</summary>
        public readonly int[] Files;

        /// <summary>Place in the log; only rises.</summary>
        public readonly long[] Orders;

        /// <summary>The boot whose passings it holds.</summary>
        public readonly int[] Boots;

        /// <summary>Number of its first passing, or of the one that would be.</summary>
        public readonly int[] Firsts;

        /// <summary>Number of its last passing; one less than the first where it holds none.</summary>
        public readonly int[] Lasts;

        /// <summary>Slots in the file, the header counted.</summary>
        public readonly int[] Slots;

        /// <summary>What the gateway had acknowledged of the boot, as far as this segment tells.</summary>
        public readonly int[] Acked;

        /// <summary>The boot's relation to UTC, as far as this segment tells.</summary>
        public readonly UtcAnchor[] Anchors;

        private readonly bool[] used;

        /// <summary>Makes an empty table.</summary>
        public SegmentTable(int capacity)
        {
            Files = new int[capacity];
            Orders = new long[capacity];
            Boots = new int[capacity];
            Firsts = new int[capacity];
            Lasts = new int[capacity];
            Slots = new int[capacity];
            Acked = new int[capacity];
            Anchors = new UtcAnchor[capacity];
            used = new bool[capacity];
            for (int i = 0; i < capacity; i++)
            {
                Anchors[i] = new UtcAnchor();
            }
        }

        /// <summary>How many segments there are.</summary>
        public int Count { get; private set; }

        /// <summary>Whether no further segment can be made.</summary>
        public bool IsFull { get { return Count == Files.Length; } }

        /// <summary>A file number that is not used; -1 where there is none.</summary>
        public int FreeFile()
        {
            for (int i = 0; i < used.Length; i++)
            {
                if (!used[i])
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Adds a segment at its place by order.</summary>
        /// <returns>Its index.</returns>
        public int Add(int file, LogRecord header, int slots)
        {
            int index = Count;
            while (index > 0 && Orders[index - 1] > header.Time)
            {
                index--;
            }

            Shift(index, index + 1, Count - index);
            Count++;
            used[file] = true;
            Files[index] = file;
            Orders[index] = header.Time;
            Boots[index] = header.Boot;
            Firsts[index] = header.Seq;
            Lasts[index] = header.Seq - 1;
            Slots[index] = slots;
            Acked[index] = 0;
            Anchors[index].Copy(header.Relation);
            return index;
        }

        /// <summary>Takes a segment out.</summary>
        public void Remove(int index)
        {
            used[Files[index]] = false;
            Count--;
            Shift(index + 1, index, Count - index);
        }

        /// <summary>The last segment of a boot; -1 for none.</summary>
        public int LastOf(int boot)
        {
            for (int i = Count - 1; i >= 0; i--)
            {
                if (Boots[i] == boot)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>The first segment of a boot that may hold a number or a later one; -1 for none.</summary>
        public int Find(int boot, int seq)
        {
            for (int i = 0; i < Count; i++)
            {
                if (Boots[i] == boot && Lasts[i] >= seq)
                {
                    return i;
                }
            }

            return -1;
        }

        private void Shift(int from, int to, int count)
        {
            // The anchors are objects that stay with their slot: those that a copy would double or lose are carried round.
            UtcAnchor spare = Anchors[from < to ? from + count : to];
            Array.Copy(Files, from, Files, to, count);
            Array.Copy(Orders, from, Orders, to, count);
            Array.Copy(Boots, from, Boots, to, count);
            Array.Copy(Firsts, from, Firsts, to, count);
            Array.Copy(Lasts, from, Lasts, to, count);
            Array.Copy(Slots, from, Slots, to, count);
            Array.Copy(Acked, from, Acked, to, count);
            Array.Copy(Anchors, from, Anchors, to, count);
            Anchors[from < to ? from : to + count] = spare;
        }
    }
}
