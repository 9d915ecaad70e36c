using System.Device.Gpio;
using System.Device.I2c;

namespace Iot.Device.Mcp23xxx
{
    public class Mcp23017 : Mcp23x1x
    {
        public Mcp23017(I2cDevice i2cDevice, int reset = -1, int interruptA = -1, int interruptB = -1, GpioController controller = null, bool shouldDispose = true) => throw null;
    }

    public abstract class Mcp23x1x : Mcp23xxx
    {
        public ushort ReadUInt16(Register register) => throw null;
        public void WriteUInt16(Register register, ushort value) => throw null;
        internal Mcp23x1x() => throw null;
    }

    public abstract class Mcp23xxx : GpioDriver
    {
        internal Mcp23xxx() => throw null;
    }

    public enum Register : byte
    {
        IODIR = 0,
        GPPU = 6,
        GPIO = 9,
        OLAT = 10,
    }
}

namespace System.Device.Gpio
{
    public abstract class GpioDriver : IDisposable
    {
        public void Dispose() => throw null;
        protected GpioDriver() => throw null;
    }
}
