using System.Device.I2c;
using Iot.Device.Mcp23xxx;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// The expander with the buttons: contact n between GPAn and ground, GPA0 to GPA6, against the expander's own pull-ups. GPA7 and port B are outputs with a
    /// fixed mark that every reading brings along: an expander that is missing reads zeros, and one that was without power has forgotten it. Loop only.
    /// </summary>
    public sealed class ExpanderContacts : IBusDevice
    {
        private const int Mark = 0xA580;

        private readonly I2cDevice line;
        private Mcp23017 expander;

        /// <summary>Makes it; nothing is transferred.</summary>
        public ExpanderContacts(I2cDevice line)
        {
            this.line = line;
        }

        /// <inheritdoc/>
        public bool Start()
        {
            // The binding speaks to the device in its constructor already.
            expander = expander == null ? new Mcp23017(line) : expander;
            expander.WriteUInt16(Register.GPPU, ExpanderButtons.Contacts);
            expander.WriteUInt16(Register.OLAT, Mark);
            expander.WriteUInt16(Register.IODIR, ExpanderButtons.Contacts);
            return expander.ReadUInt16(Register.GPPU) == ExpanderButtons.Contacts;
        }

        /// <inheritdoc/>
        public int Transfer(int value)
        {
            int read = expander.ReadUInt16(Register.GPIO);
            return (read & ~ExpanderButtons.Contacts) == Mark ? ~read & ExpanderButtons.Contacts : -1;
        }
    }
}
