using System;
using System.Collections.Generic;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>
/// A simulated ESP32 seen from outside: its pins, ports, flash, cable and power. The firmware sees the nanoFramework APIs, which
/// act on the ambient chip. Members are safe from any thread unless they say otherwise; many chips live in one process.
/// </summary>
public sealed class Chip : IDisposable
{
    /// <summary>Pins are numbered 0 to 39, as on an ESP32.</summary>
    public const int PinCount = 40;

    private static readonly TimeSpan UnwindBound = TimeSpan.FromSeconds(3);
    private const int RebootPauseMilliseconds = 50;

    private readonly object gate = new();
    private readonly Wire?[] wires = new Wire?[PinCount];
    private readonly Dictionary<string, VirtualUart> uarts = [];
    private readonly ChipClock clock;
    private Boot? boot;
    private bool disposed;
    private volatile bool networkCut;
    private readonly List<IDisposable> unplugged = [];
    private bool switchedOn;

    /// <summary>Makes a chip with its power off.</summary>
    /// <param name="options">Its parts.</param>
    public Chip(ChipOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Flash = new VirtualFlash(this, options.FlashFolder, options.Seed);
        Simulated = options.Time as SimulatedTime;
        clock = new ChipClock(options.Time, options.ClockOffsetMicroseconds, options.ClockDriftPartsPerMillion);
        LoadDelayMaxMilliseconds = options.LoadDelayMaxMilliseconds;
        TlsHandshake = options.TlsHandshake;
    }

    /// <summary>A firmware thread ended by an exception of its own (not by the power); raised on that thread.</summary>
    public event Action<Exception>? ThreadFailed;

    /// <summary>A message of the broker was handed to the firmware: its topic and content, not to be changed. Raised on the MQTT library's thread, behind the firmware's own handler.</summary>
    public event Action<string, byte[]>? MessageHeard;

    /// <summary>The firmware wrote to its console (the USB UART): the text with its line end; raised on the writing thread.</summary>
    public event Action<string>? ConsoleWritten;

    /// <summary>The chip the calling firmware thread runs on.</summary>
    /// <exception cref="InvalidOperationException">The thread belongs to no chip.</exception>
    public static Chip Current => Boot.CurrentOrNull?.Chip
        ?? throw new InvalidOperationException("No virtual chip here: only threads that Chip.PowerOn or the firmware started have one.");

    /// <summary>What the chip was made of.</summary>
    public ChipOptions Options { get; }

    /// <summary>The folder behind <c>I:\</c>.</summary>
    public VirtualFlash Flash { get; }

    /// <summary>The I2C bus.</summary>
    public VirtualBus I2c { get; } = new();

    /// <summary>True from <see cref="PowerOn"/> to <see cref="PowerOff"/>, a torn write or a reboot's pause.</summary>
    public bool IsPowered => boot is { Dead: false };

    /// <summary>How often the chip started, reboots included.</summary>
    public int BootCount { get; private set; }

    /// <summary>Firmware threads that run now; 0 once all have unwound.</summary>
    public int ThreadCount => boot?.ThreadCount ?? 0;

    /// <summary>How often the firmware's main thread has come to wait in this boot: the rounds of its loop.</summary>
    public long Rounds => boot?.MainThread.Rounds ?? 0;

    /// <summary>GPIO events lost because the queue of 128 was full, since this boot.</summary>
    public long DroppedEvents => boot?.Interrupts.Dropped ?? 0;

    /// <summary>The <c>HighResTimer</c>, microseconds since power on plus the offset.</summary>
    public long Now => clock.Now;

    /// <summary>The host clock, where it is one that charges for calls.</summary>
    internal SimulatedTime? Simulated { get; }

    /// <summary>The same crystal, finer: what the peripherals count by.</summary>
    internal long NowNanoseconds => clock.Nanoseconds;

    /// <summary>How much faster than the host the crystal runs, parts per million. A change never makes the timer jump.</summary>
    public double ClockDriftPartsPerMillion
    {
        get => clock.Drift;
        set => clock.Drift = value;
    }

    /// <summary>A GPIO event comes up to this many milliseconds later than the idle 0 to 10.</summary>
    public int LoadDelayMaxMilliseconds { get; set; }

    /// <summary>How long a TLS handshake holds up every thread: 1 to 3 s on a device, and as long as a broker is silent that took the connection.</summary>
    public TimeSpan TlsHandshake { get; set; }

    /// <summary>Whether a native call holds up the whole runtime now: no firmware runs, pins stay as they are, what the world does waits.</summary>
    public bool StandsStill => boot is { IsStalled: true };

    /// <summary>Bytes of memory that something has taken and does not give back.</summary>
    public int MemoryTaken { get; set; }

