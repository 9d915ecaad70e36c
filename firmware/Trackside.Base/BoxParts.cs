namespace Trackside.Core
{
    /// <summary>Everything a box is put together from. Filled once by the composition root, or by a simulation.</summary>
    public sealed class BoxParts
    {
        /// <summary>What the box was told to be; without a fault.</summary>
        public BoxConfiguration Configuration;

        /// <summary>Boot number.</summary>
        public int Boot;

        /// <summary>Whether storage kept the boot number: if not, the box reports trouble.</summary>
        public bool IsBootKept = true;

        /// <summary>Version of the firmware.</summary>
        public string Firmware;

        /// <summary>Seed of whatever is random.</summary>
        public int Seed;

        /// <summary>Files that survive a loss of power: needed by a control box with an interlock.</summary>
        public IStorage Storage;

        /// <summary>The configurations on the flash; null in a simulation that never changes them.</summary>
        public ConfigurationStore Store;

        /// <summary>The keys the box was given.</summary>
        public Keyring Keys = Keyring.None();

        /// <summary>The chip's HMAC; null where the box has no keys.</summary>
        public IHmac Hmac;

        /// <summary>What happened lately.</summary>
        public LogRing Journal = new LogRing();

        /// <summary>The connection to the broker.</summary>
        public ILink Link;

        /// <summary>Whether it is opened by TLS: the handshake holds up the whole box for 1 to 3 s.</summary>
        public bool IsLinkSecure;

        /// <summary>What happens to it.</summary>
        public LinkEventRing LinkEvents;

        /// <summary>Messages it brings.</summary>
        public MessageRing Messages;

        /// <summary>The time servers.</summary>
        public IClockQuery ClockQuery;

        /// <summary>What they answer.</summary>
        public ExchangeRing Exchanges;

        /// <summary>The lamps and the status light.</summary>
        public ILamps Lamps;

        /// <summary>The data line of a post's pixel panel; null where it has none.</summary>
        public IPixels Pixels;

        /// <summary>What shows a post's flag; null for the discrete lamps, with a pixel panel beside them where there is one.</summary>
        public IPanelOutput PanelOutput;

        /// <summary>The permit output; null where the box has none: then nothing is permitted.</summary>
        public IPermit Permit;

        /// <summary>The small lights of a marshal's panel; null where there are none.</summary>
        public IIndicators Indicators;

        /// <summary>The light around the panel; null where it is not measured.</summary>
        public IAmbientLight Light;

        /// <summary>What keeps the I2C bus; null where there is none.</summary>
        public BusKeeper Bus;

        /// <summary>The inputs.</summary>
        public IInputs Inputs;

        /// <summary>Their edges.</summary>
        public EdgeRing Edges;

        /// <summary>The decoder's line; null where none of the loops has one.</summary>
        public IByteSource Decoder;

        /// <summary>Where the decoder is spoken to; null where none of the loops has one, or it cannot be.</summary>
        public IByteSink DecoderLine;

        /// <summary>The GNSS receiver's line; null where none of the loops has a time mark.</summary>
        public IByteSource Gnss;

        /// <summary>Hardware counters on the lines of the loops; null for none.</summary>
        public IPulseCounters Pulses;

        /// <summary>Timing: the passings on the flash; null to keep them in memory alone.</summary>
        public PassingLog Log;

        /// <summary>The marker line of each loop that has one, by the number of the loop; null where none has.</summary>
        public IMarkerLine[] Markers;

        /// <summary>Who is believed; nobody asked where the box has no keys.</summary>
        public Trust Trust = new Trust();

        /// <summary>The chip.</summary>
        public IPlatform Platform;

        /// <summary>Gives the box its bus: what is on it takes its place beside the pins. After edges, inputs and platform, before the box is made.</summary>
        /// <param name="devices">By the numbers of <see cref="BusDevice"/>; null where there is none.</param>
        public void TakeBus(IBusDevice[] devices)
        {
            Bus = new BusKeeper(devices, Platform, Edges, Configuration.Bus.BatteryLow);
            Indicators = devices[BusDevice.Lights] == null ? null : Bus;
            Light = devices[BusDevice.Ambient] == null ? null : Bus;
            Inputs = devices[BusDevice.Buttons] == null ? Inputs : new ExpandedInputs(Inputs, Bus.Contacts);
        }
    }
}
