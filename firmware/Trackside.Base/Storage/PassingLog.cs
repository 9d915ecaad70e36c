using System;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Passings on the flash: records that are only ever appended, in segments of one flash block. A boot begins a segment of its own, so what
    /// the power tore at the end of the one before is never written over. Room is made by deleting the oldest segment that is
    /// acknowledged whole; nothing else is ever deleted. Loop only.
    /// </summary>
    public sealed class PassingLog
    {
        /// <summary>Slots of a segment: as many as fit a flash block of 4,096 bytes. The first is its header.</summary>
        public const int SegmentSlots = 4096 / LogRecord.Size;

        /// <summary>Bytes of a full segment.</summary>
        public const int SegmentBytes = SegmentSlots * LogRecord.Size;

        /// <summary>Most records in one write: a quarter of a segment, about 1 KB.</summary>
        public const int MostPerWrite = (SegmentSlots - 1) / 4;

        /// <summary>Segments beyond what the passings need: each boot leaves one that is not full.</summary>
        private const int SpareSegments = 8;

        /// <summary>Slots of a segment that are no passings, at most but for rare cursors: header, names, an anchor and two cursors.</summary>
        private const int OtherSlots = 4 + Limits.Loops;

        // The header, the loops' names, a cursor and an anchor may stand before the passings of a write.
        private const int PageSlots = MostPerWrite + 3 + Limits.Loops;

        private readonly ISegmentFiles files;
        private readonly SegmentTable table;
        private readonly LogRecord record = new LogRecord();
        private readonly byte[] page = new byte[PageSlots * LogRecord.Size];
        private int staged;
        private int stagedLast;
        private int open = -1;
        private long nextOrder = 1;
        private byte[][] loopNames = new byte[0][];

        /// <summary>Finds out what the flash holds.</summary>
        /// <param name="files">The flash.</param>
        /// <param name="capacity">Passings to hold.</param>
        public PassingLog(ISegmentFiles files, int capacity)
        {
            this.files = files;
            table = new SegmentTable(FilesFor(capacity));
            LogScan scan = new LogScan(files, table);
            scan.Run(FilesFor(capacity));
            DamagedSegments = scan.DamagedSegments;
            CursorBoot = scan.CursorBoot;
            CursorSeq = scan.CursorSeq;
            if (table.Count > 0)
            {
                nextOrder = table.Orders[table.Count - 1] + 1;
                NewestBoot = table.Boots[table.Count - 1];
            }
        }

        /// <summary>The boot that wrote last before this one; 0 for none.</summary>
        public int NewestBoot { get; private set; }

        /// <summary>The earlier boot that was acknowledged up to <see cref="CursorSeq"/> when the box started, all before it whole; 0 for none.</summary>
        public int CursorBoot { get; private set; }

        /// <summary>See <see cref="CursorBoot"/>.</summary>
        public int CursorSeq { get; private set; }

        /// <summary>Segments whose header was damaged at start-up: what they held is lost. Damaged records are found when they are read.</summary>
        public int DamagedSegments { get; private set; }

        /// <summary>Files that a number of passings needs.</summary>
        public static int FilesFor(int capacity)
        {
            return (capacity / (SegmentSlots - OtherSlots)) + 1 + SpareSegments;
        }

        /// <summary>Says what this boot's loops are called: kept with its passings, since the next boot may have another configuration.</summary>
        public void NameLoops(byte[][] names)
        {
            loopNames = names;
        }

        /// <summary>Makes something to read with.</summary>
        public LogReader MakeReader()
        {
            return new LogReader(files, table);
        }

        /// <summary>The first boot after a given one that left passings; 0 for none.</summary>
        public int BootAfter(int boot)
        {
            for (int i = 0; i < table.Count; i++)
            {
                if (table.Boots[i] > boot && table.Lasts[i] >= table.Firsts[i])
                {
                    return table.Boots[i];
                }
            }

            return 0;
        }

        /// <summary>The number of the first passing held of a boot; 0 for none.</summary>
        public int FirstOf(int boot)
        {
            for (int i = 0; i < table.Count; i++)
            {
                if (table.Boots[i] == boot && table.Lasts[i] >= table.Firsts[i])
                {
                    return table.Firsts[i];
                }
            }

            return 0;
        }

        /// <summary>The number of the last passing held of a boot; 0 for none.</summary>
        public int LastOf(int boot)
        {
            int last = 0;
            for (int i = 0; i < table.Count; i++)
            {
                last = table.Boots[i] == boot && table.Lasts[i] >= table.Firsts[i] ? table.Lasts[i] : last;
            }

            return last;
        }

        /// <summary>What a boot itself had heard to be acknowledged.</summary>
        public int AckedOf(int boot)
        {
            int acked = 0;
            for (int i = 0; i < table.Count; i++)
            {
                acked = table.Boots[i] == boot && table.Acked[i] > acked ? table.Acked[i] : acked;
            }

            return acked;
        }

        /// <summary>How many passings can be staged without another segment.</summary>
        public int RoomHere
        {
            get { return open < 0 ? 0 : SegmentSlots - table.Slots[open] - staged; }
        }

        /// <summary>Whether a segment was begun of which nothing is written yet.</summary>
        public bool IsFresh { get { return open >= 0 && table.Slots[open] == 0; } }

        /// <summary>Whether a further segment would need one to be deleted.</summary>
        public bool IsFull { get { return table.IsFull; } }

        /// <summary>Begins a segment. Its header goes out with what is staged next.</summary>
        /// <returns>False where all are in use.</returns>
        public bool BeginSegment(int boot, int first, UtcAnchor anchor)
        {
            int file = table.FreeFile();
            if (file < 0)
            {
                return false;
            }

            record.Kind = LogRecord.Header;
            record.Boot = boot;
            record.Seq = first;
            record.Time = nextOrder++;
            record.Loop = record.Source = record.Marks = 0;
            record.Relation.Copy(anchor);
            open = table.Add(file, record, 0);
            staged = 0;
            stagedLast = 0;
            Stage(record);
            for (int loop = 0; loop < loopNames.Length; loop++)
            {
                record.Kind = LogRecord.Name;
                record.Loop = loop;
                record.NameLength = loopNames[loop].Length;
                Array.Copy(loopNames[loop], 0, record.NameBytes, 0, record.NameLength);
                Stage(record);
            }

            return true;
        }

        /// <summary>Stages a record for the next write. Its caller keeps to <see cref="RoomHere"/> and to <see cref="MostPerWrite"/>.</summary>
        public void Stage(LogRecord of)
        {
            of.Write(page, staged * LogRecord.Size);
            staged++;
            stagedLast = of.Kind == LogRecord.Passing ? of.Seq : stagedLast;
        }

        /// <summary>Writes what is staged.</summary>
        /// <returns>False where the flash refused: this segment is then closed, since nobody knows how much of it is there.</returns>
        public bool Commit()
        {
            bool isWritten = files.Append(table.Files[open], page, staged * LogRecord.Size);
            if (isWritten)
            {
                table.Slots[open] += staged;
                table.Lasts[open] = stagedLast > 0 ? stagedLast : table.Lasts[open];
                stagedLast = 0;
            }
            else
            {
                Abandon();
            }

            staged = 0;
            return isWritten;
        }

        /// <summary>Closes the segment that is written to: the next passing does not follow on its last.</summary>
        public void Close()
        {
            open = -1;
        }

        /// <summary>Deletes the oldest segment that is acknowledged whole.</summary>
        /// <param name="boot">This boot.</param>
        /// <param name="acked">What is acknowledged of it.</param>
        /// <param name="doneBoot">The earlier boot acknowledged up to <paramref name="doneSeq"/>, all before it whole.</param>
        /// <param name="doneSeq">See <paramref name="doneBoot"/>.</param>
        /// <returns>False where there is none, or the flash refused.</returns>
        public bool DeleteOldest(int boot, int acked, int doneBoot, int doneSeq)
        {
            for (int i = 0; i < table.Count; i++)
            {
                int of = table.Boots[i];
                int done = of == boot ? acked : of == doneBoot ? doneSeq : of < doneBoot ? table.Lasts[i] : 0;
                if (i != open && table.Lasts[i] <= done && files.Delete(table.Files[i]))
                {
                    table.Remove(i);
                    open = open > i ? open - 1 : open;
                    return true;
                }
            }

            return false;
        }

        private void Abandon()
        {
            // One that cannot be deleted stays in the table, so that its file is not written to again.
            if (table.Slots[open] == 0 && files.Delete(table.Files[open]))
            {
                table.Remove(open);
            }

            open = -1;
        }
    }
}
