namespace Trackside.Core
{
    /// <summary>Numbers of the devices a box may have on its I2C bus, their names in configurations, and what is transferred.</summary>
    public static class BusDevice
    {
        /// <summary>The expander with the small lights of a marshal's panel: writes bits of <c>PanelLights</c>, reads the same back.</summary>
        public const int Lights = 0;

        /// <summary>The expander with the buttons of <see cref="ExpanderButtons"/>: reads bit n for contact n, 1 for closed.</summary>
        public const int Buttons = 1;

        /// <summary>The light sensor: reads lux.</summary>
        public const int Ambient = 2;

        /// <summary>The battery's voltage: reads millivolts.</summary>
        public const int Battery = 3;

        /// <summary>How many there may be.</summary>
        public const int Count = 4;

        private static readonly string[] names = { "lights", "buttons", "ambient", "battery" };

        /// <summary>The name of a device.</summary>
        public static string NameOf(int device)
        {
            return names[device];
        }

        /// <summary>The devices of a list such as <c>lights,battery</c>: bit n for device n; 0 where a word is none of ours. Allocates.</summary>
        public static int Parse(string list)
        {
            return NameList.Parse(list, names);
        }
    }
}
