using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Crossings from a plain edge input (photocell, induction loop): fallback and practice. The first edge of a vehicle is stamped, by a
    /// handler that runs behind it: 0 to 30 ms, and later by as long as the whole runtime stood still. That shows in the loop's own ticks,
    /// which come every 10 ms otherwise. The stamp is put in the middle of what it may be late, and says so.
    /// </summary>
    public sealed class EdgeSource : ICrossingSource
    {
        /// <summary>Latest a handler runs after its edge where nothing stands still, in microseconds: 10 ms of event tick and 20 ms of another
        /// thread's quantum.</summary>
        public const long LatestHandler = 30000;

        /// <summary>Time between two ticks of the loop above which something stood still, in microseconds.</summary>
        public const long UndisturbedTick = 12000;

        // A standstill may have held up any edge told within this time after it; the longest collector's pause is below half of it. It is
        // remembered for once or twice as long.
        private const long StallMicroseconds = 200000;

        private readonly Crossing crossing = new Crossing();
        private readonly InputBank inputs;
        private readonly int input;
        private long lastStep;
        private long stall;
        private long latestStall;
        private long stallBefore;
        private long spanFrom;

        /// <summary>Makes a source for a loop.</summary>
        /// <param name="inputs">Where its edges arrive.</param>
        /// <param name="loop">Number of the loop on this box.</param>
        public EdgeSource(InputBank inputs, int loop)
        {
            this.inputs = inputs;
            input = Inputs.FirstLoop + loop;
            crossing.Loop = loop;
            crossing.Source = CrossingSource.Edge;
        }

        /// <inheritdoc/>
        public CrossingSource Kind { get { return CrossingSource.Edge; } }

        /// <inheritdoc/>
        public long LatestReport { get { return StallMicroseconds; } }

        /// <inheritdoc/>
        public int BadInputs { get { return 0; } }

        /// <inheritdoc/>
        public long Alarms { get { return Alarm.None; } }

        /// <inheritdoc/>
        public int Noise { get { return Crossing.Unknown; } }

        /// <summary>Rising edges since boot.</summary>
        public int Edges { get; private set; }

        /// <summary>Whether something is over the loop, as its line was last heard of.</summary>
        public bool IsActive { get { return inputs.Level(input); } }

        /// <inheritdoc/>
        public void Step(long now, ICrossingSink sink)
        {
            NoteTick(now);
            for (int i = 0; i < inputs.RisingCount; i++)
            {
                if (inputs.RisingInput(i) == input)
                {
                    long half = (LatestHandler + stall) / 2;
                    crossing.At = inputs.RisingAt(i) - half;
                    crossing.Uncertainty = half;
                    Edges++;
                    sink.Cross(crossing);
                }
            }
        }

        // The longest time between two ticks in this span of time and the one before it.
        private void NoteTick(long now)
        {
            long gap = lastStep == 0 ? 0 : now - lastStep;
            lastStep = now;
            if (now - spanFrom >= StallMicroseconds)
            {
                stallBefore = latestStall;
                latestStall = 0;
                spanFrom = now;
            }

            latestStall = gap > UndisturbedTick && gap > latestStall ? gap : latestStall;
            stall = latestStall > stallBefore ? latestStall : stallBefore;
        }
    }
}
