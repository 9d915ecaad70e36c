using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What watches the loops of a box, as written in its configuration: one entry a loop, comma between; several sources of a loop join by
    /// <c>+</c>, best first. A box has one decoder line and one time-mark input, so each may watch one loop. A marker needs the edge beside it: what a
    /// capture does not show beyond doubt falls back to that, and would be lost without. Start-up only; allocates.
    /// </summary>
    public static class SourceGrammar
    {
        /// <summary>Most sources of one loop: one of each kind.</summary>
        public const int MostPerLoop = 4;

        private static readonly string[] words = { "decoder", "timemark", "marker", "edge" };

        /// <summary>Reads the list.</summary>
        /// <param name="list">As in <see cref="ConfigurationMessage.Sources"/>; null counts as empty.</param>
        /// <param name="loops">How many loops the box has.</param>
        /// <returns>The sources of each loop, or null where the list does not suit the loops, names an unknown source, one twice on a loop, a
        /// marker without the edge, or the decoder or the time mark on two loops.</returns>
        public static CrossingSource[][] Parse(string list, int loops)
        {
            string[] entries = list == null ? new string[0] : list.Split(',');
            if (entries.Length != loops)
            {
                return null;
            }

            CrossingSource[][] sources = new CrossingSource[loops][];
            int[] uses = new int[words.Length];
            for (int i = 0; i < loops; i++)
            {
                sources[i] = ParseEntry(entries[i], uses);
                if (sources[i] == null)
                {
                    return null;
                }
            }

            bool fits = uses[(int)CrossingSource.Decoder] <= 1 && uses[(int)CrossingSource.TimeMark] <= 1;
            return fits ? sources : null;
        }

        private static CrossingSource[] ParseEntry(string entry, int[] uses)
        {
            string[] parts = entry.Split('+');
            CrossingSource[] found = new CrossingSource[parts.Length];
            int seen = 0;
            for (int i = 0; i < parts.Length; i++)
            {
                int source = Find(parts[i]);
                if (source < 0 || (seen & (1 << source)) != 0)
                {
                    return null;
                }

                seen |= 1 << source;
                uses[source]++;
                found[i] = (CrossingSource)source;
            }

            bool fallsBack = (seen & (1 << (int)CrossingSource.Marker)) == 0 || (seen & (1 << (int)CrossingSource.Edge)) != 0;
            return fallsBack ? found : null;
        }

        private static int Find(string word)
        {
            for (int i = 0; i < words.Length; i++)
            {
                if (words[i] == word)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
