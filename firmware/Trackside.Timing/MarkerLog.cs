namespace Trackside.Core
{
    /// <summary>The markers written and not yet found in a capture, oldest first. A marker is four toggles, so it leaves the line as it was. Loop only.</summary>
    public sealed class MarkerLog
    {
        /// <summary>Toggles of a marker: two pulses.</summary>
        public const int Toggles = 4;

        /// <summary>Most markers kept.</summary>
        public const int Most = 8;

        /// <summary>A toggle whose instant is known no better than this, in microseconds, is worth another marker.</summary>
        public const int WideMicroseconds = 150;

        // The pauses between the toggles: a short pulse, a pause three times as long, a pulse twice as long. Contacts that bounce
        // have no such rhythm to a few microseconds; the true pauses, whatever held them up, are known from the readings.
        private const int FirstPulse = 60;
        private const int Pause = 180;
        private const int SecondPulse = 120;

        private readonly long[] before = new long[Most * Toggles];
        private readonly long[] after = new long[Most * Toggles];

        /// <summary>How many markers there are.</summary>
        public int Count { get; private set; }

        /// <summary>When the last marker was finished, in monotonic microseconds.</summary>
        public long LastEnd { get { return after[(Count * Toggles) - 1]; } }

        /// <summary>Whether there is no room for another.</summary>
        public bool IsFull { get { return Count == Most; } }

        /// <summary>Latest reading before a toggle of the log, in monotonic microseconds.</summary>
        public long Before(int toggle)
        {
            return before[toggle];
        }

        /// <summary>First reading after a toggle of the log, in monotonic microseconds.</summary>
        public long After(int toggle)
        {
            return after[toggle];
        }

        /// <summary>Writes a marker and keeps it.</summary>
        /// <returns>Whether at least one of its toggles is known to <see cref="WideMicroseconds"/>.</returns>
        public bool Write(IMarkerLine line)
        {
            long narrowest = long.MaxValue;
            for (int i = 0; i < Toggles; i++)
            {
                int toggle = (Count * Toggles) + i;
                line.Toggle(GapBefore(i), out before[toggle], out after[toggle]);
                long width = after[toggle] - before[toggle];
                narrowest = width < narrowest ? width : narrowest;
            }

            Count++;
            return narrowest <= WideMicroseconds;
        }

        /// <summary>Keeps a marker of known readings, its four toggles each from one to the other.</summary>
        public void Add(long[] readBefore, long[] readAfter)
        {
            System.Array.Copy(readBefore, 0, before, Count * Toggles, Toggles);
            System.Array.Copy(readAfter, 0, after, Count * Toggles, Toggles);
            Count++;
        }

        /// <summary>Forgets the oldest so many.</summary>
        public void Drop(int markers)
        {
            int left = (Count - markers) * Toggles;
            System.Array.Copy(before, markers * Toggles, before, 0, left);
            System.Array.Copy(after, markers * Toggles, after, 0, left);
            Count -= markers;
        }

        private static int GapBefore(int toggle)
        {
            switch (toggle)
            {
                case 1:
                    return FirstPulse;
                case 2:
                    return Pause;
                case 3:
                    return SecondPulse;
                default:
                    return 0;
            }
        }
    }
}
