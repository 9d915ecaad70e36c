using System;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>
/// The registers of an MCP23017 as far as inputs, outputs and pull-ups go; pin 0 is GPA0, pin 8 GPB0. Safe from any thread.
/// </summary>
public sealed class ExpanderChip : IBusChip
{
    private const int Registers = 22;
    private const int Direction = 0x00;
    private const int PullUp = 0x0C;
    private const int Level = 0x12;
    private const int Latch = 0x14;

    private readonly Lock gate = new();
    private readonly byte[] registers = new byte[Registers];
    private int grounded;
    private int pointer;

    /// <summary>An expander that was just powered: every pin an input.</summary>
    public ExpanderChip() => PowerCycle();

    /// <summary>What its outputs drive, bit n for pin n; an input drives nothing.</summary>
    public int Driven
    {
        get
        {
            lock (gate)
            {
                return Both(Latch) & ~Both(Direction);
            }
        }
    }

    /// <summary>Connects a pin with ground, or opens that: a button.</summary>
    public void Ground(int pin, bool isClosed)
    {
        lock (gate)
        {
            grounded = isClosed ? grounded | (1 << pin) : grounded & ~(1 << pin);
        }
    }

    /// <summary>Its supply fails for a moment: the registers are those of power-on.</summary>
    public void PowerCycle()
    {
        lock (gate)
        {
            Array.Clear(registers);
            registers[Direction] = registers[Direction + 1] = 0xFF;
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            pointer = bytes[0] % Registers;
            foreach (byte value in bytes[1..])
            {
                // Writing the pins writes the latch.
                registers[pointer is Level or Level + 1 ? pointer + Latch - Level : pointer] = value;
                pointer = (pointer + 1) % Registers;
            }
        }
    }

    /// <inheritdoc/>
    public void Read(Span<byte> bytes)
    {
        lock (gate)
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = pointer is Level or Level + 1 ? (byte)(Pins() >> (8 * (pointer - Level))) : registers[pointer];
                pointer = (pointer + 1) % Registers;
            }
        }
    }

    // An input without a pull-up floats: low here.
    private int Pins() => (Both(Latch) & ~Both(Direction)) | (Both(PullUp) & Both(Direction) & ~grounded);

    private int Both(int register) => registers[register] | (registers[register + 1] << 8);
}
