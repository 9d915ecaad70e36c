using System.Threading;
using Trackside.Virtual;

namespace System.Device.Gpio;

/// <summary>One open pin. Safe from any thread; reading, writing and toggling allocate nothing.</summary>
public sealed class GpioPin : IDisposable
{
    /// <summary>The runtime refuses a shorter debounce: it counts in ticks of 10 ms.</summary>
    private const int LeastDebounceMilliseconds = 10;

    private readonly Boot boot;
    private readonly Wire wire;
    private readonly object gate = new();
    private PinMode mode = PinMode.Input;
    private bool latch;
    private bool disposed;
    private PinValueChangedEventHandler? handlers;
    private int debounceMilliseconds;
    private Timer? debounce;
    private bool debouncing;
    private bool debounceLevel;

    internal GpioPin(Boot boot, int number)
    {
        this.boot = boot;
        PinNumber = number;
        wire = boot.Chip.Pin(number);
        wire.SetByChip(null, WirePull.None);
    }

    /// <summary>
    /// An edge of the pin, on the chip's dispatch thread: 0 to 10 ms late when idle, later under load, and lost when 128 others
    /// come behind it. Good as an alarm clock, never as a timestamp.
    /// </summary>
    public event PinValueChangedEventHandler ValueChanged
    {
        add
        {
            lock (gate)
            {
                Check();
                handlers += value;
                wire.Watcher = OnEdge;
            }
        }

        remove
        {
            lock (gate)
            {
                Check();
                handlers -= value;
                wire.Watcher = handlers is null ? null : OnEdge;
            }
        }
    }

    /// <summary>The pin's number.</summary>
    public int PinNumber { get; }

    /// <summary>
    /// After an edge the pin is left alone for this long; then one event tells of it, if the level stayed. Edges inside vanish.
    /// Zero for none.
    /// </summary>
    /// <exception cref="ArgumentException">Below 10 ms.</exception>
    public TimeSpan DebounceTimeout
    {
        get => TimeSpan.FromMilliseconds(debounceMilliseconds);
        set
        {
            Check();
            if (value < TimeSpan.FromMilliseconds(LeastDebounceMilliseconds) && value != TimeSpan.Zero)
            {
                throw new ArgumentException("A debounce below 10 ms is refused.", nameof(value));
            }

            debounceMilliseconds = (int)value.TotalMilliseconds;
        }
    }

    /// <summary>The mode set last.</summary>
    public PinMode GetPinMode()
    {
        Check();
        return mode;
    }

    /// <summary>Whether the pin can do that.</summary>
    public bool IsPinModeSupported(PinMode pinMode)
    {
        Check();
        return GpioBank.Supports(PinNumber, pinMode);
    }

    /// <summary>Sets the mode; an output keeps the level last written, low at first.</summary>
    /// <exception cref="ArgumentException">The pin cannot do that.</exception>
    public void SetPinMode(PinMode value)
    {
        Check();
        if (!GpioBank.Supports(PinNumber, value))
        {
            throw new ArgumentException($"Pin {PinNumber} cannot be {value}.", nameof(value));
        }

        mode = value;
        wire.SetByChip(Driven(), Pull());
    }

    /// <summary>The level of the net, also when it is an output that something else holds.</summary>
    public PinValue Read()
    {
        Check();
        return wire.Level;
    }

    /// <summary>Sets the level of an output.</summary>
    /// <exception cref="InvalidOperationException">The pin is an input.</exception>
    public void Write(PinValue value)
    {
        CheckOutput();
        latch = (bool)value;
        wire.DriveByChip(Driven());
    }

    /// <summary>Turns the level of an output round.</summary>
    /// <exception cref="InvalidOperationException">The pin is an input.</exception>
    public void Toggle()
    {
        CheckOutput();
        boot.Chip.Simulated?.Spend();
        latch = !latch;
        wire.DriveByChip(Driven());
    }

    /// <summary>Closes the pin: it floats and raises nothing more.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
        }

        boot.Gpio.Forget(this);
        Float();
    }

    /// <summary>Lets go of the net.</summary>
    internal void Float()
    {
        lock (gate)
        {
            handlers = null;
            debounce?.Dispose();
            debounce = null;
        }

        wire.Watcher = null;
        wire.SetByChip(null, WirePull.None);
    }

    /// <summary>Runs the handlers, on the dispatch thread.</summary>
    internal void Raise(bool level)
    {
        handlers?.Invoke(this, new PinValueChangedEventArgs(level ? PinEventTypes.Rising : PinEventTypes.Falling, PinNumber));
    }

    private void OnEdge(bool level)
    {
        lock (gate)
        {
            if (handlers is null || boot.Dead)
            {
                return;
            }

            if (debounceMilliseconds != 0)
            {
                if (!debouncing)
                {
                    debouncing = true;
                    debounceLevel = level;
                    debounce ??= UnflowedTimer();
                    debounce.Change(debounceMilliseconds, Timeout.Infinite);
                }

                return;
            }
        }

        boot.Interrupts.Post(this, level);
    }

    private Timer UnflowedTimer()
    {
        using (ExecutionContext.SuppressFlow())
        {
            return new Timer(_ => OnDebounced());
        }
    }

    private void OnDebounced()
    {
        bool level;
        lock (gate)
        {
            debouncing = false;
            level = debounceLevel;
            if (handlers is null || wire.Level != level)
            {
                return;
            }
        }

        boot.Interrupts.Post(this, level);
    }

    private bool? Driven() => mode switch
    {
        PinMode.Output => latch,
        PinMode.OutputOpenDrain or PinMode.OutputOpenDrainPullUp => latch ? null : false,
        PinMode.OutputOpenSource or PinMode.OutputOpenSourcePullDown => latch ? true : null,
        _ => null,
    };

    private WirePull Pull() => mode switch
    {
        PinMode.InputPullUp or PinMode.OutputOpenDrainPullUp => WirePull.Up,
        PinMode.InputPullDown or PinMode.OutputOpenSourcePullDown => WirePull.Down,
        _ => WirePull.None,
    };

    private void Check()
    {
        boot.Check();
        ObjectDisposedException.ThrowIf(disposed, this);
    }

    private void CheckOutput()
    {
        Check();
        if (mode < PinMode.Output)
        {
            throw new InvalidOperationException($"Pin {PinNumber} is an input.");
        }
    }
}
