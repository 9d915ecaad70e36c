namespace Trackside.Core
{
    /// <summary>Numbers of a box's lamps, and their names in configurations and reports. A post has those its configuration names.</summary>
    public static class Lamp
    {
        /// <summary>The red lamp.</summary>
        public const int Red = 0;

        /// <summary>The yellow lamp.</summary>
        public const int Yellow = 1;

        /// <summary>The green lamp: fed through the relay that the permit output holds.</summary>
        public const int Green = 2;

        /// <summary>Stands in for a failed red lamp.</summary>
        public const int RedTwin = 3;

        /// <summary>The second yellow lamp: alternates in a double yellow, stands in for a failed yellow lamp.</summary>
        public const int YellowTwin = 4;

        /// <summary>The blue lamp.</summary>
        public const int Blue = 5;

        /// <summary>The white lamp.</summary>
        public const int White = 6;

        /// <summary>How many flag lamps there may be.</summary>
        public const int Count = 7;

        /// <summary>The status light on the board itself; not a flag.</summary>
        public const int Status = Count;

        /// <summary>A sign's first arrow; arrow n is this number plus n. Fed through the permit's relay, like the pit exit's green.</summary>
        public const int FirstArrow = Status + 1;

        /// <summary>The red of the pit-exit light.</summary>
        public const int PitRed = FirstArrow + 2;

        /// <summary>The green of the pit-exit light.</summary>
        public const int PitGreen = PitRed + 1;

        /// <summary>How many outputs there are, flags and others.</summary>
        public const int Outputs = PitGreen + 1;

        /// <summary>The lamps of a post whose configuration names none: bit n for lamp n.</summary>
        public const int Basic = (1 << Red) | (1 << Yellow) | (1 << Green);

        private static readonly string[] otherNames = { "status", "arrow-a", "arrow-b", "pit-red", "pit-green" };

        private static readonly string[] names = { "red", "yellow", "green", "red2", "yellow2", "blue", "white" };

        /// <summary>The name of a lamp, such as <c>red2</c>.</summary>
        public static string NameOf(int lamp)
        {
            return names[lamp];
        }

        /// <summary>The name of any output: a lamp's, or such as <c>arrow-a</c>.</summary>
        public static string OutputName(int lamp)
        {
            return lamp < Count ? names[lamp] : otherNames[lamp - Count];
        }

        /// <summary>The lamps of a list such as <c>red,yellow,green</c>: bit n for lamp n; 0 where a word is none of ours. Allocates.</summary>
        public static int Parse(string list)
        {
            return NameList.Parse(list, names);
        }

        /// <summary>The names of some lamps, comma between; an empty text for none. Allocates.</summary>
        public static string ListOf(int lamps)
        {
            return NameList.Of(lamps, names);
        }
    }
}
