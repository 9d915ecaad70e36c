using System;
using System.Device.I2c;
using UnitsNet;

namespace Iot.Device.Adc
{
    public class Ina219 : IDisposable
    {
        public Ina219OperatingMode OperatingMode
        {
            get => throw null;
            set => throw null;
        }

        public Ina219(I2cDevice i2cDevice) => throw null;
        public void Reset() => throw null;
        public void Dispose() => throw null;
        public ElectricPotential ReadBusVoltage() => throw null;
    }

    public enum Ina219OperatingMode : ushort
    {
        ShuntAndBusContinuous = 7,
    }
}
