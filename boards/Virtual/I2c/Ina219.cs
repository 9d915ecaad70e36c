using System;
using System.Device.I2c;
using UnitsNet;

namespace Iot.Device.Adc;

/// <summary>What the gauge measures, and how often.</summary>
public enum Ina219OperatingMode : ushort
{
    /// <summary>Nothing.</summary>
    PowerDown = 0,

    /// <summary>Both voltages, again and again.</summary>
    ShuntAndBusContinuous = 7,
}

/// <summary>A gauge of voltage and current. Missing, it reads 0 V in mode 0.</summary>
public class Ina219 : IDisposable
{
    private const byte ConfigurationRegister = 0;
    private const byte BusVoltageRegister = 2;
    private const byte ResetHigh = 0x80;
    private const int ModeMask = 7;

    private readonly I2cDevice device;

    /// <summary>Transfers nothing.</summary>
    public Ina219(I2cDevice i2cDevice) => device = i2cDevice;

    /// <summary>The mode the gauge is in.</summary>
    public Ina219OperatingMode OperatingMode => (Ina219OperatingMode)(ReadRegister(ConfigurationRegister) & ModeMask);

    /// <summary>Resets the gauge: 32 V, 12 bits, both voltages all the time.</summary>
    public void Reset() => device.Transfer([ConfigurationRegister, ResetHigh, 0], []);

    /// <summary>The voltage.</summary>
    public ElectricPotential ReadBusVoltage() => ElectricPotential.FromVolts((ReadRegister(BusVoltageRegister) >> 3) * 4 / 1000.0);

    /// <summary>Leaves the device it was given alone.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    private int ReadRegister(byte register)
    {
        Span<byte> both = stackalloc byte[2];
        device.Transfer([register], []);
        device.Transfer([], both);
        return (both[0] << 8) | both[1];
    }
}
