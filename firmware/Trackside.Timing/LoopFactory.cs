using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Puts the loops of a timing box together from its configuration. Start-up only.</summary>
    public static class LoopFactory
    {
        /// <summary>Makes the loops.</summary>
        public static LoopDesk Make(BoxParts parts, InputBank inputs, ClockModel clock)
        {
            return new LoopDesk(MakeWatches(parts, inputs, clock), parts.Configuration, parts.Pulses);
        }

        private static LoopWatch[] MakeWatches(BoxParts parts, InputBank inputs, ClockModel clock)
        {
            BoxConfiguration configuration = parts.Configuration;
            LoopWatch[] watches = new LoopWatch[configuration.Loops.Length];
            for (int loop = 0; loop < watches.Length; loop++)
            {
                CrossingSource[] kinds = configuration.Sources[loop];
                ICrossingSource[] sources = new ICrossingSource[kinds.Length];
                for (int i = 0; i < kinds.Length; i++)
                {
                    sources[i] = MakeSource(kinds[i], loop, parts, inputs, clock);
                }

                watches[loop] = new LoopWatch(loop, sources, clock);
                watches[loop].OwnClock = OwnClockOf(sources);
                watches[loop].Marks = clock;
            }

            return watches;
        }

        private static IOwnClock OwnClockOf(ICrossingSource[] sources)
        {
            for (int i = 0; i < sources.Length; i++)
            {
                if (sources[i] is IOwnClock)
                {
                    return (IOwnClock)sources[i];
                }
            }

            return null;
        }

        // A source that this firmware cannot make yet is refused: the box stays unconfigured instead of timing nothing.
        private static ICrossingSource MakeSource(CrossingSource kind, int loop, BoxParts parts, InputBank inputs, ClockModel clock)
        {
            switch (kind)
            {
                case CrossingSource.Decoder:
                    return new DecoderSource(parts.Decoder, parts.DecoderLine, loop);
                case CrossingSource.TimeMark:
                    return new TimeMarkSource(parts.Gnss, loop, clock, clock);
                case CrossingSource.Marker:
                    return new MarkerSource(parts.Markers[loop], inputs, loop);
                case CrossingSource.Edge:
                    return new EdgeSource(inputs, loop);
                default:
                    throw new System.InvalidOperationException("this firmware has no such source for loop " + (loop + 1).ToString());
            }
        }
    }
}
