using System.Text;
using System.Threading;
using nanoFramework.Runtime.Native;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Messages;

namespace Trackside.Box
{
    /// <summary>Puts a box together from its configuration and the board's pins. Everything a box ever allocates for itself is made here.</summary>
    public sealed class CompositionRoot
    {
        private const int InboundMessages = 8;
        private const int EdgesKept = 128;
        private const int ExchangesKept = 4;
        private const int LinkEventsKept = 16;

        private readonly BoardPins board;
        private readonly PinClaims claims = new PinClaims();
        private readonly GpioLamps lamps;

        /// <summary>Finds the board and lights nothing yet.</summary>
        /// <param name="configuration">Names the board; one with a fault leaves the first board of this target, for its status light.</param>
        public CompositionRoot(BoxConfiguration configuration)
        {
            string name = configuration.Fault == ConfigurationFault.None ? configuration.Board : null;
            board = BoardTable.Find(name, SystemInfo.TargetName);
            if (board != null)
            {
                lamps = new GpioLamps(board, claims);
                lamps.OpenFor(0);
            }
        }

        /// <summary>The lamps opened so far. On a target this firmware does not know, ones that drive nothing.</summary>
        public ILamps Lamps { get { return lamps == null ? (ILamps)new NoLamps() : lamps; } }

        /// <summary>Makes the console, and gives it to the box where there is one.</summary>
        /// <param name="facts">What it can speak of.</param>
        public BoxConsole MakeConsole(ConsoleFacts facts)
        {
            SerialBytes cable = SerialBytes.TryOpenConsole(board);
            BoxConsole console = new BoxConsole(facts, cable, cable, ConsoleCommands.All());
            if (facts.Box != null)
            {
                facts.Box.Attach(console);
            }

            return console;
        }

        /// <summary>Makes the box, its pins claimed and its threads started.</summary>
        /// <exception cref="System.InvalidOperationException">The board lacks a pin that a role needs, or two need the same one.</exception>
        /// <param name="parts">What is known so far: a configuration without a fault, the boot number, the files. The rest is filled in.</param>
        /// <param name="wake">Wakes the loop.</param>
        public Core.Box Assemble(BoxParts parts, AutoResetEvent wake)
        {
            BoxConfiguration configuration = parts.Configuration;
            parts.Firmware = FirmwareVersion.Current;
            parts.Seed = SeedOf(configuration) + parts.Boot;
            parts.LinkEvents = new LinkEventRing(LinkEventsKept);
            // What a box listens to it hears at once when it subscribes: lamps and state of every post, or of the neighbours.
            Subscriptions subscriptions = new Subscriptions(configuration);
            parts.Keys = KeysOf(configuration, parts.Storage);
            parts.Hmac = new ChipHmac();
            parts.Trust = new Trust(configuration, subscriptions, parts.Keys, parts.Hmac);
            parts.Messages = new MessageRing(InboundMessages + subscriptions.Count);
            parts.Exchanges = new ExchangeRing(ExchangesKept);
            parts.Edges = new EdgeRing(EdgesKept);

            lamps.OpenFor((configuration.Post == null ? 0 : configuration.Post.Lamps) | SignPlan.LampsOf(configuration));
            parts.Lamps = lamps;
            parts.Permit = configuration.Has(Roles.Post) || SignPlan.LampsOf(configuration) != 0 ? new GpioPermit(board, claims) : null;
            GpioInputs inputs = new GpioInputs(board, claims, parts.Edges, wake);
            inputs.OpenFor(configuration);
            parts.Inputs = inputs;
            parts.Pulses = new GpioPulses(board, configuration);
            if (configuration.Bus.Devices != 0)
            {
                parts.TakeBus(BusLines.Open(board, claims, configuration.Bus));
            }

            OpenSerialLines(configuration, parts);
            parts.Markers = OpenMarkers(configuration);
            parts.Pixels = configuration.Post != null && configuration.Post.PixelWidth > 0 ? RmtPixels.Open(board, claims) : null;

            NtpClient clock = new NtpClient(ServersOf(configuration), parts.Exchanges, wake);
            clock.Start();
            parts.ClockQuery = clock;
            Papers papers = Papers.Read(parts.Storage);
            parts.IsLinkSecure = papers != null;
            parts.Link = new MqttLink(configuration, subscriptions, WillOf(parts.Boot), parts.Messages, parts.LinkEvents, wake, papers);
            return new Core.Box(parts);
        }

        private void OpenSerialLines(BoxConfiguration configuration, BoxParts parts)
        {
            if (configuration.LoopOf(CrossingSource.Decoder) >= 0)
            {
                SerialBytes decoder = SerialBytes.Open(board, claims);
                parts.Decoder = decoder;
                parts.DecoderLine = decoder;
            }

            if (configuration.LoopOf(CrossingSource.TimeMark) >= 0)
            {
                parts.Gnss = SerialBytes.OpenGnss(board, claims);
            }
        }

        private static NtpServer[] ServersOf(BoxConfiguration configuration)
        {
            NtpServer first = new NtpServer(0, configuration.Clock, configuration.ClockPort);
            return configuration.Clock2 == null
                ? new NtpServer[] { first }
                : new NtpServer[] { first, new NtpServer(1, configuration.Clock2, configuration.Clock2Port) };
        }

        private IMarkerLine[] OpenMarkers(BoxConfiguration configuration)
        {
            int loops = configuration.Loops == null ? 0 : configuration.Loops.Length;
            IMarkerLine[] markers = new IMarkerLine[loops];
            for (int loop = 0; loop < loops; loop++)
            {
                markers[loop] = configuration.Watches(CrossingSource.Marker, loop) ? RmtMarker.Open(board, claims, loop) : null;
            }

            return markers;
        }

        private static Keyring KeysOf(BoxConfiguration configuration, IStorage storage)
        {
            byte[] file = new byte[Keyring.Longest];
            return Keyring.Read(file, storage.Read(Keyring.File, file), configuration.Venue);
        }

        private static string WillOf(int boot)
        {
            StateMessage will = new StateMessage();
            will.SetChoice(StateMessage.State, (int)BoxState.Lost);
            will.SetInteger(StateMessage.Boot, boot);
            byte[] payload = new byte[Limits.Payload];
            int count = new FlatJsonWriter().Write(will, payload);
            return Encoding.UTF8.GetString(payload, 0, count);
        }

        private static int SeedOf(BoxConfiguration configuration)
        {
            byte[] name = Encoding.UTF8.GetBytes(configuration.Box);
            return (int)Crc32.Of(name, 0, name.Length);
        }
    }
}
