using System;
using System.Device.I2c;
using UnitsNet;

namespace Iot.Device.Bh1750fvi
{
    public class Bh1750fvi : IDisposable
    {
        public Illuminance Illuminance => throw null;
        public Bh1750fvi(I2cDevice i2cDevice, MeasuringMode measuringMode = MeasuringMode.ContinuouslyHighResolutionMode, double lightTransmittance = 1) => throw null;
        public void Dispose() => throw null;
    }

    public enum MeasuringMode : byte
    {
        ContinuouslyHighResolutionMode = 16,
    }
}
