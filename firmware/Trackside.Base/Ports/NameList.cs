namespace Trackside.Core
{
    /// <summary>Sets of a few named things, as bits and as a list with commas. Pure; allocates.</summary>
    internal static class NameList
    {
        /// <summary>The bits of a list; 0 where it is empty or holds an unknown word.</summary>
        internal static int Parse(string list, string[] names)
        {
            int found = 0;
            foreach (string word in list.Split(','))
            {
                int bit = BitOf(word, names);
                if (bit == 0)
                {
                    return 0;
                }

                found |= bit;
            }

            return found;
        }

        /// <summary>The names of the bits that are set.</summary>
        internal static string Of(int bits, string[] names)
        {
            string list = string.Empty;
            for (int i = 0; i < names.Length; i++)
            {
                if ((bits & (1 << i)) != 0)
                {
                    list = list.Length == 0 ? names[i] : list + "," + names[i];
                }
            }

            return list;
        }

        private static int BitOf(string word, string[] names)
        {
            for (int i = 0; i < names.Length; i++)
            {
                if (names[i] == word)
                {
                    return 1 << i;
                }
            }

            return 0;
        }
    }
}
