namespace Trackside.Core
{
    /// <summary>
    /// Decides when the outbox goes to the flash. A write stalls the box while a block is erased (tens of milliseconds), and wears the block,
    /// so passings are grouped:
    /// <list type="bullet">
    /// <item>a full group is written when no passing came for a twentieth of a second; one access of about 1 KB, a tenth of a second apart at least,
    /// but for what is overdue and found no room where the last one wrote;</item>
    /// <item>passings the gateway has not acknowledged wait 0.25 s at most: what a power cut can take is then only what is both younger than
    /// that and not acknowledged;</item>
    /// <item>passings the gateway acknowledged meanwhile are safe with it: they wait for a full group.</item>
    /// </list>
    /// Passings are sent without waiting for this: to hold them back would cost 0.25 s and a write each, and win nothing, since a passing
    /// that the gateway stored before the power went is not lost. What the gateway acknowledged is kept with the next write, or after 5 s.
    /// Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class OutboxWriter
    {
        /// <summary>Longest time a passing that is not acknowledged waits for the flash, in microseconds.</summary>
        public const long MostWait = 250000;

        private const long Look = 50000;
        private const long Patience = (MostWait / 2) - Look;
        private const long Pause = 100000;
        private const long CursorWait = 5000000;
        private const long Retry = 1000000;

        private readonly Outbox outbox;
        private readonly History history;
        private readonly PassingLog log;
        private readonly ClockModel clock;
        private readonly int boot;
        private readonly LogRecord record = new LogRecord();
        private int seen;
        private int watched;
        private long watchedUntil;
        private long nextAt;
        private long cursorAt;
        private int keptAcked;
        private int keptBoot;
        private int keptSeq;
        private bool isAnchorKept;

        /// <summary>Makes a writer that has written nothing.</summary>
        public OutboxWriter(Outbox outbox, History history, PassingLog log, ClockModel clock, int boot)
        {
            this.outbox = outbox;
            this.history = history;
            this.log = log;
            this.clock = clock;
            this.boot = boot;
            keptBoot = history.DoneBoot;
            keptSeq = history.DoneSeq;
        }

        /// <summary>Whether the flash is full of passings that are not acknowledged.</summary>
        public bool IsFull { get; private set; }

        /// <summary>Whether the last write was refused by the flash.</summary>
        public bool HasFailed { get; private set; }

        /// <summary>Writes tried.</summary>
        public int Writes { get; private set; }

        private int Waiting { get { return outbox.Newest - outbox.Written; } }

        /// <summary>Writes what is due.</summary>
        public void Step(long now)
        {
            if (now < nextAt)
            {
                return;
            }

            outbox.Anchor.Fix(clock, now);
            bool isQuiet = outbox.Newest == seen;
            seen = outbox.Newest;
            bool isFull = Waiting >= PassingLog.MostPerWrite && (isQuiet || Waiting >= 2 * PassingLog.MostPerWrite);
            bool isDue = isFull || IsOverdue(now) || IsCursorDue(now);
            // What a segment that ended left over has waited its time already.
            nextAt = now + (!isDue ? Look : !TryWrite() ? Retry : IsOverdue(now) ? Look : Pause);
        }

        /// <summary>A passing that is neither acknowledged nor written has waited long enough.</summary>
        private bool IsOverdue(long now)
        {
            int safe = outbox.Written > outbox.Acked ? outbox.Written : outbox.Acked;
            if (outbox.Newest == safe)
            {
                watched = 0;
                return false;
            }

            // The newest of a moment is watched: once it is safe, all before it are, and the next moment begins.
            if (watched == 0 || watched <= safe)
            {
                watched = outbox.Newest;
                watchedUntil = now + Patience;
            }

            return now >= watchedUntil;
        }

        /// <summary>The flash holds passings as not acknowledged that are, or without the UTC that is known by now, and nothing else was written for a while.</summary>
        private bool IsCursorDue(long now)
        {
            bool isNews = outbox.Written > keptAcked && outbox.Acked > keptAcked;
            isNews = isNews || (outbox.Written > 0 && outbox.Anchor.IsKnown && !isAnchorKept);
            isNews = isNews || history.DoneBoot != keptBoot || history.DoneSeq != keptSeq;
            if (!isNews)
            {
                cursorAt = 0;
                return false;
            }

            cursorAt = cursorAt == 0 ? now + CursorWait : cursorAt;
            return now >= cursorAt;
        }

        private bool TryWrite()
        {
            SkipOverwritten();
            IsFull = !MakeRoom();
            if (IsFull)
            {
                return false;
            }

            int last = StageAll();
            Writes++;
            HasFailed = !log.Commit();
            if (HasFailed)
            {
                return false;
            }

            outbox.MarkWritten(last);
            keptAcked = outbox.Acked;
            keptBoot = history.DoneBoot;
            keptSeq = history.DoneSeq;
            isAnchorKept = outbox.Anchor.IsKnown;
            cursorAt = 0;
            return true;
        }

        /// <summary>While the flash refused, acknowledged passings may have been overwritten in memory: the log goes on behind them.</summary>
        private void SkipOverwritten()
        {
            if (outbox.Written + 1 < outbox.OldestInMemory)
            {
                outbox.MarkWritten(outbox.OldestInMemory - 1);
                log.Close();
            }
        }

        private bool MakeRoom()
        {
            // A cursor and an anchor may come with the first passing.
            if (log.RoomHere > 2)
            {
                return true;
            }

            // The flash may be smaller than the log reckons with: a write that failed makes room too.
            if (log.IsFull || HasFailed)
            {
                log.DeleteOldest(boot, outbox.Acked, history.DoneBoot, history.DoneSeq);
            }

            return log.BeginSegment(boot, outbox.Written + 1, outbox.Anchor);
        }

        private int StageAll()
        {
            // Each segment tells it, so that no deletion takes it away.
            bool tellsHistory = history.DoneBoot != keptBoot || history.DoneSeq != keptSeq || (log.IsFresh && history.DoneBoot != 0);
            if (tellsHistory || Waiting == 0)
            {
                record.Kind = LogRecord.Cursor;
                record.Boot = history.DoneBoot;
                record.Seq = history.DoneSeq;
                record.Acked = outbox.Acked;
                log.Stage(record);
            }

            if (outbox.Anchor.IsKnown && !isAnchorKept)
            {
                record.Kind = LogRecord.Anchor;
                record.Relation.Copy(outbox.Anchor);
                log.Stage(record);
            }

            int count = Waiting < PassingLog.MostPerWrite ? Waiting : PassingLog.MostPerWrite;
            count = count < log.RoomHere ? count : log.RoomHere;
            int last = outbox.Written + count;
            for (int seq = outbox.Written + 1; seq <= last; seq++)
            {
                outbox.Seek(seq, record);
                log.Stage(record);
            }

            return last;
        }
    }
}
