namespace Trackside.Messages
{
    /// <summary>Names and letters of the aspects, as they stand in messages. Any thread.</summary>
    public static class AspectNames
    {
        /// <summary>Names in the order of <see cref="Aspect"/>.</summary>
        internal static readonly string[] All =
        {
            "dark", "green", "blue", "white", "slippery", "fault", "yellow", "double-yellow",
            "code60", "fcy", "vsc", "safety-car", "red", "unproved",
        };

        // One byte an aspect, in the order of Aspect; '?' marks what is never commanded.
        private static readonly byte[] letters =
        {
            (byte)'-', (byte)'G', (byte)'B', (byte)'W', (byte)'L', (byte)'?', (byte)'Y', (byte)'D',
            (byte)'C', (byte)'F', (byte)'V', (byte)'S', (byte)'R', (byte)'?',
        };

        /// <summary>The name, such as <c>double-yellow</c>.</summary>
        public static string Of(Aspect aspect)
        {
            return All[(int)aspect];
        }

        /// <summary>The letter for <c>control/state</c>; <c>?</c> for an aspect that is never commanded.</summary>
        public static byte LetterOf(Aspect aspect)
        {
            return letters[(int)aspect];
        }

        /// <summary>The aspect a letter of <c>control/state</c> stands for.</summary>
        /// <returns><see cref="Aspect.Unproved"/> where the letter is none of ours.</returns>
        public static Aspect FromLetter(byte letter)
        {
            if (letter != (byte)'?')
            {
                for (int i = 0; i < letters.Length; i++)
                {
                    if (letters[i] == letter)
                    {
                        return (Aspect)i;
                    }
                }
            }

            return Aspect.Unproved;
        }

        /// <summary>The aspect of a name.</summary>
        /// <returns><see cref="Aspect.Unproved"/> where the name is none of ours.</returns>
        public static Aspect FromName(string name)
        {
            for (int i = 0; i < All.Length; i++)
            {
                if (All[i] == name)
                {
                    return (Aspect)i;
                }
            }

            return Aspect.Unproved;
        }

        /// <summary>Whether race control may command it: all but <see cref="Aspect.Fault"/> and <see cref="Aspect.Unproved"/>.</summary>
        public static bool IsCommandable(Aspect aspect)
        {
            return aspect != Aspect.Fault && aspect < Aspect.Unproved;
        }
    }
}
