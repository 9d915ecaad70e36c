namespace Trackside.Core
{
    /// <summary>
    /// Finds out at start-up what the flash holds. Of every segment the header is read; the last segment of each boot is read whole, since the
    /// power was cut on it: what is torn at its end was never confirmed and is left out. What is damaged elsewhere is found when it is
    /// read. Used once.
    /// </summary>
    internal sealed class LogScan
    {
        private readonly ISegmentFiles files;
        private readonly SegmentTable table;
        private readonly LogRecord record = new LogRecord();
        private readonly byte[] buffer = new byte[PassingLog.SegmentBytes];

        internal LogScan(ISegmentFiles files, SegmentTable table)
        {
            this.files = files;
            this.table = table;
        }

        /// <summary>Segments without a readable header: what they held is lost.</summary>
        internal int DamagedSegments { get; private set; }

        /// <summary>The earlier boot that is acknowledged up to <see cref="CursorSeq"/>, and all before it whole; 0 for none.</summary>
        internal int CursorBoot { get; private set; }

        /// <summary>See <see cref="CursorBoot"/>.</summary>
        internal int CursorSeq { get; private set; }

        /// <summary>Fills the table.</summary>
        internal void Run(int fileCount)
        {
            for (int file = 0; file < fileCount; file++)
            {
                int length = files.Length(file);
                if (length >= 0)
                {
                    TakeFile(file, length);
                }
            }

            bool isEnd = true;
            for (int i = table.Count - 1; i >= 0; i--)
            {
                isEnd = isEnd || table.Boots[i + 1] != table.Boots[i];
                if (isEnd)
                {
                    // A segment that was cut off at its beginning tells nothing: the one before it is the boot's end too.
                    isEnd = !ScanEnd(i);
                }
                else
                {
                    table.Lasts[i] = table.Firsts[i + 1] - 1;
                }
            }
        }

        private void TakeFile(int file, int length)
        {
            int read = length < LogRecord.Size ? 0 : files.Read(file, 0, buffer, LogRecord.Size);
            if (read == LogRecord.Size && record.Read(buffer, 0) && record.Kind == LogRecord.Header)
            {
                table.Add(file, record, length / LogRecord.Size);
                return;
            }

            // Shorter than a header: the power went while it was made, and nothing in it was ever confirmed.
            DamagedSegments += length < LogRecord.Size ? 0 : 1;
            files.Delete(file);
        }

        /// <summary>Reads a segment whole.</summary>
        /// <returns>Whether it tells what was acknowledged: a passing or a cursor follows its header.</returns>
        private bool ScanEnd(int segment)
        {
            bool any = false;
            int read = files.Read(table.Files[segment], 0, buffer, buffer.Length);
            for (int slot = 1; slot < table.Slots[segment] && (slot + 1) * LogRecord.Size <= read; slot++)
            {
                if (record.Read(buffer, slot * LogRecord.Size))
                {
                    any = any || record.Kind == LogRecord.Passing || record.Kind == LogRecord.Cursor;
                    TakeSlot(segment);
                }
            }

            return any;
        }

        private void TakeSlot(int segment)
        {
            switch (record.Kind)
            {
                case LogRecord.Passing:
                    table.Lasts[segment] = record.Seq;
                    TakeAcked(segment);
                    break;
                case LogRecord.Cursor:
                    TakeAcked(segment);
                    bool isLater = record.Boot > CursorBoot || (record.Boot == CursorBoot && record.Seq > CursorSeq);
                    CursorBoot = isLater ? record.Boot : CursorBoot;
                    CursorSeq = isLater ? record.Seq : CursorSeq;
                    break;
                case LogRecord.Anchor:
                    table.Anchors[segment].Copy(record.Relation);
                    break;
            }
        }

        private void TakeAcked(int segment)
        {
            table.Acked[segment] = record.Acked > table.Acked[segment] ? record.Acked : table.Acked[segment];
        }
    }
}
