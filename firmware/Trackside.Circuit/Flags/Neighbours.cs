using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The posts before and after this one in the running direction, and what they call for here. All of it turns round with the circuit.
    /// <code>
    /// the post after this one                                       called for here     reason
    /// shows Yellow or more and has not proved it for 1 s            the same            Neighbour
    /// shows Yellow or more of its marshal's and is lost             the same            Neighbour
    /// shows Yellow or DoubleYellow of its own, profile mirrors      Yellow              Mirror
    /// shows DoubleYellow of its own, profile leads                  Yellow              Lead
    /// </code>
    /// What it last said stays until it says otherwise: a link that is lost relaxes nothing. Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class Neighbours
    {
        private readonly RuleProfile rules;
        private readonly Neighbour[] all;
        private readonly int[] before;
        private readonly int[] after;
        private int route;
        private Aspect called;
        private AspectReason why = AspectReason.Neighbour;

        /// <summary>Finds out who the neighbours are.</summary>
        public Neighbours(RouteTable routes, RuleProfile rules)
        {
            this.rules = rules;
            string[] names = routes.Neighbours();
            all = new Neighbour[names.Length];
            for (int i = 0; i < names.Length; i++)
            {
                all[i] = new Neighbour(names[i]);
            }

            before = Places(routes.Before);
            after = Places(routes.After);
        }

        /// <summary>The neighbour before this post in the running direction; null where there is none.</summary>
        public Neighbour Before { get { return route < 0 || before[route] < 0 ? null : all[before[route]]; } }

        /// <summary>The neighbour after this post in the running direction; null where there is none.</summary>
        public Neighbour After { get { return route < 0 || after[route] < 0 ? null : all[after[route]]; } }

        /// <summary>What they call for; dark for nothing.</summary>
        public Aspect Called { get { return called; } }

        /// <summary>Why.</summary>
        public AspectReason Reason { get { return why; } }

        /// <summary>Whether the post before shows a yellow of its own: this one shows green, where its profile shows green only then.</summary>
        public bool IsBehindYellow
        {
            get
            {
                Neighbour one = Before;
                return one != null && (one.Applied == Aspect.Yellow || one.Applied == Aspect.DoubleYellow) && one.IsOwn;
            }
        }

        /// <summary>The number of a neighbour; -1 where a box is none. At start-up.</summary>
        public int NumberOf(string box)
        {
            for (int i = 0; i < all.Length; i++)
            {
                if (all[i].Name == box)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>The circuit runs along another route.</summary>
        /// <param name="index">Its place in the configuration; -1 while none is run.</param>
        public void Run(int index)
        {
            route = index;
        }

        /// <summary>Takes a neighbour's <c>lamps</c>.</summary>
        public void Take(int neighbour, LampsMessage report, long now)
        {
            all[neighbour].Take(report, now);
        }

        /// <summary>Takes a neighbour's <c>state</c>.</summary>
        public void TakeState(int neighbour, bool isLost, long now)
        {
            all[neighbour].TakeState(isLost, now);
        }

        /// <summary>Works out what is called for: ten times a second.</summary>
        public void Step(long now)
        {
            Neighbour next = After;
            called = Aspect.Dark;
            if (next == null)
            {
                return;
            }

            Aspect shown = next.Applied;
            bool isYellow = (shown == Aspect.Yellow || shown == Aspect.DoubleYellow) && next.IsOwn;
            if (next.IsUnproved(now))
            {
                called = shown;
                why = AspectReason.Neighbour;
            }
            else if (rules.IsMirror && isYellow)
            {
                called = Aspect.Yellow;
                why = AspectReason.Mirror;
            }
            else if (rules.IsLead && isYellow && shown == Aspect.DoubleYellow)
            {
                called = Aspect.Yellow;
                why = AspectReason.Lead;
            }
        }

        private int[] Places(string[] names)
        {
            int[] places = new int[names.Length];
            for (int i = 0; i < names.Length; i++)
            {
                places[i] = -1;
                for (int n = 0; n < all.Length; n++)
                {
                    places[i] = all[n].Name == names[i] ? n : places[i];
                }
            }

            return places;
        }
    }
}
