namespace Trackside.Core
{
    /// <summary>The colours of a pixel panel: a pixel holds one of these numbers.</summary>
    public static class PixelColour
    {
        /// <summary>Off.</summary>
        public const byte Black = 0;

        /// <summary>Red.</summary>
        public const byte Red = 1;

        /// <summary>Yellow.</summary>
        public const byte Yellow = 2;

        /// <summary>Green.</summary>
        public const byte Green = 3;

        /// <summary>Blue.</summary>
        public const byte Blue = 4;

        /// <summary>White.</summary>
        public const byte White = 5;

        /// <summary>Orange: the disc of the black and orange board.</summary>
        public const byte Orange = 6;

        /// <summary>Purple: Code 60.</summary>
        public const byte Purple = 7;

        /// <summary>How many there are.</summary>
        public const int Count = 8;

        /// <summary>Red, green and blue share of a colour at full brightness: 0xRRGGBB. White is below the sum of the others, so that a full panel stays within its supply.</summary>
        public static int Light(int colour)
        {
            switch (colour)
            {
                case Red:
                    return 0xFF0000;
                case Yellow:
                    return 0xFFA000;
                case Green:
                    return 0x00FF00;
                case Blue:
                    return 0x0000FF;
                case White:
                    return 0xA0A0A0;
                case Orange:
                    return 0xFF4800;
                case Purple:
                    return 0x8000A0;
                default:
                    return 0;
            }
        }
    }
}
