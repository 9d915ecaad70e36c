using System.Device.I2c;
using Iot.Device.Mcp23xxx;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// The expander with the small lights: light n at output n, GPA0 to GPB3. GPB4 to GPB7 carry nothing but a mark: an
    /// expander that is missing reads zeros, and the pins of one that was without power are inputs again, without the mark. Loop only.
    /// </summary>
    public sealed class ExpanderLights : IBusDevice
    {
        private const int Mark = 0xA000;
        private const int MarkBits = 0xF000;
        private const int LightBits = 0x0FFF;

        private readonly I2cDevice line;
        private Mcp23017 expander;

        /// <summary>Makes it; nothing is transferred.</summary>
        public ExpanderLights(I2cDevice line)
        {
            this.line = line;
        }

        /// <inheritdoc/>
        public bool Start()
        {
            // The binding speaks to the device in its constructor already.
            expander = expander == null ? new Mcp23017(line) : expander;
            expander.WriteUInt16(Register.OLAT, Mark);
            expander.WriteUInt16(Register.IODIR, 0);
            return Transfer(0) == 0;
        }

        /// <inheritdoc/>
        public int Transfer(int value)
        {
            int wanted = Mark | (value & LightBits);
            expander.WriteUInt16(Register.OLAT, (ushort)wanted);

            // The latch tells what was written; the pins, that they are outputs still: the marked ones only, since a light loads its pin.
            bool isWritten = expander.ReadUInt16(Register.OLAT) == wanted;
            return isWritten && (expander.ReadUInt16(Register.GPIO) & MarkBits) == Mark ? value : -1;
        }
    }
}
