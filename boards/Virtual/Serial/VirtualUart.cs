using System;
using System.Diagnostics;
using System.IO.Ports;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>
/// The lines of a UART seen from outside: a test feeds bytes, or another program opens a pseudo-terminal. Safe from any thread.
/// </summary>
public sealed class VirtualUart
{
    private const int BitsPerByte = 10;
    private const int PacedPartsPerSecond = 100;

    private readonly object gate = new();
    private byte[] buffer = [];
    private int first;
    private int count;
    private int baudRate;
    private long overruns;
    private SerialPort? owner;
    private PseudoTerminal? pty;

    internal VirtualUart(string port) => Port = port;

    /// <summary>The firmware wrote these bytes; raised on the writing thread.</summary>
    public event Action<byte[]>? Sent;

    /// <summary>The port's name, such as <c>COM2</c>.</summary>
    public string Port { get; }

    /// <summary>When true, <see cref="Feed"/> takes as long as the bytes would take at the port's baud rate.</summary>
    public bool Paced { get; set; }

    /// <summary>Bytes lost because the firmware's receive buffer was full, since the chip was made.</summary>
    public long Overruns => Interlocked.Read(ref overruns);

    /// <summary>True while the firmware has the port open: before, fed bytes are lost unheard and uncounted.</summary>
    public bool IsOpen => Volatile.Read(ref buffer).Length != 0;

    /// <summary>Bytes that the receive buffer can still take; 0 while the port is closed.</summary>
    public int Free
    {
        get
        {
            lock (gate)
            {
                return buffer.Length - count;
            }
        }
    }

    /// <summary>Bytes received and not yet read by the firmware.</summary>
    internal int Waiting => Volatile.Read(ref count);

    /// <summary>Puts bytes on the line. What finds no room is lost and counted.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        int rate = Paced ? Volatile.Read(ref baudRate) : 0;
        if (rate == 0)
        {
            Receive(bytes);
            return;
        }

        int part = Math.Max(1, rate / BitsPerByte / PacedPartsPerSecond);
        long start = Stopwatch.GetTimestamp();
        for (int sent = 0; sent < bytes.Length; sent += part)
        {
            ReadOnlySpan<byte> next = bytes[sent..Math.Min(bytes.Length, sent + part)];
            double due = (double)(sent + next.Length) * BitsPerByte / rate;
            while (due - Stopwatch.GetElapsedTime(start).TotalSeconds is > 0 and double left)
            {
                Thread.Sleep((int)Math.Ceiling(left * 1000));
            }

            Receive(next);
        }
    }

    /// <summary>Waits until the receive buffer can take so many bytes: how a feeder goes faster than a real line without loss.</summary>
    /// <param name="bytes">At most the firmware's buffer size.</param>
    /// <param name="milliseconds">The bound; also waits for a closed port to open.</param>
    /// <returns>False when there is still no room.</returns>
    public bool WaitForRoom(int bytes, int milliseconds)
    {
        Deadline deadline = new(milliseconds);
        lock (gate)
        {
            while (buffer.Length - count < bytes)
            {
                int left = deadline.Left;
                if (left == 0)
                {
                    return false;
                }

                Monitor.Wait(gate, left);
            }

            return true;
        }
    }

    /// <summary>
    /// Makes a pseudo-terminal in raw mode whose other end any program can open, for both directions. It stays over power cycles
    /// until <see cref="ClosePty"/> or the chip's end; a second call gives the same one.
    /// </summary>
    /// <returns>The path, such as <c>/dev/pts/7</c>.</returns>
    /// <exception cref="System.IO.IOException">The system refuses.</exception>
    public string OpenPty()
    {
        lock (gate)
        {
            pty ??= new PseudoTerminal(this);
            return pty.Path;
        }
    }

    /// <summary>Closes the pseudo-terminal; readers at the other end see a hang-up.</summary>
    public void ClosePty()
    {
        PseudoTerminal? closing;
        lock (gate)
        {
            closing = pty;
            pty = null;
        }

        closing?.Dispose();
    }

    internal void Claim(SerialPort port)
    {
        lock (gate)
        {
            if (owner is not null)
            {
                throw new ArgumentException($"{Port} is in use by another SerialPort.");
            }

            owner = port;
        }
    }

    internal void Unclaim(SerialPort port)
    {
        lock (gate)
        {
            owner = owner == port ? null : owner;
        }
    }

    internal void Connect(int bufferSize, int rate)
    {
        lock (gate)
        {
            first = 0;
            count = 0;
            baudRate = rate;
            Volatile.Write(ref buffer, new byte[bufferSize]);
            Monitor.PulseAll(gate);
        }
    }

    internal void SetBaudRate(int rate) => Volatile.Write(ref baudRate, rate);

    internal void Disconnect()
    {
        lock (gate)
        {
            Volatile.Write(ref buffer, []);
            count = 0;
            Monitor.PulseAll(gate);
        }
    }

    internal void Read(Boot boot, Span<byte> into, int milliseconds)
    {
        Deadline deadline = new(milliseconds);
        lock (gate)
        {
            while (count < into.Length)
            {
                int left = deadline.Left;
                if (left == 0)
                {
                    throw new TimeoutException($"{Port}: {count} of {into.Length} bytes came in time.");
                }

                boot.Wait(gate, left);
                if (buffer.Length == 0)
                {
                    throw new InvalidOperationException($"{Port} was closed.");
                }
            }

            for (int i = 0; i < into.Length; i++)
            {
                into[i] = buffer[first];
                first = (first + 1) % buffer.Length;
            }

            count -= into.Length;
            Monitor.PulseAll(gate);
        }
    }

    internal void Send(ReadOnlySpan<byte> bytes)
    {
        Volatile.Read(ref pty)?.Write(bytes);
        Sent?.Invoke(bytes.ToArray());
    }

    private void Receive(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (buffer.Length == 0)
            {
                return;
            }

            int taken = Math.Min(bytes.Length, buffer.Length - count);
            for (int i = 0; i < taken; i++)
            {
                buffer[(first + count + i) % buffer.Length] = bytes[i];
            }

            count += taken;
            overruns += bytes.Length - taken;
            Monitor.PulseAll(gate);
        }
    }
}
