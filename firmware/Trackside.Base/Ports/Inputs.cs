using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Numbers of a box's inputs: what a pin means, whatever the board. Panel first, then senses, then loops.</summary>
    public static class Inputs
    {
        /// <summary>Panel: yellow.</summary>
        public const int YellowButton = 0;

        /// <summary>Panel: green / clear.</summary>
        public const int ClearButton = 1;

        /// <summary>Panel: the key that enables the buttons.</summary>
        public const int EnableKey = 2;

        /// <summary>Panel: double yellow.</summary>
        public const int DoubleYellowButton = 3;

        /// <summary>Panel: slippery surface.</summary>
        public const int SlipperyButton = 4;

        /// <summary>Panel: white.</summary>
        public const int WhiteButton = 5;

        /// <summary>Panel: blue.</summary>
        public const int BlueButton = 6;

        /// <summary>Panel: "the section before me is clear", asked for while a circuit is being reversed.</summary>
        public const int SectionButton = 7;

        /// <summary>Panel: lamp test; with the key, held, it resets the guard.</summary>
        public const int LampTestButton = 8;

        /// <summary>Panel: red is asked for.</summary>
        public const int RedButton = 9;

        /// <summary>How many buttons and keys a panel may have: the first inputs.</summary>
        public const int PanelCount = 10;

        /// <summary>Sense of the first lamp; lamp n is sensed by this number plus n.</summary>
        public const int FirstSense = PanelCount;

        /// <summary>Edge input of the first loop; loop n is this number plus n.</summary>
        public const int FirstLoop = FirstSense + Lamp.Count;

        /// <summary>Sense of a sign's first arrow; the other outputs above it follow: <see cref="SenseOf"/>.</summary>
        public const int FirstArrowSense = FirstLoop + Limits.Loops;

        /// <summary>A barrier's contact: closed. Active low, as a cut wire proves nothing.</summary>
        public const int BarrierClosed = FirstArrowSense + Lamp.Outputs - Lamp.FirstArrow;

        /// <summary>A barrier's contact: open.</summary>
        public const int BarrierOpen = BarrierClosed + 1;

        /// <summary>A pixel panel draws current: some pixel is lit.</summary>
        public const int PanelSense = BarrierOpen + 1;

        /// <summary>How many inputs there are: at most 63, since <see cref="InputBank.Active"/> has a bit for each.</summary>
        public const int Count = PanelSense + 1;

        /// <summary>The panel of a post whose configuration names none: yellow, clear, key; bit n for button n.</summary>
        public const int BasicPanel = (1 << YellowButton) | (1 << ClearButton) | (1 << EnableKey);

        private static readonly string[] panelNames =
        {
            "yellow", "clear", "key", "double-yellow", "slippery", "white", "blue", "section", "test", "red",
        };

        /// <summary>The input that senses an output: a flag lamp, or one from <see cref="Lamp.FirstArrow"/> on.</summary>
        public static int SenseOf(int lamp)
        {
            return lamp < Lamp.Count ? FirstSense + lamp : FirstArrowSense + lamp - Lamp.FirstArrow;
        }

        /// <summary>The name of a button or key in configurations and in <c>button</c>.</summary>
        public static string PanelName(int button)
        {
            return panelNames[button];
        }

        /// <summary>The buttons of a list such as <c>yellow,clear,key</c>: bit n for button n; 0 where a word is none of ours. Allocates.</summary>
        public static int ParsePanel(string list)
        {
            return NameList.Parse(list, panelNames);
        }

        /// <summary>The names of some buttons, comma between. Allocates.</summary>
        public static string PanelListOf(int buttons)
        {
            return NameList.Of(buttons, panelNames);
        }
    }
}
