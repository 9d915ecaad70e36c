using System;
using System.Threading;

namespace Trackside.Virtual.Shims;

/// <summary>
/// The device's <c>System.Threading.Thread</c>: time-outs in ticks of 10 ms, ends with the power, and an uncaught exception ends it alone.
/// </summary>
public sealed class Thread
{
    private readonly ThreadStart? start;
    private ThreadRecord? record;
    private ThreadPriority priority = ThreadPriority.Normal;

    /// <summary>Makes a thread that has not started.</summary>
    /// <param name="start">What it runs.</param>
    public Thread(ThreadStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        this.start = start;
    }

    private Thread(ThreadRecord record) => this.record = record;

    /// <summary>The calling thread.</summary>
    public static Thread CurrentThread
    {
        get
        {
            ThreadRecord here = ThreadRecord.Of(Boot.Alive);
            return (Thread)(here.Face ??= new Thread(here));
        }
    }

    /// <summary>Kept and told, but without effect here: the host schedules.</summary>
    public ThreadPriority Priority
    {
        get => priority;
        set
        {
            Boot.Alive.Check();
            priority = value;
        }
    }

    /// <summary>A number of its own; 0 before it started.</summary>
    public int ManagedThreadId => record?.Thread?.ManagedThreadId ?? 0;

    /// <summary>True from <see cref="Start"/> to its end.</summary>
    public bool IsAlive => record is { Ended: false };

    /// <summary>Sleeps.</summary>
    /// <param name="millisecondsTimeout">Rounded up to a multiple of 10; 0 only gives way; -1 for ever.</param>
    public static void Sleep(int millisecondsTimeout)
    {
        Boot boot = Boot.Alive;
        int milliseconds = Ticks.RoundUp(millisecondsTimeout);
        if (milliseconds == 0)
        {
            System.Threading.Thread.Yield();
            return;
        }

        ThreadRecord here = ThreadRecord.Of(boot);
        Deadline deadline = new(milliseconds);
        lock (here)
        {
            for (int left = milliseconds; left != 0; left = deadline.Left)
            {
                boot.Wait(here, left);
            }
        }
    }

    /// <summary>Sleeps.</summary>
    /// <param name="timeout">Rounded up to a multiple of 10 ms.</param>
    public static void Sleep(TimeSpan timeout) => Sleep((int)Math.Ceiling(timeout.TotalMilliseconds));

    /// <summary>Starts it, with the same chip.</summary>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public void Start()
    {
        Boot boot = Boot.Alive;
        if (record is not null)
        {
            throw new InvalidOperationException("A thread starts once.");
        }

        record = new ThreadRecord(boot) { Face = this };
        boot.Start(record, start!, start!.Method.Name);
    }

    /// <summary>Waits for its end.</summary>
    public void Join() => Join(Timeout.Infinite);

    /// <summary>Waits for its end.</summary>
    /// <param name="millisecondsTimeout">Rounded up to a multiple of 10; -1 for ever.</param>
    /// <returns>True when it has ended.</returns>
    public bool Join(int millisecondsTimeout)
    {
        Boot boot = Boot.Alive;
        ThreadRecord awaited = record ?? throw new InvalidOperationException("The thread has not started.");
        Deadline deadline = new(Ticks.RoundUp(millisecondsTimeout));
        lock (awaited)
        {
            while (!awaited.Ended)
            {
                int left = deadline.Left;
                if (left == 0)
                {
                    return false;
                }

                boot.Wait(awaited, left);
            }

            return true;
        }
    }
}
