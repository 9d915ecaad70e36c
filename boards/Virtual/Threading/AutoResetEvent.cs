using System.Threading;

namespace Trackside.Virtual.Shims;

/// <summary>The device's <c>AutoResetEvent</c>: a set wakes one waiter at once, a time-out comes in ticks of 10 ms.</summary>
public sealed class AutoResetEvent
{
    private readonly Boot boot = Boot.Alive;
    private readonly object gate = new();
    private bool signalled;

    /// <summary>Makes an event.</summary>
    /// <param name="initialState">True when the first wait shall pass.</param>
    public AutoResetEvent(bool initialState) => signalled = initialState;

    /// <summary>Lets one waiter through, now or later.</summary>
    /// <returns>True.</returns>
    public bool Set()
    {
        boot.Check();
        lock (gate)
        {
            signalled = true;
            Monitor.Pulse(gate);
        }

        return true;
    }

    /// <summary>Takes a set back.</summary>
    /// <returns>True.</returns>
    public bool Reset()
    {
        boot.Check();
        lock (gate)
        {
            signalled = false;
        }

        return true;
    }

    /// <summary>Waits for a set and uses it up.</summary>
    public bool WaitOne() => WaitOne(Timeout.Infinite, false);

    /// <summary>Waits for a set and uses it up.</summary>
    /// <param name="millisecondsTimeout">Rounded up to a multiple of 10; 0 only looks; -1 for ever.</param>
    /// <param name="exitContext">Without meaning, as on the device.</param>
    /// <returns>False when the time was over first.</returns>
    public bool WaitOne(int millisecondsTimeout, bool exitContext)
    {
        int milliseconds = Ticks.RoundUp(millisecondsTimeout);
        boot.MainThread.CountRound();
        lock (gate)
        {
            boot.Check();
            bool isSet = signalled || TryAwaitNeedsGate(milliseconds);
            signalled = false;
            return isSet;
        }
    }

    /// <summary>Whether the main thread waits here and has not been woken.</summary>
    internal bool IsAwaitedBy(MainThread waiter)
    {
        lock (gate)
        {
            return !signalled && waiter.Awaits(this);
        }
    }

    private bool TryAwaitNeedsGate(int milliseconds)
    {
        boot.MainThread.Note(this);
        try
        {
            Deadline deadline = new(milliseconds);
            while (!signalled)
            {
                int left = deadline.Left;
                if (left == 0)
                {
                    return false;
                }

                boot.Wait(gate, left);
            }

            return true;
        }
        finally
        {
            boot.MainThread.Note(null);
        }
    }
}
