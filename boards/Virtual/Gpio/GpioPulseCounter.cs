using System.Threading;
using Trackside.Virtual;

namespace System.Device.Gpio;

/// <summary>Which edges a counter counts. The numbers are the device's.</summary>
public enum GpioPulsePolarity
{
    /// <summary>Both.</summary>
    Both,

    /// <summary>High to low.</summary>
    Falling,

    /// <summary>Low to high.</summary>
    Rising,
}

/// <summary>What a counter holds.</summary>
public struct GpioPulseCount
{
    /// <summary>Edges since it was reset.</summary>
    public long Count;

    /// <summary>When it was <b>read</b>, since power on. It says nothing of when the edges came.</summary>
    public TimeSpan RelativeTime;
}

/// <summary>Counts the edges of a pin in hardware: none is lost, whatever the runtime does meanwhile.</summary>
public sealed class GpioPulseCounter : IDisposable, IPowered
{
    private readonly Boot boot = Boot.Alive;
    private readonly Wire wire;
    private long count;
    private bool disposed;

    /// <summary>Claims nothing: a counter may share its pin with an input.</summary>
    /// <param name="pinNumberA">The pin.</param>
    /// <param name="pinNumberB">-1: quadrature is not simulated.</param>
    /// <exception cref="ArgumentException">No such pin, or a second one.</exception>
    public GpioPulseCounter(int pinNumberA, int pinNumberB = -1)
    {
        if (!GpioBank.Exists(pinNumberA) || pinNumberB != -1)
        {
            throw new ArgumentException($"Pins {pinNumberA} and {pinNumberB} cannot be counted: one existing pin, and -1.");
        }

        wire = boot.Chip.Pin(pinNumberA);
        boot.Attach(this);
    }

    /// <summary>Whether it counts.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Which edges. Set before <see cref="Start"/>.</summary>
    /// <exception cref="InvalidOperationException">It counts already.</exception>
    public GpioPulsePolarity Polarity
    {
        get;
        set
        {
            Check();
            if (IsStarted)
            {
                throw new InvalidOperationException("The polarity is set before the counter starts.");
            }

            field = value;
        }
    }

    /// <summary>Begins or goes on counting.</summary>
    public void Start()
    {
        Check();
        if (!IsStarted)
        {
            IsStarted = true;
            wire.Peripherals += OnEdge;
        }
    }

    /// <summary>Stops; the count stays.</summary>
    public void Stop()
    {
        Check();
        IsStarted = false;
        wire.Peripherals -= OnEdge;
    }

    /// <summary>The count now.</summary>
    public GpioPulseCount Read() => Now(Interlocked.Read(ref count));

    /// <summary>The count now; it begins again at 0.</summary>
    public GpioPulseCount Reset() => Now(Interlocked.Exchange(ref count, 0));

    /// <summary>Stops for good.</summary>
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            wire.Peripherals -= OnEdge;
            boot.Detach(this);
        }
    }

    void IPowered.PowerLost() => wire.Peripherals -= OnEdge;

    private GpioPulseCount Now(long counted)
    {
        Check();
        return new GpioPulseCount { Count = counted, RelativeTime = TimeSpan.FromMicroseconds(boot.Chip.Now) };
    }

    private void OnEdge(bool level)
    {
        if (Polarity == GpioPulsePolarity.Both || level == (Polarity == GpioPulsePolarity.Rising))
        {
            Interlocked.Increment(ref count);
        }
    }

    private void Check()
    {
        boot.Check();
        ObjectDisposedException.ThrowIf(disposed, this);
    }
}
