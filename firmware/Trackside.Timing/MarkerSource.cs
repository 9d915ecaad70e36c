using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Crossings from a capture of the loop's line with the box's own marker superimposed. The edge input only wakes: the marker it brings
    /// may be written 90 ms late, the time is counted back from it. What is not beyond doubt is left to the next source and counted.
    ///
    /// | event | outcome |
    /// |---|---|
    /// | rising edge told, no marker of the last <see cref="Cover"/> | what has ended is taken, a marker is written |
    /// | rising edge told, such a marker | it lies in the same capture: that marker serves |
    /// | none of a marker's toggles is known to 150 us | written again, twice at most |
    /// | capture with its markers, every told edge in it | its rising edges are crossings |
    /// | the same, a told edge missing (blind gap, full memory, filter) | all of it falls back |
    /// | edges that could be the marker's | those fall back |
    /// | capture without a marker (ended before one was written) | its edges fall back |
    /// | no capture within <see cref="LatestReport"/> (line never silent, queue full) | all of it falls back |
    /// Loop only; allocates nothing itself, and asks the port only while a marker is out.
    /// </summary>
    public sealed class MarkerSource : ICrossingSource
    {
        /// <summary>So long after a marker an edge told of lies in the marker's capture, in microseconds: the silence that would have ended it,
        /// less 2 ms for the capture's clock.</summary>
        public const long Cover = MarkerCapture.SilenceMicroseconds - 2000;

        /// <summary>How long the alarm stands after a capture fell back, in microseconds.</summary>
        public const long AlarmMicroseconds = 60000000;

        private const long MostMicroseconds = 2000000;
        private const int MostTries = 3;

        private readonly IMarkerLine line;
        private readonly InputBank inputs;
        private readonly int input;
        private readonly Crossing crossing = new Crossing();
        private readonly MarkerCapture capture = new MarkerCapture();
        private readonly MarkerLog log = new MarkerLog();
        private readonly MarkerEvents events = new MarkerEvents();
        private readonly MarkerDecoder decoder = new MarkerDecoder();
        private long fellBackAt = long.MinValue / 2;
        private long steppedAt;
        private long askedAt;

        /// <summary>Makes a source for a loop.</summary>
        /// <param name="line">Its marker line and capture.</param>
        /// <param name="inputs">Where the edges of the loop's own input arrive.</param>
        /// <param name="loop">Number of the loop on this box.</param>
        public MarkerSource(IMarkerLine line, InputBank inputs, int loop)
        {
            this.line = line;
            this.inputs = inputs;
            input = Inputs.FirstLoop + loop;
            crossing.Loop = loop;
            crossing.Source = CrossingSource.Marker;
        }

        /// <inheritdoc/>
        public CrossingSource Kind { get { return CrossingSource.Marker; } }

        /// <inheritdoc/>
        public long LatestReport { get { return MostMicroseconds + MarkerEvents.LatestHandler; } }

        /// <inheritdoc/>
        public int BadInputs { get { return 0; } }

        /// <inheritdoc/>
        public long Alarms { get { return steppedAt - fellBackAt < AlarmMicroseconds ? Alarm.MarkerAmbiguous : Alarm.None; } }

        /// <inheritdoc/>
        public int Noise { get { return Crossing.Unknown; } }

        /// <summary>Crossings left to the next source.</summary>
        public int FellBack { get; private set; }

        /// <summary>Captures taken: after each the capture was deaf for at most <see cref="MarkerCapture.BlindMicroseconds"/>.</summary>
        public int Captures { get; private set; }

        /// <summary>Markers written.</summary>
        public int Markers { get; private set; }

        /// <inheritdoc/>
        public void Step(long now, ICrossingSink sink)
        {
            steppedAt = now;
            for (int i = 0; i < inputs.RisingCount; i++)
            {
                if (inputs.RisingInput(i) == input)
                {
                    Hear(inputs.RisingAt(i), now, sink);
                }
            }

            if (log.Count == 0)
            {
                return;
            }

            if (now - log.LastEnd >= Cover)
            {
                TakeCaptures(now, sink);
            }

            if (events.Count > 0 && now - events.Oldest >= MostMicroseconds)
            {
                GiveUp(now);
            }
            else if (events.Count == 0 && log.Count > 0 && now - log.LastEnd >= MostMicroseconds)
            {
                log.Drop(log.Count);
            }
        }

        private void Hear(long at, long now, ICrossingSink sink)
        {
            bool isCovered = log.Count > 0 && at < log.LastEnd + Cover;
            if (!events.Add(at))
            {
                FallBack(1, now);
                return;
            }

            if (!isCovered)
            {
                // A capture that has ended already cannot hold the marker; it may hold the edge, if the event comes that late.
                TakeCaptures(now, sink);
                if (events.Count > 0)
                {
                    Mark();
                }
            }
        }

        private void Mark()
        {
            bool isSharp = false;
            for (int i = 0; i < MostTries && !isSharp && !log.IsFull; i++)
            {
                isSharp = log.Write(line);
                Markers++;
            }
        }

        private void TakeCaptures(long now, ICrossingSink sink)
        {
            while (line.Take(capture))
            {
                Captures++;
                TakeOne(now, sink);
            }

            askedAt = now;
        }

        private void TakeOne(long now, ICrossingSink sink)
        {
            if (log.Count == 0)
            {
                // It ended before any marker was written: its events come without a capture of theirs and fall back then.
                return;
            }

            MarkerVerdict verdict = decoder.Decode(capture, log, askedAt);
            if (verdict == MarkerVerdict.NoMarker)
            {
                return;
            }

            if (verdict == MarkerVerdict.Ambiguous)
            {
                GiveUp(now);
                return;
            }

            if (decoder.Skipped > 0)
            {
                int lost = events.CountUntil(log.After((decoder.Skipped * MarkerLog.Toggles) - 1) + Cover);
                events.Drop(lost);
                FallBack(lost, now);
            }

            int told = events.CountUntil(log.After((decoder.Used * MarkerLog.Toggles) - 1) + Cover);
            int missing = events.Settle(told, decoder);
            log.Drop(decoder.Used);
            if (missing > decoder.Disputed)
            {
                FallBack(told, now);
                return;
            }

            FallBack(missing, now);
            Report(sink);
        }

        private void Report(ICrossingSink sink)
        {
            for (int i = 0; i < decoder.Count; i++)
            {
                crossing.At = decoder.At(i);
                crossing.Uncertainty = decoder.Uncertainty(i);
                sink.Cross(crossing);
            }
        }

        private void GiveUp(long now)
        {
            FallBack(events.Count, now);
            events.Drop(events.Count);
            log.Drop(log.Count);
        }

        private void FallBack(int crossings, long now)
        {
            FellBack += crossings;
            fellBackAt = crossings > 0 ? now : fellBackAt;
        }
    }
}
