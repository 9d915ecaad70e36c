using System;
using Trackside.Virtual;

namespace nanoFramework.Hardware.Esp32;

/// <summary>The microsecond counter.</summary>
public static class HighResTimer
{
    /// <summary>Microseconds of the chip's own crystal since power on. Monotonic; allocates nothing.</summary>
    public static ulong GetCurrent()
    {
        Chip chip = Boot.Alive.Chip;
        chip.Simulated?.Spend();
        return (ulong)chip.Now;
    }
}

/// <summary>What a pin can be given to. The numbers are the device's.</summary>
public enum DeviceFunction
{
    /// <summary>Data of the first I2C bus.</summary>
    I2C1_DATA = 0x020100,

    /// <summary>Clock of the first I2C bus.</summary>
    I2C1_CLOCK = 0x020101,

    /// <summary>COM1 transmits.</summary>
    COM1_TX = 0x030100,

    /// <summary>COM1 receives.</summary>
    COM1_RX = 0x030101,

    /// <summary>COM2 transmits.</summary>
    COM2_TX = 0x030200,

    /// <summary>COM2 receives.</summary>
    COM2_RX = 0x030201,

    /// <summary>COM3 transmits.</summary>
    COM3_TX = 0x030300,

    /// <summary>COM3 receives.</summary>
    COM3_RX = 0x030301,
}

/// <summary>Gives pins to the chip's functions.</summary>
public static class Configuration
{
    private const int NoPin = -1;
    private const int DefaultTransmitPin = 1;
    private const int DefaultReceivePin = 3;

    /// <summary>Gives a pin to a function, until power off.</summary>
    /// <exception cref="ArgumentException">No such pin, or no such function.</exception>
    public static void SetPinFunction(int pin, DeviceFunction value)
    {
        Boot boot = Boot.Alive;
        if (!GpioBank.Exists(pin) || !Enum.IsDefined(value))
        {
            throw new ArgumentException($"Pin {pin} cannot be {value}.");
        }

        lock (boot.PinFunctions)
        {
            boot.PinFunctions[(int)value] = pin;
        }
    }

    /// <summary>The pin of a function, or -1.</summary>
    public static int GetFunctionPin(DeviceFunction function) => Find(Boot.Alive, function);

    internal static bool HasUartPins(Boot boot, string port)
    {
        int transmit = (int)DeviceFunction.COM1_TX + ((port[3] - '1') * (DeviceFunction.COM2_TX - DeviceFunction.COM1_TX));
        return Find(boot, (DeviceFunction)transmit) != NoPin && Find(boot, (DeviceFunction)transmit + 1) != NoPin;
    }

    private static int Find(Boot boot, DeviceFunction function)
    {
        lock (boot.PinFunctions)
        {
            return boot.PinFunctions.TryGetValue((int)function, out int pin) ? pin
                : function == DeviceFunction.COM1_TX ? DefaultTransmitPin
                : function == DeviceFunction.COM1_RX ? DefaultReceivePin
                : NoPin;
        }
    }
}

/// <summary>The chip's memory outside the managed heap.</summary>
public static class NativeMemory
{
    private const uint InternalBytes = 327_680;
    private const uint RuntimeBytes = 150_000;
    private const uint BytesPerThread = 2_048;

    /// <summary>Which memory.</summary>
    public enum MemoryType
    {
        /// <summary>All of it.</summary>
        All,

        /// <summary>Inside the chip.</summary>
        Internal,

        /// <summary>Beside it; this chip has none.</summary>
        SpiRam,
    }

    /// <summary>Figures of the size a plain ESP32 has; they fall with every thread the firmware runs.</summary>
    /// <param name="memType">Which memory.</param>
    /// <param name="totalSize">Bytes in all.</param>
    /// <param name="totalFreeSize">Bytes free.</param>
    /// <param name="largestFreeBlock">Bytes of the largest free block.</param>
    public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
    {
        Boot boot = Boot.Alive;
        bool has = memType != MemoryType.SpiRam;
        totalSize = has ? InternalBytes : 0;
        totalFreeSize = has ? InternalBytes - RuntimeBytes - Math.Min(InternalBytes / 4, (uint)boot.ThreadCount * BytesPerThread) : 0;
        totalFreeSize -= Math.Min(totalFreeSize, (uint)boot.Chip.MemoryTaken);
        largestFreeBlock = totalFreeSize * 3 / 4;
    }
}
