using System.Device.I2c;
using nanoFramework.Hardware.Esp32;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// The I2C bus of a box: its pins, and the devices the configuration names, each at its own address. 100 kHz: the panel hangs on a cable.
    /// <code>
    /// address   device                                    strapped by
    /// 0x20      MCP23017, small lights                    A0 to A2 low
    /// 0x21      MCP23017, buttons                         A0 high
    /// 0x23      BH1750, light                             ADDR low
    /// 0x40      INA219, battery                           A0 and A1 low
    /// </code>
    /// </summary>
    public static class BusLines
    {
        private const int Bus = 1;

        /// <summary>The address of the expander with the lights.</summary>
        public const int LightsAddress = 0x20;

        /// <summary>The address of the expander with the buttons.</summary>
        public const int ButtonsAddress = 0x21;

        /// <summary>The address of the light sensor.</summary>
        public const int AmbientAddress = 0x23;

        /// <summary>The address of the battery's gauge.</summary>
        public const int BatteryAddress = 0x40;

        /// <summary>Claims the pins and makes the devices. Nothing is transferred yet.</summary>
        /// <exception cref="System.InvalidOperationException">The board has no bus, or something else has its pins.</exception>
        /// <param name="board">The board's pins.</param>
        /// <param name="claims">Where pins are claimed.</param>
        /// <param name="bus">What the configuration names.</param>
        /// <returns>By the numbers of <see cref="BusDevice"/>; null where there is none.</returns>
        public static IBusDevice[] Open(BoardPins board, PinClaims claims, BusConfiguration bus)
        {
            nanoFramework.Hardware.Esp32.Configuration.SetPinFunction(claims.Claim(board.I2cData, "data line of the I2C bus"), DeviceFunction.I2C1_DATA);
            nanoFramework.Hardware.Esp32.Configuration.SetPinFunction(claims.Claim(board.I2cClock, "clock line of the I2C bus"), DeviceFunction.I2C1_CLOCK);
            IBusDevice[] devices = new IBusDevice[BusDevice.Count];
            devices[BusDevice.Lights] = bus.Has(BusDevice.Lights) ? new ExpanderLights(At(LightsAddress)) : null;
            devices[BusDevice.Buttons] = bus.Has(BusDevice.Buttons) ? new ExpanderContacts(At(ButtonsAddress)) : null;
            devices[BusDevice.Ambient] = bus.Has(BusDevice.Ambient) ? new LightSensor(At(AmbientAddress)) : null;
            devices[BusDevice.Battery] = bus.Has(BusDevice.Battery) ? new BatteryGauge(At(BatteryAddress)) : null;
            return devices;
        }

        private static I2cDevice At(int address)
        {
            return I2cDevice.Create(new I2cConnectionSettings(Bus, address, I2cBusSpeed.StandardMode));
        }
    }
}
