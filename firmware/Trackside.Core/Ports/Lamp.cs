namespace Trackside.Core
{
    /// <summary>Numbers of a box's lamps.</summary>
    public static class Lamp
    {
        /// <summary>The red lamp.</summary>
        public const int Red = 0;

        /// <summary>The yellow lamp.</summary>
        public const int Yellow = 1;

        /// <summary>The green lamp.</summary>
        public const int Green = 2;

        /// <summary>How many flag lamps there are.</summary>
        public const int Count = 3;

        /// <summary>The status light on the board itself; not a flag.</summary>
        public const int Status = Count;
    }
}
