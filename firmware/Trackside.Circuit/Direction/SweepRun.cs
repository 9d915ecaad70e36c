namespace Trackside.Core
{
    /// <summary>
    /// The sweep car's way round: it must see every loop in the order of the route. It is known by its transponder; a crossing without one, or where no transponder
    /// was configured, counts as the sweep car's, since no other vehicle may be out. Another vehicle, or a loop out of order, begins the run anew. The order is that of the stamps:
    /// passings may arrive late, and then tell of a run the other way round. Loop only.
    /// </summary>
    public sealed class SweepRun
    {
        private readonly int[][] orders;
        private readonly long transponder;
        private int route;
        private int seen;
        private long crossedAt = ProofStamps.Never;

        /// <summary>Makes a run of no route.</summary>
        /// <param name="orders">Loops in order, one list a route.</param>
        /// <param name="transponder">The sweep car's transponder; 0 for none.</param>
        public SweepRun(int[][] orders, long transponder)
        {
            this.orders = orders;
            this.transponder = transponder;
        }

        /// <summary>How many loops were seen in order so far.</summary>
        public int Seen { get { return seen; } }

        /// <summary>Begins a run along a route.</summary>
        public void Begin(int along)
        {
            route = along;
            seen = 0;
        }

        /// <summary>A vehicle crossed a loop.</summary>
        /// <param name="loop">The loop's number; one that is not of the route is passed over.</param>
        /// <param name="vehicle">Its transponder; 0 for none known.</param>
        /// <param name="at">When, in monotonic microseconds by the timing box's stamp.</param>
        public void Take(int loop, long vehicle, long at)
        {
            if (!IsSweepCar(vehicle))
            {
                seen = 0;
                return;
            }

            if (seen == orders[route].Length || !Has(loop))
            {
                return;
            }

            bool isInTime = seen == 0 || at > crossedAt - Demand.Ahead;
            seen = IsNext(loop) && isInTime ? seen + 1 : orders[route][0] == loop ? 1 : 0;
            crossedAt = at;
        }

        /// <summary>Whether every loop was seen in order.</summary>
        [Guard]
        public bool IsComplete()
        {
            return orders[route].Length > 0 && seen == orders[route].Length;
        }

        /// <summary>Whether a crossing may be the sweep car's.</summary>
        [Guard]
        public bool IsSweepCar(long vehicle)
        {
            return transponder == 0 || vehicle == 0 || vehicle == transponder;
        }

        /// <summary>Whether the loop is the one that must come now.</summary>
        [Guard]
        public bool IsNext(int loop)
        {
            return orders[route][seen] == loop;
        }

        private bool Has(int loop)
        {
            for (int i = 0; i < orders[route].Length; i++)
            {
                if (orders[route][i] == loop)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
