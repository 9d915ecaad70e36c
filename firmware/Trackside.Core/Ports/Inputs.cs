using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Numbers of a box's inputs: what a pin means, whatever the board.</summary>
    public static class Inputs
    {
        /// <summary>Panel: yellow.</summary>
        public const int YellowButton = 0;

        /// <summary>Panel: green / clear.</summary>
        public const int ClearButton = 1;

        /// <summary>Panel: the key that enables the buttons.</summary>
        public const int EnableKey = 2;

        /// <summary>Sense of the first lamp; lamp n is sensed by this number plus n.</summary>
        public const int FirstSense = 3;

        /// <summary>Edge input of the first loop; loop n is this number plus n.</summary>
        public const int FirstLoop = FirstSense + Lamp.Count;

        /// <summary>How many inputs there are.</summary>
        public const int Count = FirstLoop + Limits.Loops;
    }
}
