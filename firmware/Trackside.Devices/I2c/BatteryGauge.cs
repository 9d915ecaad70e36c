using System.Device.I2c;
using Iot.Device.Adc;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// The battery's voltage. The binding drops the results of its transfers, so the operating mode is read each time: it is never zero in a gauge that answers.
    /// The reset leaves 32 V and one sample of 12 bits, so a reading waits half a millisecond; the shunt is not used, and its resolution never set (the
    /// binding would write it over the bus voltage's). Loop only.
    /// </summary>
    public sealed class BatteryGauge : IBusDevice
    {
        // Below this no box runs: the wire to the battery is off.
        private const int LeastMillivolts = 1000;
        private const double MillivoltsPerVolt = 1000.0;
        private const double Half = 0.5;

        private readonly Ina219 gauge;

        /// <summary>Makes it; nothing is transferred.</summary>
        public BatteryGauge(I2cDevice line)
        {
            gauge = new Ina219(line);
        }

        /// <inheritdoc/>
        public bool Start()
        {
            gauge.Reset();
            return gauge.OperatingMode == Ina219OperatingMode.ShuntAndBusContinuous;
        }

        /// <inheritdoc/>
        public int Transfer(int value)
        {
            if (gauge.OperatingMode != Ina219OperatingMode.ShuntAndBusContinuous)
            {
                return -1;
            }

            int millivolts = (int)((gauge.ReadBusVoltage().Volts * MillivoltsPerVolt) + Half);
            return millivolts >= LeastMillivolts ? millivolts : -1;
        }
    }
}
