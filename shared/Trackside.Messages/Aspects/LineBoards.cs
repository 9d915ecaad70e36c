namespace Trackside.Messages
{
    /// <summary>The words for <see cref="LineBoard"/>. Any thread.</summary>
    public static class LineBoards
    {
        /// <summary>Highest number a board can show.</summary>
        public const int HighestNumber = 999;

        /// <summary>Words in the order of <see cref="LineBoard"/>.</summary>
        internal static readonly string[] All = { "none", "chequered", "black", "black-white", "black-orange" };

        /// <summary>The word of a board.</summary>
        public static string Of(LineBoard board)
        {
            return All[(int)board];
        }

        /// <summary>Whether a board speaks to one vehicle and so needs its number.</summary>
        public static bool NeedsNumber(LineBoard board)
        {
            return board >= LineBoard.Black;
        }
    }
}
