using System.Device.I2c;
using Iot.Device.Bh1750fvi;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// The light around the panel. The binding drops the results of its transfers, and a missing sensor would read as darkest night; so each reading first asks
    /// the sensor to power on, which it acknowledges or not. Loop only.
    /// </summary>
    public sealed class LightSensor : IBusDevice
    {
        // Data sheet of the BH1750FVI: powers on; without effect on a measurement under way.
        private const byte PowerOn = 0x01;

        private readonly I2cDevice line;
        private Bh1750fvi sensor;

        /// <summary>Makes it; nothing is transferred.</summary>
        public LightSensor(I2cDevice line)
        {
            this.line = line;
        }

        /// <inheritdoc/>
        public bool Start()
        {
            if (!Answers())
            {
                return false;
            }

            sensor = new Bh1750fvi(line);

            // Begins the first measurement: what it brings now is thrown away.
            return sensor.Illuminance.Lux >= 0;
        }

        /// <inheritdoc/>
        public int Transfer(int value)
        {
            return Answers() ? (int)sensor.Illuminance.Lux : -1;
        }

        private bool Answers()
        {
            return line.WriteByte(PowerOn).Status == I2cTransferStatus.FullTransfer;
        }
    }
}
