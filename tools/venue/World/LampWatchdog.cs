using System;
using System.Threading;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>
/// The external watchdog beside a box and the relay it holds: closed while the permit output turns, open 500 ms after its last turn. A level that stands
/// still, high or low, holds nothing. Any thread.
/// </summary>
internal sealed class LampWatchdog : IDisposable
{
    /// <summary>How long one turn holds the relay.</summary>
    public static readonly TimeSpan HoldTime = TimeSpan.FromMilliseconds(500);

    private readonly Wire permit;
    private readonly ITimer timer;
    private volatile bool closed;
    private volatile bool welded;

    /// <summary>Wires the watchdog to the permit output.</summary>
    /// <param name="permit">The output's net.</param>
    /// <param name="time">What its capacitor runs by.</param>
    public LampWatchdog(Wire permit, TimeProvider time)
    {
        this.permit = permit;
        timer = time.CreateTimer(_ => Switch(false), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        permit.Changed += Turned;
    }

    /// <summary>The relay closed or opened.</summary>
    public event Action? Switched;

    /// <summary>Whether what hangs on it has power.</summary>
    public bool Feeds => closed || welded;

    /// <summary>The relay's contact is welded: it feeds whatever happens.</summary>
    public bool Welded
    {
        get => welded;
        set
        {
            welded = value;
            Switched?.Invoke();
        }
    }

    /// <summary>Takes it off the net.</summary>
    public void Dispose()
    {
        permit.Changed -= Turned;
        timer.Dispose();
    }

    private void Turned(bool level)
    {
        timer.Change(HoldTime, Timeout.InfiniteTimeSpan);
        Switch(true);
    }

    private void Switch(bool close)
    {
        if (closed != close)
        {
            closed = close;
            Switched?.Invoke();
        }
    }
}
