namespace Trackside.Core
{
    /// <summary>
    /// Finds the box's own markers in a capture and so gives every other edge its time: edge = marker, less what was counted between.
    /// A marker is found where four edges lie as its four toggles were written, each within its two readings; edges of vehicles may lie
    /// between them. Which marker it is follows from when the capture ended: after it was last asked for in vain, and before it was had. Every
    /// way to lay the markers into the capture is tried: a rising edge that all ways agree upon has a time, which holds what any of them
    /// gives; the others are disputed. Pure: no clock, no hardware, nothing allocated after the constructor.
    /// </summary>
    public sealed class MarkerDecoder
    {
        /// <summary>How far the capture's clock and the timer may drift apart, in parts per million: two crystals of 10. On an ESP32 both have
        /// the same.</summary>
        public const int DriftPartsPerMillion = 20;

        /// <summary>A time known no better than this, in microseconds, is disputed: the edge input is nearly as good.</summary>
        public const int WidestMicroseconds = 5000;

        private const int Edges = MarkerCapture.Most + 1;
        private const int MostSteps = 4000;
        private const int MostWays = 16;
        private const int Million = 1000000;
        private const long Silence = (long)MarkerCapture.SilenceTicks * MarkerCapture.CyclesPerTick;

        // A millisecond for the interrupt that ends a capture and the drift over its silence.
        private const long Margin = 1000L * MarkerCapture.CyclesPerMicrosecond;

        private readonly long[] at = new long[Edges];
        private readonly int[] agreed = new int[Edges];
        private readonly long[] lows = new long[Edges];
        private readonly long[] highs = new long[Edges];
        private readonly int[] assigned = new int[MarkerLog.Most * MarkerLog.Toggles];
        private MarkerCapture capture;
        private MarkerLog log;
        private int edges;
        private int first;
        private int end;
        private int ways;
        private int steps;
        private bool isContradictory;

        /// <summary>Crossings found: rising edges of the loop, first to last.</summary>
        public int Count { get; private set; }

        /// <summary>Rising edges that not all ways agree upon.</summary>
        public int Disputed { get; private set; }

        /// <summary>Markers of the log that were skipped: their capture never came.</summary>
        public int Skipped { get; private set; }

        /// <summary>Markers to drop from the log: the skipped and the found.</summary>
        public int Used { get; private set; }

        /// <summary>Instant of a crossing, in monotonic microseconds.</summary>
        public long At(int number)
        {
            return (lows[number] + highs[number]) / (2 * MarkerCapture.CyclesPerMicrosecond);
        }

        /// <summary>Half width of the interval that holds it, in microseconds.</summary>
        public long Uncertainty(int number)
        {
            return ((highs[number] - lows[number]) / (2 * MarkerCapture.CyclesPerMicrosecond)) + 2;
        }

        /// <summary>Looks for the markers of a log in a capture.</summary>
        /// <param name="of">The capture.</param>
        /// <param name="markers">The markers written since the last capture with one.</param>
        /// <param name="askedAt">When the capture had not ended yet, in monotonic microseconds.</param>
        public MarkerVerdict Decode(MarkerCapture of, MarkerLog markers, long askedAt)
        {
            capture = of;
            log = markers;
            Begin();
            if (capture.IsDamaged || !Place())
            {
                return MarkerVerdict.Ambiguous;
            }

            long latest = (capture.TakenAt * MarkerCapture.CyclesPerMicrosecond) - at[edges - 1] - Silence + Margin;
            long earliest = (askedAt * MarkerCapture.CyclesPerMicrosecond) - at[edges - 1] - Silence - Margin;
            for (int marker = 0; marker < log.Count && ways == 0; marker++)
            {
                first = marker * MarkerLog.Toggles;
                Match(first, 0, earliest, latest);
            }

            if (ways == 0 && steps < MostSteps && !isContradictory)
            {
                return MarkerVerdict.NoMarker;
            }

            Skipped = first / MarkerLog.Toggles;
            Used = end / MarkerLog.Toggles;
            if (isContradictory || steps >= MostSteps || ways > MostWays)
            {
                return MarkerVerdict.Ambiguous;
            }

            Gather();
            return MarkerVerdict.Found;
        }

        private void Begin()
        {
            Count = 0;
            Disputed = 0;
            Skipped = 0;
            Used = 0;
            end = 0;
            ways = 0;
            steps = 0;
            isContradictory = false;
        }

