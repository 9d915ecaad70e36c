using System.Threading;
using Trackside.Virtual;

namespace System.IO.Ports;

/// <summary>A UART as the firmware sees it. The outside is <see cref="VirtualUart"/>.</summary>
public sealed class SerialPort : IDisposable, IPowered
{
    private const int DefaultBufferSize = 256;

    private readonly Boot boot = Boot.Alive;
    private readonly VirtualUart uart;
    private int bufferSize = DefaultBufferSize;
    private int readTimeout = Timeout.Infinite;
    private int baudRate;
    private bool disposed;

    /// <summary>Claims a port without opening it.</summary>
    /// <param name="portName"><c>COM1</c> to <c>COM3</c>.</param>
    /// <param name="baudRate">Bits a second.</param>
    /// <param name="parity">The parity bit.</param>
    /// <param name="dataBits">5 to 8.</param>
    /// <param name="stopBits">The stop bits.</param>
    /// <exception cref="ArgumentException">No such port, or another object has it.</exception>
    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(baudRate);
        uart = boot.Chip.Uart(portName);
        uart.Claim(this);
        this.baudRate = baudRate;
        Parity = parity;
        DataBits = dataBits;
        StopBits = stopBits;
        boot.Attach(this);
    }

    /// <summary>The port's name.</summary>
    public string PortName => uart.Port;

    /// <summary>Bits a second.</summary>
    public int BaudRate
    {
        get => baudRate;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            baudRate = value;
            if (IsOpen)
            {
                uart.SetBaudRate(value);
            }
        }
    }

    /// <summary>The parity bit.</summary>
    public Parity Parity { get; set; }

    /// <summary>5 to 8.</summary>
    public int DataBits { get; set; }

    /// <summary>The stop bits.</summary>
    public StopBits StopBits { get; set; }

    /// <summary>True while open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>How long <see cref="Read"/> waits, milliseconds in ticks of 10; -1 (the default) for ever.</summary>
    public int ReadTimeout
    {
        get => readTimeout;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, Timeout.Infinite);
            readTimeout = value;
        }
    }

    /// <summary>Bytes the receive buffer holds, 256 by default; what comes on top is lost. Set before <see cref="Open"/>.</summary>
    /// <exception cref="InvalidOperationException">The port is open.</exception>
    public int ReadBufferSize
    {
        get => bufferSize;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            if (IsOpen)
            {
                throw new InvalidOperationException("The buffer is sized before the port opens.");
            }

            bufferSize = value;
        }
    }

    /// <summary>Bytes received and not yet read. Allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">The port is closed.</exception>
    public int BytesToRead
    {
        get
        {
            CheckOpen();
            return uart.Waiting;
        }
    }

    /// <summary>Opens the port; what came before is lost.</summary>
    /// <exception cref="InvalidOperationException">It is open.</exception>
    /// <exception cref="ArgumentException">No pins were given to it with <see cref="nanoFramework.Hardware.Esp32.Configuration.SetPinFunction"/> (COM1 has its own).</exception>
    public void Open()
    {
        boot.Check();
        ObjectDisposedException.ThrowIf(disposed, this);
        if (IsOpen)
        {
            throw new InvalidOperationException($"{PortName} is open already.");
        }

        if (!nanoFramework.Hardware.Esp32.Configuration.HasUartPins(boot, PortName))
        {
            throw new ArgumentException($"{PortName} has no pins: give it RX and TX with Configuration.SetPinFunction first.");
        }

        uart.Connect(bufferSize, baudRate);
        IsOpen = true;
    }

    /// <summary>Closes the port; what was not read is lost.</summary>
    public void Close()
    {
        if (IsOpen)
        {
            IsOpen = false;
            uart.Disconnect();
        }
    }

    /// <summary>Reads exactly <paramref name="count"/> bytes, waiting for them.</summary>
    /// <returns><paramref name="count"/>.</returns>
    /// <exception cref="TimeoutException">They did not all come within <see cref="ReadTimeout"/>; those that did stay.</exception>
    /// <exception cref="InvalidOperationException">The port is closed.</exception>
    public int Read(byte[] buffer, int offset, int count)
    {
        CheckOpen();
        ArgumentNullException.ThrowIfNull(buffer);
        uart.Read(boot, buffer.AsSpan(offset, count), Ticks.RoundUp(readTimeout));
        return count;
    }

    /// <summary>Writes bytes; returns once they are handed to the line.</summary>
    /// <exception cref="InvalidOperationException">The port is closed.</exception>
    public void Write(byte[] buffer, int offset, int count)
    {
        CheckOpen();
        ArgumentNullException.ThrowIfNull(buffer);
        uart.Send(buffer.AsSpan(offset, count));
    }

    /// <summary>Closes the port and gives it up.</summary>
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            Close();
            uart.Unclaim(this);
            boot.Detach(this);
        }
    }

    void IPowered.PowerLost()
    {
        IsOpen = false;
        uart.Disconnect();
        uart.Unclaim(this);
    }

    private void CheckOpen()
    {
        boot.Check();
        if (!IsOpen)
        {
            throw new InvalidOperationException($"{PortName} is closed.");
        }
    }
}
