using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Crossings from a plain edge input (photocell, induction loop): fallback and practice. The first edge of a vehicle is stamped, by a
    /// handler that runs 0 to 30 ms behind it: the stamp is put in the middle and says so.
    /// </summary>
    public sealed class EdgeSource : ICrossingSource
    {
        /// <summary>Latest a handler runs after its edge, in microseconds: 10 ms of event tick and 20 ms of another thread's quantum.</summary>
        public const long LatestHandler = 30000;

        private readonly Crossing crossing = new Crossing();
        private readonly InputBank inputs;
        private readonly int input;

        /// <summary>Makes a source for a loop.</summary>
        /// <param name="inputs">Where its edges arrive.</param>
        /// <param name="loop">Number of the loop on this box.</param>
        public EdgeSource(InputBank inputs, int loop)
        {
            this.inputs = inputs;
            input = Inputs.FirstLoop + loop;
            crossing.Loop = loop;
            crossing.Source = CrossingSource.Edge;
            crossing.Uncertainty = LatestHandler / 2;
        }

        /// <inheritdoc/>
        public CrossingSource Kind { get { return CrossingSource.Edge; } }

        /// <inheritdoc/>
        public long LatestReport { get { return 2 * LatestHandler; } }

        /// <inheritdoc/>
        public int BadInputs { get { return 0; } }

        /// <inheritdoc/>
        public int Noise { get { return Crossing.Unknown; } }

        /// <summary>Rising edges since boot.</summary>
        public int Edges { get; private set; }

        /// <summary>Whether something is over the loop, as its line was last heard of.</summary>
        public bool IsActive { get { return inputs.Level(input); } }

        /// <inheritdoc/>
        public void Step(long now, ICrossingSink sink)
        {
            for (int i = 0; i < inputs.RisingCount; i++)
            {
                if (inputs.RisingInput(i) == input)
                {
                    crossing.At = inputs.RisingAt(i) - (LatestHandler / 2);
                    Edges++;
                    sink.Cross(crossing);
                }
            }
        }
    }
}
