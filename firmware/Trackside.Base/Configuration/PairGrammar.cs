namespace Trackside.Core
{
    /// <summary>Two loops of a box that stand close together, in the order a vehicle meets them on each route of the box.</summary>
    public sealed class LoopPair
    {
        /// <summary>Number of the loop met first on the first route.</summary>
        public int First;

        /// <summary>Number of the loop met second on the first route.</summary>
        public int Second;

        /// <summary>Distance between them, in millimetres.</summary>
        public int Distance;

        /// <summary>For each route of the box: whether a vehicle that runs as it should meets <see cref="First"/> first.</summary>
        public bool[] RunsForward;
    }

    /// <summary>
    /// Pairs of loops as written in a box's configuration: one list a route, comma between routes, <c>;</c> between pairs; a pair is
    /// <c>first&gt;second:millimetres</c> as a vehicle meets it on that route. <c>fa&gt;fb:15000,fb&gt;fa:15000</c> is one pair of a circuit
    /// with two routes. Start-up only; allocates.
    /// </summary>
    public static class PairGrammar
    {
        /// <summary>Bounds of the distance, in millimetres.</summary>
        public const int LeastDistance = 200;

        /// <summary>See <see cref="LeastDistance"/>.</summary>
        public const int MostDistance = 100000;

        /// <summary>Reads the list.</summary>
        /// <param name="list">As written; null or empty for none.</param>
        /// <param name="loops">Names of the box's loops.</param>
        /// <returns>The pairs, or null where the list cannot be read, names an unknown loop, or its routes tell of different pairs.</returns>
        public static LoopPair[] Parse(string list, string[] loops)
        {
            if (list == null || list.Length == 0)
            {
                return new LoopPair[0];
            }

            string[] routes = list.Split(',');
            LoopPair[] pairs = null;
            for (int route = 0; route < routes.Length; route++)
            {
                string[] entries = routes[route].Split(';');
                pairs = pairs == null ? new LoopPair[entries.Length] : pairs;
                if (entries.Length != pairs.Length)
                {
                    return null;
                }

                for (int i = 0; i < entries.Length; i++)
                {
                    LoopPair met = ParseOne(entries[i], loops);
                    if (met == null || !Join(pairs, i, met, route, routes.Length))
                    {
                        return null;
                    }
                }
            }

            return pairs;
        }

        private static bool Join(LoopPair[] pairs, int place, LoopPair met, int route, int routes)
        {
            if (route == 0)
            {
                pairs[place] = met;
                met.RunsForward = new bool[routes];
            }

            LoopPair pair = pairs[place];
            bool forward = pair.First == met.First && pair.Second == met.Second;
            bool backward = pair.First == met.Second && pair.Second == met.First;
            pair.RunsForward[route] = forward;
            return (forward || backward) && pair.Distance == met.Distance;
        }

        private static LoopPair ParseOne(string entry, string[] loops)
        {
            string[] parts = entry.Split('>', ':');
            if (parts.Length != 3)
            {
                return null;
            }

            LoopPair pair = new LoopPair();
            pair.First = Find(parts[0], loops);
            pair.Second = Find(parts[1], loops);
            pair.Distance = NumberOf(parts[2]);
            bool fits = pair.Distance >= LeastDistance && pair.Distance <= MostDistance
                && pair.First >= 0 && pair.Second >= 0 && pair.First != pair.Second;
            return fits ? pair : null;
        }

        // 0, which no distance may be, for what is no number of at most six digits.
        private static int NumberOf(string digits)
        {
            int number = 0;
            for (int i = 0; i < digits.Length; i++)
            {
                if (digits[i] < '0' || digits[i] > '9' || i > 5)
                {
                    return 0;
                }

                number = (number * 10) + digits[i] - '0';
            }

            return number;
        }

        private static int Find(string name, string[] loops)
        {
            for (int i = 0; i < loops.Length; i++)
            {
                if (loops[i] == name)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