    /// <summary>The network cable is out: MQTT stalls and then dies of its keep-alive, UDP is lost both ways.</summary>
    public bool NetworkCut
    {
        get => networkCut;
        set
        {
            lock (gate)
            {
                networkCut = value;
                foreach (ICabled resource in boot?.Attached<ICabled>() ?? [])
                {
                    resource.CableChanged(value);
                }
            }

            if (!value)
            {
                CloseUnplugged();
            }
        }
    }

    /// <summary>The net at a pin.</summary>
    /// <param name="number">0 to 39.</param>
    public Wire Pin(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, PinCount);
        lock (wires)
        {
            return wires[number] ??= new Wire();
        }
    }

    /// <summary>The lines of a UART.</summary>
    /// <param name="port"><c>COM1</c> to <c>COM3</c>.</param>
    /// <exception cref="ArgumentException">No such port on an ESP32.</exception>
    public VirtualUart Uart(string port)
    {
        if (port is not ("COM1" or "COM2" or "COM3"))
        {
            throw new ArgumentException($"There is no port '{port}': an ESP32 has COM1, COM2 and COM3.", nameof(port));
        }

        lock (uarts)
        {
            if (!uarts.TryGetValue(port, out VirtualUart? uart))
            {
                uarts[port] = uart = new VirtualUart(port);
            }

            return uart;
        }
    }

    /// <summary>Starts the firmware on its own thread, with this chip ambient.</summary>
    /// <param name="main">The firmware's <c>Program.Main</c>; a reboot runs it again.</param>
    /// <exception cref="InvalidOperationException">The power is on already.</exception>
    public void PowerOn(ThreadStart main)
    {
        ArgumentNullException.ThrowIfNull(main);
        Boot? last = boot;
        last?.Join(last.Dead ? UnwindBound : TimeSpan.Zero);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (IsPowered)
            {
                throw new InvalidOperationException($"The chip '{Options.Name}' is on already.");
            }

            switchedOn = true;
            StartBoot(main);
        }
    }

    /// <summary>Waits until the firmware's main thread waits and nothing has woken it: it has then seen all that was handed to it before. One thread at a time.</summary>
    /// <returns>False where that did not come within the bound, or the power went.</returns>
    public bool TryAwaitIdle(TimeSpan bound) => boot?.MainThread.TryAwaitIdle(bound) ?? false;

    /// <summary>Does something as the firmware would, on the calling thread: for a chip in <see cref="SimulatedTime"/> whose loop is stepped from outside.</summary>
    /// <exception cref="InvalidOperationException">The power was never on.</exception>
    public void Do(Action doing) => (boot ?? throw new InvalidOperationException($"The chip '{Options.Name}' is off.")).Do(doing);

    /// <summary>
    /// Cuts the power: pins float, sockets and files close without goodbye, the firmware's threads unwind and are joined (at most
    /// 3 s). Flash keeps what was written. Nothing happens when it is off.
    /// </summary>
    public void PowerOff()
    {
        Boot? last;
        lock (gate)
        {
            last = boot;
            switchedOn = false;
        }

        last?.Die();
        last?.Join(UnwindBound);
    }

    /// <summary>Cuts the power for good and closes pseudo-terminals.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
        }

        PowerOff();
        CloseUnplugged();
        lock (uarts)
        {
            foreach (VirtualUart uart in uarts.Values)
            {
                uart.ClosePty();
            }
        }
    }

    /// <summary>The firmware asked for a restart: its boot dies now, the next one starts after a short pause on a thread of ours.</summary>
    internal void Reboot(Boot asking)
    {
        asking.Die();
        new Thread(() => FinishReboot(asking)) { IsBackground = true, Name = Options.Name + "/reboot" }.UnsafeStart();
    }

    /// <summary>Keeps a dead connection's socket until the cable is back: with the cable out its peer must not hear of the end.</summary>
    internal void CloseWhenPlugged(IDisposable socket)
    {
        lock (unplugged)
        {
            unplugged.Add(socket);
        }
    }

    internal void ReportFailure(Exception failure) => ThreadFailed?.Invoke(failure);

    internal void ReportHeard(string topic, byte[] payload) => MessageHeard?.Invoke(topic, payload);

    internal void WriteConsole(string text) => ConsoleWritten?.Invoke(text);

    private void CloseUnplugged()
    {
        IDisposable[] closing;
        lock (unplugged)
        {
            closing = [.. unplugged];
            unplugged.Clear();
        }

        foreach (IDisposable socket in closing)
        {
            socket.Dispose();
        }
    }

    private void FinishReboot(Boot asking)
    {
        asking.Join(UnwindBound);
        Thread.Sleep(RebootPauseMilliseconds);
        lock (gate)
        {
            // A power off meanwhile wins.
            if (switchedOn && boot == asking && !disposed)
            {
                StartBoot(asking.Main);
            }
        }
    }

    private void StartBoot(ThreadStart main)
    {
        BootCount++;
        clock.Restart(Options.ClockOffsetMicroseconds);
        boot = new Boot(this, main);
        boot.MainThread.Start();
    }
}
