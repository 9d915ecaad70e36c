using System;
using System.Device.Gpio;
using System.Device.I2c;

namespace Iot.Device.Mcp23xxx;

/// <summary>The registers of an expander, of port A; those of port B stand beside them.</summary>
public enum Register : byte
{
    /// <summary>1 for an input.</summary>
    IODIR = 0,

    /// <summary>1 turns an input's level round.</summary>
    IPOL = 1,

    /// <summary>1 for a pull-up.</summary>
    GPPU = 6,

    /// <summary>The levels of the pins.</summary>
    GPIO = 9,

    /// <summary>The levels of the outputs.</summary>
    OLAT = 10,
}

/// <summary>An expander of 16 pins.</summary>
public class Mcp23017 : Mcp23x1x
{
    /// <summary>Sets every pin to input, every output low, no polarity turned: three writes whose result nobody looks at.</summary>
    /// <exception cref="NotSupportedException">Reset and interrupt pins are not simulated.</exception>
    public Mcp23017(I2cDevice i2cDevice, int reset = -1, int interruptA = -1, int interruptB = -1, GpioController? controller = null, bool shouldDispose = true)
        : base(i2cDevice)
    {
        if (reset != -1 || interruptA != -1 || interruptB != -1 || controller is not null || !shouldDispose)
        {
            throw new NotSupportedException("The virtual expander has neither a reset nor interrupt pins.");
        }
    }
}

/// <summary>An expander of two ports. Missing, it reads zeros.</summary>
public abstract class Mcp23x1x
{
    private readonly I2cDevice device;

    internal Mcp23x1x(I2cDevice device)
    {
        this.device = device;
        WriteUInt16(Register.IODIR, 0xFFFF);
        WriteUInt16(Register.GPIO, 0);
        WriteUInt16(Register.IPOL, 0);
    }

    /// <summary>Reads a register of both ports: port A is the low byte.</summary>
    public ushort ReadUInt16(Register register)
    {
        Span<byte> both = stackalloc byte[2];
        device.Transfer([AddressOf(register)], both);
        return (ushort)(both[0] | (both[1] << 8));
    }

    /// <summary>Writes a register of both ports: port A is the low byte.</summary>
    public void WriteUInt16(Register register, ushort value) => device.Transfer([AddressOf(register), (byte)value, (byte)(value >> 8)], []);

    // In the bank the chip starts with, the registers of the two ports alternate.
    private static byte AddressOf(Register register) => (byte)(2 * (int)register);
}
