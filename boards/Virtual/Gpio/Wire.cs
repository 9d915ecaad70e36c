using System;

namespace Trackside.Virtual;

/// <summary>What pulls a net weakly when nobody drives it.</summary>
internal enum WirePull
{
    None,
    Up,
    Down,
}

/// <summary>
/// The net at a pin, as chip and world both see it. The world's <see cref="Drive"/> is the stronger (a short to ground or supply
/// beats a pin), then the chip's output, then its pull resistor; a floating net reads low.
/// </summary>
/// <remarks>Safe from any thread. Driving allocates nothing.</remarks>
public sealed class Wire
{
    private readonly object gate = new();
    private bool? world;
    private bool? chip;
    private WirePull pull;
    private volatile bool level;
    private bool announced;
    private int unannounced;
    private bool announcing;

    /// <summary>
    /// The level changed, each change once and in order; raised on the thread that made it, or on the one already announcing.
    /// Handlers may drive other wires and this one.
    /// </summary>
    public event Action<bool>? Changed;

    /// <summary>The level now: true is high.</summary>
    public bool Level => level;

    /// <summary>A peripheral of the chip sent a train of pulses, too fast to be driven edge by edge.</summary>
    public event Action<PulseTrain>? Sent;

    /// <summary>The level changed, for peripherals of the chip that capture or count.</summary>
    internal event Action<bool>? Peripherals;

    /// <summary>The pin of the running firmware that watches this net.</summary>
    internal Action<bool>? Watcher { get; set; }

    /// <summary>The world holds the net at a level.</summary>
    /// <param name="level">True is high.</param>
    public void Drive(bool level) => Set(level, world: true);

    /// <summary>The world lets go.</summary>
    public void Release() => Set(null, world: true);

    internal void Send(PulseTrain train) => Sent?.Invoke(train);

    internal void DriveByChip(bool? level) => Set(level, world: false);

    internal void SetByChip(bool? level, WirePull pull)
    {
        lock (gate)
        {
            this.pull = pull;
        }

        Set(level, world: false);
    }

    private void Set(bool? value, bool world)
    {
        lock (gate)
        {
            if (world)
            {
                this.world = value;
            }
            else
            {
                chip = value;
            }

            bool now = this.world ?? chip ?? pull == WirePull.Up;
            if (now == level)
            {
                return;
            }

            level = now;
            unannounced++;
            if (announcing)
            {
                return;
            }

            announcing = true;
        }

        Announce();
    }

    /// <summary>Levels alternate, so a count of changes is all that one thread need leave to another.</summary>
    private void Announce()
    {
        while (true)
        {
            bool next;
            lock (gate)
            {
                if (unannounced == 0)
                {
                    announcing = false;
                    return;
                }

                unannounced--;
                announced = next = !announced;
            }

            try
            {
                Peripherals?.Invoke(next);
                Watcher?.Invoke(next);
                Changed?.Invoke(next);
            }
            catch
            {
                lock (gate)
                {
                    announcing = false;
                }

                throw;
            }
        }
    }
}
