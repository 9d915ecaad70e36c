namespace Trackside.Core
{
    /// <summary>
    /// Measures the marker capture on the real board: the marker line plays the vehicle (one pulse, its instants known by two readings of the
    /// timer each), then writes the marker, and the decoder must find the pulse where it was. Needs the line alone: the loop open and at
    /// rest, or a wire from the marker pin to the capture pin where no gate is fitted. One round takes about a quarter of a second. Loop only.
    /// </summary>
    public sealed class MarkerSelfTest
    {
        private const long RoundMicroseconds = 500000;
        private const long FirstLag = 3000;
        private const long LagStep = 7000;
        private const int Lags = 12;

        private readonly IMarkerLine line;
        private readonly MarkerCapture capture = new MarkerCapture();
        private readonly MarkerLog log = new MarkerLog();
        private readonly MarkerDecoder decoder = new MarkerDecoder();
        private readonly int rounds;
        private long before;
        private long after;
        private long markAt;
        private bool isOut;

        /// <summary>Makes a test of so many rounds; each lets another while pass between pulse and marker, 3 to 80 ms.</summary>
        public MarkerSelfTest(IMarkerLine line, int rounds)
        {
            this.line = line;
            this.rounds = rounds;
        }

        /// <summary>Rounds that came to an end.</summary>
        public int Done { get; private set; }

        /// <summary>Whether all did.</summary>
        public bool IsDone { get { return Done >= rounds; } }

        /// <summary>Rounds in which the pulse was not found: no wire, no gate, or a line that is not at rest.</summary>
        public int Failures { get; private set; }

        /// <summary>Rounds in which the pulse was found outside the uncertainty stated for it: 0 on a sound board.</summary>
        public int Outside { get; private set; }

        /// <summary>Largest error of a round, in microseconds, against the middle of the pulse's own two readings.</summary>
        public long WorstError { get; private set; }

        /// <summary>Largest uncertainty stated, in microseconds.</summary>
        public long WorstUncertainty { get; private set; }

        /// <summary>Goes on: with every tick until <see cref="IsDone"/>.</summary>
        public void Step(long now)
        {
            if (IsDone)
            {
                return;
            }

            if (!isOut)
            {
                Begin(now);
            }
            else if (log.Count == 0 && now >= markAt)
            {
                log.Write(line);
            }
            else if (log.Count > 0 && now - log.LastEnd >= MarkerSource.Cover)
            {
                Finish(now);
            }
        }

        private void Begin(long now)
        {
            while (line.Take(capture))
            {
                // What was there before does not belong to the test.
            }

            line.Toggle(0, out before, out after);
            long unused;
            line.Toggle(0, out unused, out unused);
            markAt = now + FirstLag + (Done % Lags * LagStep);
            isOut = true;
        }

        private void Finish(long now)
        {
            while (line.Take(capture))
            {
                if (decoder.Decode(capture, log, log.LastEnd) == MarkerVerdict.Found && decoder.Count == 1)
                {
                    Judge(decoder.At(0), decoder.Uncertainty(0));
                    return;
                }
            }

            if (now - log.LastEnd >= RoundMicroseconds)
            {
                Failures++;
                EndRound();
            }
        }

        private void Judge(long at, long uncertainty)
        {
            long error = at - ((before + after) / 2);
            error = error < 0 ? -error : error;
            WorstError = error > WorstError ? error : WorstError;
            WorstUncertainty = uncertainty > WorstUncertainty ? uncertainty : WorstUncertainty;
            Outside += at + uncertainty < before || at - uncertainty > after ? 1 : 0;
            EndRound();
        }

        private void EndRound()
        {
            log.Drop(log.Count);
            isOut = false;
            Done++;
        }
    }
}
