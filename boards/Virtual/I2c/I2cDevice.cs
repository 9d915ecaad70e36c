using nanoFramework.Hardware.Esp32;
using Trackside.Virtual;
using Functions = nanoFramework.Hardware.Esp32.Configuration;

namespace System.Device.I2c;

/// <summary>How fast a bus runs.</summary>
public enum I2cBusSpeed
{
    /// <summary>100 kHz.</summary>
    StandardMode,

    /// <summary>400 kHz.</summary>
    FastMode,
}

/// <summary>How a transfer ended.</summary>
public enum I2cTransferStatus
{
    /// <summary>No idea.</summary>
    UnknownError,

    /// <summary>Every byte went over.</summary>
    FullTransfer,

    /// <summary>A device held the clock.</summary>
    ClockStretchTimeout,

    /// <summary>Some bytes went over.</summary>
    PartialTransfer,

    /// <summary>Nobody answered to the address.</summary>
    SlaveAddressNotAcknowledged,
}

/// <summary>What came of a transfer.</summary>
public readonly struct I2cTransferResult
{
    internal I2cTransferResult(I2cTransferStatus status, uint bytes)
    {
        Status = status;
        BytesTransferred = bytes;
    }

    /// <summary>Bytes that went over.</summary>
    public uint BytesTransferred { get; }

    /// <summary>How it ended.</summary>
    public I2cTransferStatus Status { get; }
}

/// <summary>Where a device is.</summary>
public sealed class I2cConnectionSettings
{
    /// <summary>A device on a bus at 400 kHz.</summary>
    public I2cConnectionSettings(int busId, int deviceAddress)
        : this(busId, deviceAddress, I2cBusSpeed.FastMode)
    {
    }

    /// <summary>A device on a bus.</summary>
    public I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed)
    {
        BusId = busId;
        DeviceAddress = deviceAddress;
        BusSpeed = busSpeed;
    }

    /// <summary>1 or 2.</summary>
    public int BusId { get; }

    /// <summary>Seven bits.</summary>
    public int DeviceAddress { get; }

    /// <summary>The speed.</summary>
    public I2cBusSpeed BusSpeed { get; }
}

/// <summary>
/// One device on the bus. No call throws for a device that is missing: the result says so, and what is read are zeros. On a bus that hangs each call holds up
/// every thread for a second.
/// </summary>
public class I2cDevice : IDisposable
{
    private const int HungMilliseconds = 1000;

    private readonly Boot boot = Boot.Alive;

    /// <summary>Finds the bus.</summary>
    /// <exception cref="ArgumentException">The bus has no pins.</exception>
    public I2cDevice(I2cConnectionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.BusId != 1 || Functions.GetFunctionPin(DeviceFunction.I2C1_DATA) < 0 || Functions.GetFunctionPin(DeviceFunction.I2C1_CLOCK) < 0)
        {
            throw new ArgumentException($"I2C bus {settings.BusId} has no pins: Configuration.SetPinFunction gives them.");
        }

        ConnectionSettings = settings;
    }

    /// <summary>Where it is.</summary>
    public I2cConnectionSettings ConnectionSettings { get; }

    /// <summary>Finds the bus.</summary>
    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    /// <summary>Reads a byte; 0 where nobody answers.</summary>
    public byte ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        Transfer([], one);
        return one[0];
    }

    /// <summary>Writes a byte.</summary>
    public I2cTransferResult WriteByte(byte value) => Transfer([value], []);

    /// <summary>Lets go of the device.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    internal I2cTransferResult Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        boot.Check();
        read.Clear();
        VirtualBus bus = boot.Chip.I2c;
        IBusChip? chip = bus.Find(ConnectionSettings.DeviceAddress);
        if (bus.IsHung)
        {
            boot.Stall(TimeSpan.FromMilliseconds(HungMilliseconds), () => false);
            return new I2cTransferResult(I2cTransferStatus.ClockStretchTimeout, 0);
        }

        if (chip is null)
        {
            return new I2cTransferResult(I2cTransferStatus.SlaveAddressNotAcknowledged, 0);
        }

        if (write.Length > 0)
        {
            chip.Write(write);
        }

        if (read.Length > 0)
        {
            chip.Read(read);
        }

        return new I2cTransferResult(I2cTransferStatus.FullTransfer, (uint)(write.Length + read.Length));
    }
}
