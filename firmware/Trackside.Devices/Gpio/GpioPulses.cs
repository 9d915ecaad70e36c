using System.Device.Gpio;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Devices
{
    /// <summary>
    /// Hardware counters beside the edge inputs of the loops: they count every rising edge, whatever the runtime does meanwhile. Their pins are
    /// the inputs' own. Called by the loop only; a reading costs some heap objects, so once a second is enough.
    /// </summary>
    public sealed class GpioPulses : IPulseCounters
    {
        private readonly GpioPulseCounter[] counters = new GpioPulseCounter[Limits.Loops];

        /// <summary>Starts a counter beside every loop that is watched by an edge input. After the inputs themselves were opened.</summary>
        /// <param name="board">The board's pins.</param>
        /// <param name="configuration">The loops.</param>
        public GpioPulses(BoardPins board, BoxConfiguration configuration)
        {
            int loops = configuration.Sources == null ? 0 : configuration.Sources.Length;
            for (int loop = 0; loop < loops; loop++)
            {
                if (configuration.Watches(CrossingSource.Edge, loop))
                {
                    counters[loop] = new GpioPulseCounter(board.InputPin(Inputs.FirstLoop + loop));
                    counters[loop].Polarity = GpioPulsePolarity.Rising;
                    counters[loop].Start();
                }
            }
        }

        /// <inheritdoc/>
        public long CountOf(int loop)
        {
            return counters[loop] == null ? -1 : counters[loop].Read().Count;
        }
    }
}
