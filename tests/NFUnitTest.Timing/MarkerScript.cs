using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>A line as it really was, in microseconds: what vehicles and markers did to it, and the capture of that.</summary>
    internal sealed class MarkerScript
    {
        private const int ReadingBefore = 8;
        private const int ReadingAfter = 12;

        private readonly long[] edges = new long[400];
        private int count;

        /// <summary>The markers as the box knows them.</summary>
        internal MarkerLog Log { get; } = new MarkerLog();

        /// <summary>How much faster the capture's clock runs, in parts per million.</summary>
        internal int Drift { get; set; }

        /// <summary>Whether a vehicle stands on the loop at the beginning.</summary>
        internal bool BeginsActive { get; set; }

        /// <summary>When the silence behind the last edge is over.</summary>
        internal long EndsAt { get { return edges[count - 1] + MarkerCapture.SilenceMicroseconds; } }

        /// <summary>When a toggle of a marker written at an instant really happened.</summary>
        internal static long ToggleAt(long marker, int toggle)
        {
            switch (toggle)
            {
                case 0:
                    return marker;
                case 1:
                    return marker + 85;
                case 2:
                    return marker + 290;
                default:
                    return marker + 435;
            }
        }

        /// <summary>The loop's line turned round.</summary>
        internal MarkerScript Edge(long at)
        {
            int place = count;
            while (place > 0 && edges[place - 1] > at)
            {
                edges[place] = edges[place - 1];
                place--;
            }

            edges[place] = at;
            count++;
            return this;
        }

        /// <summary>A vehicle over the loop.</summary>
        internal MarkerScript Vehicle(long at, long length)
        {
            return Edge(at).Edge(at + length);
        }

        /// <summary>The box wrote a marker; the readings around one of its toggles may be wide.</summary>
        internal MarkerScript Mark(long at, int wideToggle, long wideBefore, long wideAfter)
        {
            long[] before = new long[MarkerLog.Toggles];
            long[] after = new long[MarkerLog.Toggles];
            for (int i = 0; i < MarkerLog.Toggles; i++)
            {
                long toggle = ToggleAt(at, i);
                before[i] = toggle - (i == wideToggle ? wideBefore : ReadingBefore);
                after[i] = toggle + (i == wideToggle ? wideAfter : ReadingAfter);
                Edge(toggle);
            }

            Log.Add(before, after);
            return this;
        }

        /// <summary>The box wrote a marker.</summary>
        internal MarkerScript Mark(long at)
        {
            return Mark(at, -1, 0, 0);
        }

        /// <summary>The box wrote a marker that the line never saw.</summary>
        internal MarkerScript LostMark(long at)
        {
            int kept = count;
            long[] copy = new long[count];
            System.Array.Copy(edges, 0, copy, 0, count);
            Mark(at);
            System.Array.Copy(copy, 0, edges, 0, kept);
            count = kept;
            return this;
        }

        /// <summary>Takes edges away, as a filter or a blind gap does.</summary>
        internal MarkerScript Without(long from, long to)
        {
            int kept = 0;
            for (int i = 0; i < count; i++)
            {
                if (edges[i] < from || edges[i] > to)
                {
                    edges[kept++] = edges[i];
                }
            }

            count = kept;
            return this;
        }

        /// <summary>The capture: durations in whole ticks of a clock that runs through.</summary>
        internal MarkerCapture Capture()
        {
            MarkerCapture capture = new MarkerCapture();
            capture.FirstLevel = !BeginsActive;
            for (int i = 1; i < count; i++)
            {
                capture.Durations[i - 1] = (int)(TickOf(edges[i]) - TickOf(edges[i - 1]));
            }

            capture.Count = count - 1;
            capture.TakenAt = EndsAt + 8000;
            return capture;
        }

        /// <summary>What a decoder makes of it, that asked in vain 3 ms before the capture ended.</summary>
        internal MarkerVerdict Decode(MarkerDecoder decoder)
        {
            return decoder.Decode(Capture(), Log, EndsAt - 3000);
        }

        private long TickOf(long at)
        {
            long cycles = (at * MarkerCapture.CyclesPerMicrosecond) + (at * MarkerCapture.CyclesPerMicrosecond / 1000000 * Drift);
            return cycles / MarkerCapture.CyclesPerTick;
        }
    }
}
