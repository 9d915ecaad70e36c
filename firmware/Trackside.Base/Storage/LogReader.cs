using System;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Reads passings back from the log, sixteen slots a flash access. Made for going on from the number read last; any other costs an
    /// access. Loop only; allocates nothing itself.
    /// </summary>
    public sealed class LogReader
    {
        private const int ChunkSlots = 16;
        private const int None = -1;

        private readonly ISegmentFiles files;
        private readonly SegmentTable table;
        private readonly LogRecord record = new LogRecord();
        private readonly byte[] chunk = new byte[ChunkSlots * LogRecord.Size];
        private long chunkOrder = None;
        private int chunkFirst;
        private int chunkSlots;
        private int lastSlot;
        private int lastSeq;
        private readonly byte[][] names = new byte[Limits.Loops][];
        private readonly int[] nameLengths = new int[Limits.Loops];
        private long namesOrder = None;

        internal LogReader(ISegmentFiles files, SegmentTable table)
        {
            this.files = files;
            this.table = table;
            for (int loop = 0; loop < names.Length; loop++)
            {
                names[loop] = new byte[Limits.Identifier];
            }
        }

        /// <summary>The passing that <see cref="Seek"/> found.</summary>
        public LogRecord Record { get { return record; } }

        /// <summary>The relation to UTC of the boot that <see cref="Seek"/> found.</summary>
        public UtcAnchor Anchor { get; private set; }

        /// <summary>Finds the first whole passing of a boot from a number on.</summary>
        /// <returns>Its number: a later one where those between are damaged or gone. 0 where none is left.</returns>
        public int Seek(int boot, int seq)
        {
            int segment = table.Find(boot, seq);
            while (segment >= 0)
            {
                int found = SeekIn(segment, seq);
                if (found > 0)
                {
                    Anchor = table.Anchors[table.LastOf(boot)];
                    return found;
                }

                segment = table.Find(boot, table.Lasts[segment] + 1);
            }

            return 0;
        }

        /// <summary>The name of the loop of the passing that <see cref="Seek"/> found.</summary>
        public byte[] LoopName { get { return names[record.Loop < names.Length ? record.Loop : 0]; } }

        /// <summary>How many bytes of <see cref="LoopName"/> count; 0 where the flash does not tell it.</summary>
        public int LoopNameLength { get { return record.Loop < names.Length ? nameLengths[record.Loop] : 0; } }

        private int SeekIn(int segment, int seq)
        {
            // Slots that are no passings only push a number back: this is the earliest place it can have.
            int place = 1 + (seq > table.Firsts[segment] ? seq - table.Firsts[segment] : 0);
            if (table.Orders[segment] == chunkOrder && seq == lastSeq + 1 && lastSlot >= place)
            {
                place = lastSlot + 1;
            }

            while (place < table.Slots[segment])
            {
                if (!Holds(segment, place) && !Load(segment, place))
                {
                    return 0;
                }

                if (record.Read(chunk, (place - chunkFirst) * LogRecord.Size) && record.Kind == LogRecord.Passing && record.Seq >= seq)
                {
                    lastSlot = place;
                    lastSeq = record.Seq;
                    return record.Seq;
                }

                place++;
            }

            return 0;
        }

        private bool Holds(int segment, int place)
        {
            return table.Orders[segment] == chunkOrder && place >= chunkFirst && place < chunkFirst + chunkSlots;
        }

        private bool Load(int segment, int place)
        {
            if (table.Orders[segment] != namesOrder)
            {
                LoadNames(segment);
            }

            int bytes = files.Read(table.Files[segment], place * LogRecord.Size, chunk, chunk.Length);
            chunkSlots = bytes < 0 ? 0 : bytes / LogRecord.Size;
            chunkFirst = place;
            chunkOrder = chunkSlots > 0 ? table.Orders[segment] : None;
            return chunkSlots > 0;
        }

        private void LoadNames(int segment)
        {
            Array.Clear(nameLengths, 0, nameLengths.Length);
            chunkOrder = None;
            int bytes = files.Read(table.Files[segment], LogRecord.Size, chunk, Limits.Loops * LogRecord.Size);
            for (int at = 0; at + LogRecord.Size <= bytes && record.Read(chunk, at) && record.Kind == LogRecord.Name; at += LogRecord.Size)
            {
                if (record.Loop < names.Length)
                {
                    Array.Copy(record.NameBytes, 0, names[record.Loop], 0, Limits.Identifier);
                    nameLengths[record.Loop] = record.NameLength;
                }
            }

            namesOrder = table.Orders[segment];
        }
    }
}
