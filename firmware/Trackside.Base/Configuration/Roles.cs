namespace Trackside.Core
{
    /// <summary>What a box is for; bits, since one box may do several things.</summary>
    public static class Roles
    {
        /// <summary>Reads timing loops.</summary>
        public const int Timing = 1;

        /// <summary>A marshal post: lamps and panel.</summary>
        public const int Post = 2;

        /// <summary>A direction sign.</summary>
        public const int Sign = 4;

        /// <summary>Race control's own box: keeps the circuit's state.</summary>
        public const int Control = 8;

        /// <summary>The roles of a list such as <c>timing,post</c>; 0 where it is empty or holds an unknown word.</summary>
        public static int Parse(string list)
        {
            int roles = 0;
            foreach (string word in list.Split(','))
            {
                int role = Of(word);
                if (role == 0)
                {
                    return 0;
                }

                roles |= role;
            }

            return roles;
        }

        private static int Of(string word)
        {
            switch (word)
            {
                case "timing":
                    return Timing;
                case "post":
                    return Post;
                case "sign":
                    return Sign;
                case "control":
                    return Control;
                default:
                    return 0;
            }
        }
    }
}
