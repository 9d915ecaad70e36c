using System;
using System.Device.Gpio;

namespace Trackside.Virtual;

/// <summary>The pins that one boot's firmware holds open, and what an ESP32's pins can do.</summary>
internal sealed class GpioBank(Boot boot)
{
    private const int FirstFlashPin = 6;
    private const int LastFlashPin = 11;
    private const int FirstInputOnlyPin = 34;

    private readonly GpioPin?[] open = new GpioPin?[Chip.PinCount];

    internal static bool Exists(int number) => number is >= 0 and < Chip.PinCount and not (>= FirstFlashPin and <= LastFlashPin);

    /// <summary>34 to 39 have neither an output nor pull resistors.</summary>
    internal static bool Supports(int number, PinMode mode) =>
        Exists(number) && mode is >= PinMode.Input and <= PinMode.OutputOpenSourcePullDown
        && (number < FirstInputOnlyPin || mode == PinMode.Input);

    internal bool IsOpen(int number) => Exists(number) && open[number] is not null;

    internal GpioPin Open(int number)
    {
        lock (open)
        {
            boot.Check();
            if (!Exists(number))
            {
                throw new InvalidOperationException($"Pin {number} cannot be opened: an ESP32 has 0 to 39, and 6 to 11 hold its flash.");
            }

            if (open[number] is not null)
            {
                throw new InvalidOperationException($"Pin {number} is open already.");
            }

            return open[number] = new GpioPin(boot, number);
        }
    }

    internal GpioPin Find(int number) =>
        (Exists(number) ? open[number] : null) ?? throw new InvalidOperationException($"Pin {number} is not open.");

    internal void Forget(GpioPin pin)
    {
        lock (open)
        {
            open[pin.PinNumber] = null;
        }
    }

    /// <summary>Every pin floats.</summary>
    internal void PowerLost()
    {
        lock (open)
        {
            foreach (GpioPin? pin in open)
            {
                pin?.Float();
            }
        }
    }
}
