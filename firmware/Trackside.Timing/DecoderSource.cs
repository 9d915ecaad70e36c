using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Crossings from a transponder decoder that speaks P3 on a serial line. The decoder stamps a crossing by its own clock, which is handed
    /// on as it is: laps at one loop are differences of it. What the stamp means on the box's clock is bounded by the arrival of every frame
    /// (<see cref="ClockBounds"/>): after its time on the line at the soonest, and at the latest after <see cref="LongestHold"/>, its time on
    /// the line and the time since the line was last found empty. A better source of the same loop narrows it (<see cref="Learn"/>).
    /// A gap in the decoder's numbers is asked for again (<see cref="P3Gaps"/>); what comes so is stamped by its own time, not by its arrival.
    /// </summary>
    public sealed class DecoderSource : ICrossingSource, IOwnClock
    {
        /// <summary>Longest a decoder keeps a passing before its frame begins, in microseconds: until the transponder has left the loop,
        /// under 250 ms for a loop of 30 cm, and as long again for a slow one.</summary>
        public const long LongestHold = 500000;

        /// <summary>How exactly a decoder stamps, in microseconds: it hears a transponder about every 1.5 ms.</summary>
        public const long OwnUncertainty = 1500;

        /// <summary>Time without any good frame after which the decoder counts as silent, in microseconds: it tells its status every few
        /// seconds.</summary>
        public const long SilenceMicroseconds = 30000000;

        // 10 bits a byte at 115,200 bit/s, rounded down: the least time is the bound.
        private const long LineMicrosecondsPerByte = 86;
        private const int Chunk = 128;
        private const int MostChunks = 4;

        private readonly IByteSource bytes;
        private readonly IByteSink line;
        private readonly byte[] chunk = new byte[Chunk];
        private readonly P3Framer framer = new P3Framer();
        private readonly P3Record record = new P3Record();
        private readonly P3Writer writer = new P3Writer();
        private readonly P3Gaps gaps = new P3Gaps();
        private readonly ClockBounds bounds = new ClockBounds();
        private readonly Crossing crossing = new Crossing();
        private int badRecords;
        private long emptiedAt = -1;
        private long arrivedAt;
        private long heardAt;
        private long lastAt;
        private long gapBegan;
        private long gapEnded;
        private long now;

        /// <summary>Makes a source for a loop, on a line that cannot be spoken to: nothing is asked for again.</summary>
        public DecoderSource(IByteSource bytes, int loop)
            : this(bytes, null, loop)
        {
        }

        /// <summary>Makes a source for a loop.</summary>
        /// <param name="bytes">What the decoder says.</param>
        /// <param name="line">Where the decoder is spoken to; null for nowhere.</param>
        /// <param name="loop">Number of the loop on this box.</param>
        public DecoderSource(IByteSource bytes, IByteSink line, int loop)
        {
            this.bytes = bytes;
            this.line = line;
            crossing.Loop = loop;
            crossing.Source = CrossingSource.Decoder;
            Noise = Temperature = Voltage = Crossing.Unknown;
        }

        /// <inheritdoc/>
        public CrossingSource Kind { get { return CrossingSource.Decoder; } }

        /// <inheritdoc/>
        public long LatestReport { get { return LongestHold + 100000; } }

        /// <inheritdoc/>
        public int BadInputs { get { return framer.BadFrames + badRecords + bytes.Errors; } }

        /// <inheritdoc/>
        public long Alarms { get { return Alarm.None; } }

        /// <inheritdoc/>
        public int Noise { get; private set; }

        /// <summary>The decoder's temperature in degrees Celsius; -1 before it told one.</summary>
        public int Temperature { get; private set; }

        /// <summary>The decoder's supply in tenths of a volt; -1 before it told one.</summary>
        public int Voltage { get; private set; }

        /// <summary>How the decoder's clock stands to the box's.</summary>
        public ClockBounds Clock { get { return bounds; } }

        /// <summary>What is missing of its passings, and what became of it.</summary>
        public P3Gaps Gaps { get { return gaps; } }

        /// <summary>Times it was asked for passings again.</summary>
        public int Asked { get; private set; }

        /// <summary>Whether it has said nothing good for <see cref="SilenceMicroseconds"/>.</summary>
        public bool IsSilent { get { return now - heardAt > SilenceMicroseconds; } }

        /// <inheritdoc/>
        public void Step(long at, ICrossingSink sink)
        {
            now = at;
            if (emptiedAt < 0)
            {
                // What waits on the line at the first step may have been there since the port opened.
                emptiedAt = at - LongestHold;
                heardAt = at;
            }

            for (int i = 0; i < MostChunks; i++)
            {
                int count = bytes.Read(chunk);
                if (count > 0)
                {
                    // Frames may have come since the tick began, where something held it up: they are here now, not then.
                    long readAt = bytes.ReadAt;
                    arrivedAt = readAt > at ? readAt : at;
                }

                Take(count, sink);
                if (count < Chunk)
                {
                    emptiedAt = at;
                    break;
                }
            }

            if (gaps.AnyMissing)
            {
                AskAgain();
            }
        }

        /// <inheritdoc/>
        public void Learn(long own, long at, long uncertainty)
        {
            bounds.Matched(own, at, uncertainty + OwnUncertainty, now);
        }

        private void Take(int count, ICrossingSink sink)
        {
            int offset = 0;
            while (count > 0 && framer.Take(chunk, ref offset, count))
            {
                if (!record.Read(framer.Frame, framer.Count))
                {
                    badRecords++;
                    continue;
                }

                heardAt = now;
                if (record.Type == P3Record.Passing)
                {
                    TakePassing(sink);
                }
                else if (record.Type == P3Record.Status)
                {
                    Noise = record.Noise;
                    Temperature = record.Temperature;
                    Voltage = record.Voltage;
                }
            }
        }

        private void TakePassing(ICrossingSink sink)
        {
            bool wasMissing = gaps.AnyMissing;
            P3Order order = record.Number < 0 ? P3Order.New : gaps.Take(record.Number, record.Time, now);
            if (order == P3Order.Repeated)
            {
                return;
            }

            if (order == P3Order.Resent)
            {
                PlaceResent();
            }
            else
            {
                long onLine = framer.Count * LineMicrosecondsPerByte;
                bounds.Arrived(record.Time, arrivedAt, onLine, LongestHold + onLine + (arrivedAt - emptiedAt));
                crossing.At = bounds.ToMonotonic(record.Time);
                crossing.Uncertainty = bounds.UncertaintyAt(arrivedAt) + OwnUncertainty;
                if (gaps.AnyMissing && !wasMissing)
                {
                    gapBegan = lastAt;
                    gapEnded = crossing.At;
                }

                lastAt = crossing.At;
            }

            crossing.Own = record.Time;
            crossing.Transponder = record.Transponder;
            crossing.Strength = record.Strength;
            crossing.Hits = record.Hits;
            sink.Cross(crossing);
        }

        // By its own stamp, which lies between its neighbours' unless the decoder's clock was stepped meanwhile: then anywhere between them.
        // What is known of the clocks is known of now: they drifted since.
        private void PlaceResent()
        {
            long at = bounds.ToMonotonic(record.Time);
            long uncertainty = bounds.UncertaintyAt(at) + OwnUncertainty;
            if (at < gapBegan - uncertainty || at > now + uncertainty)
            {
                long half = (gapEnded - gapBegan) >> 1;
                at = gapBegan + half;
                uncertainty += half < 0 ? -half : half;
            }

            crossing.At = at;
            crossing.Uncertainty = uncertainty;
        }

        private void AskAgain()
        {
            long from;
            long until;
            if (gaps.TryAsk(now, out from, out until) && line != null)
            {
                Asked++;
                line.Write(writer.Line, writer.Resend(from, until, record.Decoder));
            }
        }
    }
}
