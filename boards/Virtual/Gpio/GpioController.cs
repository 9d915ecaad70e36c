using Trackside.Virtual;

namespace System.Device.Gpio;

/// <summary>Opens the chip's pins. Opened pins belong to the chip: any controller sees them.</summary>
public sealed class GpioController : IDisposable
{
    private readonly Boot boot = Boot.Alive;

    /// <summary>How many pins the chip has.</summary>
    public int PinCount => Chip.PinCount;

    /// <summary>Opens a pin as a floating input.</summary>
    /// <exception cref="InvalidOperationException">The pin is open already, or the chip lacks it.</exception>
    public GpioPin OpenPin(int pinNumber)
    {
        boot.Check();
        return boot.Gpio.Open(pinNumber);
    }

    /// <summary>Opens a pin in a mode; an output starts low.</summary>
    /// <exception cref="InvalidOperationException">The pin is open already, or the chip lacks it.</exception>
    /// <exception cref="ArgumentException">The pin cannot do that; it stays open as an input.</exception>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    /// <summary>Closes a pin: it floats.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void ClosePin(int pinNumber)
    {
        boot.Check();
        boot.Gpio.Find(pinNumber).Dispose();
    }

    /// <summary>The mode of an open pin.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public PinMode GetPinMode(int pinNumber)
    {
        boot.Check();
        return boot.Gpio.Find(pinNumber).GetPinMode();
    }

    /// <summary>Whether an ESP32's pin can do that.</summary>
    public bool IsPinModeSupported(int pinNumber, PinMode mode) => GpioBank.Supports(pinNumber, mode);

    /// <summary>Whether a pin is open.</summary>
    public bool IsPinOpen(int pinNumber)
    {
        boot.Check();
        return boot.Gpio.IsOpen(pinNumber);
    }

    /// <summary>The level of an open pin.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public PinValue Read(int pinNumber)
    {
        boot.Check();
        return boot.Gpio.Find(pinNumber).Read();
    }

    /// <summary>Sets the mode of an open pin.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    /// <exception cref="ArgumentException">The pin cannot do that.</exception>
    public void SetPinMode(int pinNumber, PinMode mode)
    {
        boot.Check();
        boot.Gpio.Find(pinNumber).SetPinMode(mode);
    }

    /// <summary>Sets the level of an open output.</summary>
    /// <exception cref="InvalidOperationException">It is not open, or no output.</exception>
    public void Write(int pinNumber, PinValue value)
    {
        boot.Check();
        boot.Gpio.Find(pinNumber).Write(value);
    }

    /// <summary>Closes every pin the chip has open, whichever controller opened it: the real one does the same.</summary>
    public void Dispose()
    {
        for (int number = 0; number < Chip.PinCount; number++)
        {
            if (boot.Gpio.IsOpen(number))
            {
                boot.Gpio.Find(number).Dispose();
            }
        }
    }
}
