using System;
using nanoFramework.Runtime.Events;

namespace System.Device.Gpio;

/// <summary>How a pin is wired inside the chip.</summary>
public enum PinMode
{
    /// <summary>Input, floating.</summary>
    Input,

    /// <summary>Input, pulled down.</summary>
    InputPullDown,

    /// <summary>Input, pulled up.</summary>
    InputPullUp,

    /// <summary>Output, driven both ways.</summary>
    Output,

    /// <summary>Output, driven low only.</summary>
    OutputOpenDrain,

    /// <summary>Output, driven low only, pulled up.</summary>
    OutputOpenDrainPullUp,

    /// <summary>Output, driven high only.</summary>
    OutputOpenSource,

    /// <summary>Output, driven high only, pulled down.</summary>
    OutputOpenSourcePullDown,
}

/// <summary>Which edge an event tells of.</summary>
[Flags]
public enum PinEventTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Low to high.</summary>
    Rising = 1,

    /// <summary>High to low.</summary>
    Falling = 2,
}

/// <summary>An edge of a pin. As on the device it says nothing of when it happened.</summary>
/// <param name="changeType">The edge.</param>
/// <param name="pinNumber">The pin.</param>
public class PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber) : BaseEvent
{
    /// <summary>The edge.</summary>
    public PinEventTypes ChangeType { get; } = changeType;

    /// <summary>The pin.</summary>
    public int PinNumber { get; } = pinNumber;
}

/// <summary>Takes a pin's edges, on the chip's dispatch thread.</summary>
/// <param name="sender">The <see cref="GpioPin"/>.</param>
/// <param name="e">The edge.</param>
public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
