using System.Text;
using System.Threading;
using nanoFramework.Runtime.Native;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Messages;

namespace Trackside.Box
{
    /// <summary>Puts a box together from its configuration and the board's pins. Everything a box ever allocates for itself is made here.</summary>
    public static class CompositionRoot
    {
        private const int InboundMessages = 8;
        private const int EdgesKept = 128;
        private const int ExchangesKept = 4;
        private const int LinkEventsKept = 16;

        /// <summary>Makes the box, its pins claimed and its threads started.</summary>
        /// <param name="configuration">A configuration without a fault, for a board that is in the table.</param>
        /// <param name="boot">Boot number.</param>
        /// <param name="wake">Wakes the loop.</param>
        public static Core.Box Assemble(BoxConfiguration configuration, int boot, AutoResetEvent wake)
        {
            BoardPins board = BoardTable.Find(configuration.Board, SystemInfo.TargetName);
            PinClaims claims = new PinClaims();
            BoxParts parts = new BoxParts();
            parts.Configuration = configuration;
            parts.Boot = boot;
            parts.Firmware = FirmwareVersion.Current;
            parts.Seed = SeedOf(configuration) + boot;
            parts.Platform = new Platform();
            parts.LinkEvents = new LinkEventRing(LinkEventsKept);
            // A control box hears every post at once after a red for all.
            parts.Messages = new MessageRing(InboundMessages + (configuration.Posts == null ? 0 : configuration.Posts.Length));
            parts.Exchanges = new ExchangeRing(ExchangesKept);
            parts.Edges = new EdgeRing(EdgesKept);

            GpioLamps lamps = new GpioLamps(board, claims);
            lamps.OpenFor(configuration.Roles);
            parts.Lamps = lamps;
            GpioInputs inputs = new GpioInputs(board, claims, parts.Edges, wake);
            inputs.OpenFor(configuration);
            parts.Inputs = inputs;
            parts.Decoder = HasDecoder(configuration) ? SerialBytes.Open(board, claims) : null;

            NtpClient clock = new NtpClient(configuration.Clock, configuration.ClockPort, parts.Exchanges, wake);
            clock.Start();
            parts.ClockQuery = clock;
            Subscriptions subscriptions = new Subscriptions(configuration);
            parts.Link = new MqttLink(configuration, subscriptions, WillOf(boot), parts.Messages, parts.LinkEvents, wake);
            return new Core.Box(parts);
        }

        /// <summary>The status light of a box without a configuration; nothing is driven where the target is none this firmware knows.</summary>
        public static ILamps OpenStatusLight()
        {
            BoardPins board = BoardTable.Find(null, SystemInfo.TargetName);
            if (board == null)
            {
                return new NoLamps();
            }

            GpioLamps lamps = new GpioLamps(board, new PinClaims());
            lamps.OpenFor(0);
            return lamps;
        }

        private static bool HasDecoder(BoxConfiguration configuration)
        {
            int loops = configuration.Sources == null ? 0 : configuration.Sources.Length;
            for (int loop = 0; loop < loops; loop++)
            {
                if (configuration.Sources[loop] == CrossingSource.Decoder)
                {
                    return true;
                }
            }

            return false;
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
