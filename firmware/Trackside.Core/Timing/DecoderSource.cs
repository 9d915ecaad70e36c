using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Crossings from a transponder decoder that speaks P3 on a serial line. The decoder's own time is kept beside the box's: laps at one
    /// loop are differences of the decoder's clock. In the box's clock only the arrival of the frame is known, so its uncertainty is wide.
    /// </summary>
    public sealed class DecoderSource : ICrossingSource
    {
        /// <summary>Half width stated for the arrival of a frame, in microseconds: a decoder reports once the transponder has left the
        /// loop, under 250 ms for a loop of 30 cm, and the line adds its own.</summary>
        public const long ArrivalUncertainty = 500000;

        private const int Chunk = 128;

        private readonly IByteSource bytes;
        private readonly byte[] chunk = new byte[Chunk];
        private readonly P3Framer framer = new P3Framer();
        private readonly P3Record record = new P3Record();
        private readonly Crossing crossing = new Crossing();
        private int badRecords;

        /// <summary>Makes a source for a loop.</summary>
        /// <param name="bytes">The decoder's line.</param>
        /// <param name="loop">Number of the loop on this box.</param>
        public DecoderSource(IByteSource bytes, int loop)
        {
            this.bytes = bytes;
            crossing.Loop = loop;
            crossing.Source = CrossingSource.Decoder;
            crossing.Uncertainty = ArrivalUncertainty;
            Noise = Crossing.Unknown;
        }

        /// <inheritdoc/>
        public CrossingSource Kind { get { return CrossingSource.Decoder; } }

        /// <inheritdoc/>
        public long LatestReport { get { return 2 * ArrivalUncertainty; } }

        /// <inheritdoc/>
        public int BadInputs { get { return framer.BadFrames + badRecords + bytes.Errors; } }

        /// <inheritdoc/>
        public int Noise { get; private set; }

        /// <inheritdoc/>
        public void Step(long now, ICrossingSink sink)
        {
            int count = bytes.Read(chunk);
            int offset = 0;
            while (count > 0 && framer.Take(chunk, ref offset, count))
            {
                if (!record.Read(framer.Frame, framer.Count))
                {
                    badRecords++;
                }
                else if (record.Type == P3Record.Passing)
                {
                    crossing.At = now;
                    crossing.Own = record.Time;
                    crossing.Transponder = record.Transponder;
                    crossing.Strength = record.Strength;
                    crossing.Hits = record.Hits;
                    sink.Cross(crossing);
                }
                else if (record.Type == P3Record.Status)
                {
                    Noise = record.Noise;
                }
            }
        }
    }
}
