using System;
using System.Device.I2c;
using UnitsNet;

namespace Iot.Device.Bh1750fvi;

/// <summary>How the sensor measures.</summary>
public enum MeasuringMode : byte
{
    /// <summary>One lux, 120 ms, again and again.</summary>
    ContinuouslyHighResolutionMode = 0x10,
}

/// <summary>A light sensor. Each reading begins the measurement anew; missing, it reads 0 lux.</summary>
public class Bh1750fvi : IDisposable
{
    private const double CountsPerLux = 1.2;

    private readonly I2cDevice device;
    private readonly double transmittance;

    /// <summary>Powers the sensor on, resets it and sets its measuring time, whatever it answers.</summary>
    public Bh1750fvi(I2cDevice i2cDevice, MeasuringMode measuringMode = MeasuringMode.ContinuouslyHighResolutionMode, double lightTransmittance = 1)
    {
        device = i2cDevice;
        MeasuringMode = measuringMode;
        transmittance = lightTransmittance;
        device.WriteByte(0x01);
        device.WriteByte(0x07);
        int time = (int)(69 / lightTransmittance);
        device.WriteByte((byte)(0x40 | (time >> 5)));
        device.WriteByte((byte)(0x60 | (time & 0x1F)));
    }

    /// <summary>How it measures.</summary>
    public MeasuringMode MeasuringMode { get; set; }

    /// <summary>What it measured last.</summary>
    public Illuminance Illuminance
    {
        get
        {
            Span<byte> raw = stackalloc byte[2];
            device.WriteByte((byte)MeasuringMode);
            device.Transfer([], raw);
            return Illuminance.FromLux(((raw[0] << 8) | raw[1]) / (CountsPerLux * transmittance));
        }
    }

    /// <summary>Lets go of the sensor.</summary>
    public void Dispose()
    {
        device.Dispose();
        GC.SuppressFinalize(this);
    }
}