        /// <summary>Puts the edges on an axis of cycles that begins with the first.</summary>
        private bool Place()
        {
            edges = capture.Count + 1;
            at[0] = 0;
            agreed[0] = 0;
            for (int i = 1; i < edges; i++)
            {
                int ticks = capture.Durations[i - 1];
                if (ticks <= 0)
                {
                    return false;
                }

                at[i] = at[i - 1] + ((long)ticks * MarkerCapture.CyclesPerTick);
                agreed[i] = 0;
            }

            return true;
        }

        // Lays this toggle and the ones after it; low and high bound the monotonic cycles of the capture's first edge.
        private void Match(int toggle, int from, long low, long high)
        {
            if (toggle > first && toggle % MarkerLog.Toggles == 0 && Ends(toggle, low, high))
            {
                return;
            }

            for (int edge = from; edge < edges && steps < MostSteps && ways <= MostWays; edge++)
            {
                steps++;
                long slack = Slack(edge, toggle == first ? edge : assigned[0]);
                long mostly = (log.Before(toggle) * MarkerCapture.CyclesPerMicrosecond) - at[edge] - slack;
                long atMost = ((log.After(toggle) + 1) * MarkerCapture.CyclesPerMicrosecond) - at[edge] + slack;
                if (atMost < low)
                {
                    // Later edges would have the capture begin earlier still.
                    return;
                }

                if (mostly <= high)
                {
                    assigned[toggle - first] = edge;
                    Match(toggle + 1, edge + 1, mostly > low ? mostly : low, atMost < high ? atMost : high);
                }
            }
        }

        // Whether this way ends before a toggle: all markers are laid, or the next was written after the silence. One written
        // within the silence would have ended it: such a way is none.
        private bool Ends(int toggle, long low, long high)
        {
            bool isLast = toggle == log.Count * MarkerLog.Toggles;
            long earliest = isLast ? 0 : (log.Before(toggle) * MarkerCapture.CyclesPerMicrosecond) - high;
            if (!isLast && earliest <= at[edges - 1])
            {
                return false;
            }

            if (isLast || earliest > at[edges - 1] + Silence - Margin)
            {
                TakeWay(toggle, low);
            }

            return true;
        }

        private void TakeWay(int after, long low)
        {
            // A marker skipped must lie before the silence that came before this capture: else it should have been found in it.
            if (first > 0 && (log.After(first - 1) * MarkerCapture.CyclesPerMicrosecond) + Silence - Margin > low)
            {
                isContradictory = true;
                return;
            }

            ways++;
            end = after;
            bool isActive = !capture.FirstLevel;
            int next = 0;
            for (int edge = 0; edge < edges; edge++)
            {
                if (next < after - first && assigned[next] == edge)
                {
                    next++;
                    continue;
                }

                isActive = !isActive;
                if (isActive)
                {
                    TakeRising(edge, after - first);
                }
            }
        }

        private void TakeRising(int edge, int toggles)
        {
            long low = long.MinValue / 2;
            long high = long.MaxValue / 2;
            for (int i = 0; i < toggles; i++)
            {
                long apart = at[edge] - at[assigned[i]];
                long slack = Slack(edge, assigned[i]);
                long mostly = (log.Before(first + i) * MarkerCapture.CyclesPerMicrosecond) + apart - slack;
                long atMost = ((log.After(first + i) + 1) * MarkerCapture.CyclesPerMicrosecond) + apart + slack;
                low = mostly > low ? mostly : low;
                high = atMost < high ? atMost : high;
            }

            isContradictory |= low > high;
            lows[edge] = agreed[edge] == 0 || low < lows[edge] ? low : lows[edge];
            highs[edge] = agreed[edge] == 0 || high > highs[edge] ? high : highs[edge];
            agreed[edge]++;
        }

        // Each duration is cut to whole ticks by itself; the clocks drift with the time between.
        private long Slack(int edge, int other)
        {
            int between = edge > other ? edge - other : other - edge;
            long apart = edge > other ? at[edge] - at[other] : at[other] - at[edge];
            return ((between + 1L) * MarkerCapture.CyclesPerTick) + (apart * DriftPartsPerMillion / Million);
        }

        /// <summary>Moves what all ways agree upon to the front.</summary>
        private void Gather()
        {
            for (int edge = 0; edge < edges; edge++)
            {
                bool isNarrow = highs[edge] - lows[edge] <= 2L * WidestMicroseconds * MarkerCapture.CyclesPerMicrosecond;
                if (agreed[edge] == ways && isNarrow)
                {
                    lows[Count] = lows[edge];
                    highs[Count] = highs[edge];
                    Count++;
                }
                else if (agreed[edge] > 0)
                {
                    Disputed++;
                }
            }
        }
    }
}
