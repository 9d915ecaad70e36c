using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>The part of a configuration about the I2C bus. Made once at start-up; unchanged afterwards.</summary>
    public sealed class BusConfiguration
    {
        /// <summary>Reads the part.</summary>
        /// <param name="message">The configuration.</param>
        public BusConfiguration(Message message)
        {
            string list = message.GetText(ConfigurationMessage.Bus);
            Devices = list == null ? 0 : BusDevice.Parse(list);
            BatteryLow = (int)message.GetInteger(ConfigurationMessage.BatteryLow);
            FaultField = list != null && Devices == 0 ? ConfigurationMessage.Bus : -1;
        }

        /// <summary>The field that holds nonsense, by its number in <see cref="ConfigurationMessage"/>; -1 for none.</summary>
        public int FaultField { get; }

        /// <summary>What is on the bus: bit n for device n of <see cref="BusDevice"/>; 0 where the box has no bus.</summary>
        public int Devices { get; }

        /// <summary>Millivolts below which the battery is low; 0 for never.</summary>
        public int BatteryLow { get; }

        /// <summary>Whether a device is on the bus.</summary>
        public bool Has(int device)
        {
            return (Devices & (1 << device)) != 0;
        }

        /// <summary>Whether an input comes over the bus instead of a pin.</summary>
        /// <param name="input">A number of <see cref="Inputs"/>.</param>
        public bool Carries(int input)
        {
            return input < Inputs.PanelCount && Has(BusDevice.Buttons) && (ExpanderButtons.All & (1 << input)) != 0;
        }
    }
}
