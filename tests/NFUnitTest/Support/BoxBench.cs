using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A whole box on fake ports and simulated time.</summary>
    internal sealed class BoxBench
    {
        /// <summary>Time between two ticks, in microseconds.</summary>
        internal const long Period = 10000;

        internal readonly BoxParts Parts = new BoxParts();
        /// <summary>The link; one that stays silent where the test brought its own.</summary>
        internal readonly FakeLink Link = new FakeLink();

        internal readonly FakeBoard Board;
        internal readonly FakeLine Line = new FakeLine();
        internal readonly FakeLine Gnss = new FakeLine();
        internal readonly FakeQuery Query = new FakeQuery();
        internal readonly FakePlatform Platform;
        internal readonly Box Box;

        private long answerAt;

        /// <summary>Makes a box that was not stepped yet.</summary>
        internal BoxBench(BoxConfiguration configuration, int boot)
            : this(configuration, boot, new FakeLink(), 1000000)
        {
            Link = (FakeLink)Parts.Link;
        }

        /// <summary>Makes a box that holds keys.</summary>
        internal BoxBench(BoxConfiguration configuration, int boot, Trust trust)
            : this(configuration, boot, new FakeLink(), new FakeStorage(), 1000000, trust)
        {
            Link = (FakeLink)Parts.Link;
        }

        /// <summary>Makes a box that holds keys, on files that were there before.</summary>
        internal BoxBench(BoxConfiguration configuration, int boot, FakeStorage storage, Trust trust)
            : this(configuration, boot, new FakeLink(), storage, 1000000, trust)
        {
            Link = (FakeLink)Parts.Link;
        }

        /// <summary>Makes a box on a link of the test's own, switched on at an instant.</summary>
        internal BoxBench(BoxConfiguration configuration, int boot, ILink link, long now)
            : this(configuration, boot, link, new FakeStorage(), now)
        {
        }

        /// <summary>Makes one whose files a boot before has left.</summary>
        internal BoxBench(BoxConfiguration configuration, int boot, ILink link, FakeStorage storage, long now)
            : this(configuration, boot, link, storage, now, new Trust())
        {
        }

        /// <summary>The same of a box that may hold keys.</summary>
        internal BoxBench(BoxConfiguration configuration, int boot, ILink link, FakeStorage storage, long now, Trust trust)
            : this(configuration, boot, link, storage, now, trust, new FakePlatform(), new IBusDevice[0])
        {
        }

        /// <summary>Makes a box with devices on its bus; an empty list for no bus.</summary>
        internal BoxBench(BoxConfiguration configuration, int boot, ILink link, FakeStorage storage, long now, Trust trust, FakePlatform platform, IBusDevice[] devices)
        {
            Platform = platform;
            Parts.Storage = storage;
            Parts.Store = new ConfigurationStore(storage);
            Parts.Store.Start(new byte[Limits.Configuration]);
            Parts.Trust = trust;
            Parts.IsLinkSecure = trust.IsDemanding;
            Parts.Configuration = configuration;
            Parts.Boot = boot;
            Parts.Firmware = "0.1.0";
            Parts.Seed = 7;
            Parts.Link = link;
            Parts.LinkEvents = new LinkEventRing(8);
            Parts.Messages = new MessageRing(16);
            Parts.ClockQuery = Query;
            Parts.Exchanges = new ExchangeRing(4);
            Parts.Edges = new EdgeRing(64);
            Board = new FakeBoard(Parts.Edges);
            Parts.Lamps = Board;
            Parts.Inputs = Board;
            Parts.Permit = Board;
            Board.HasWatchdog = true;
            Parts.Decoder = Line;
            Parts.Gnss = Gnss;
            Parts.Platform = Platform;
            if (devices.Length > 0)
            {
                Parts.TakeBus(devices);
            }

            Now = now;
            Platform.Now = now;
            Box = new Box(Parts);
        }

        /// <summary>Whether a time server goes on answering; without one the clock is in hold-over after 64 s, and the box says so.</summary>
        internal bool HasTimeServer { get; set; }

        /// <summary>The instant of the next tick.</summary>
        internal long Now { get; private set; }

        /// <summary>A box that is connected and synchronised.</summary>
        internal static BoxBench Ready(string roles)
        {
            return Ready(Configurations.Of(roles));
        }

        /// <summary>The same of any configuration.</summary>
        internal static BoxBench Ready(BoxConfiguration configuration)
        {
            return Ready(new BoxBench(configuration, 5));
        }

        /// <summary>Connects and synchronises a box that was not stepped yet.</summary>
        internal static BoxBench Ready(BoxBench bench)
        {
            bench.Tick();
            bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            bench.Sync();
            bench.Tick();
            return bench;
        }

        /// <summary>Does one tick and lets a period pass.</summary>
        internal void Tick()
        {
            if (HasTimeServer && Now >= answerAt)
            {
                answerAt = Now + (20 * TimeWorld.Second);
                Sync();
            }

            Board.Now = Now;
            Platform.Now = Now;
            Box.Tick(Now);
            Now += Period;
        }

        /// <summary>Ticks for a time.</summary>
        internal void Run(long microseconds)
        {
            long end = Now + microseconds;
            while (Now < end)
            {
                Tick();
            }
        }

        /// <summary>Lets time pass in which the box's program stands still; the world goes on.</summary>
        internal void StandStill(long microseconds)
        {
            Now += microseconds;
            Board.Now = Now;
        }

        /// <summary>Brings an exchange with the time server without any delay.</summary>
        internal void Sync()
        {
            Parts.Exchanges.Put(Now, Now + Clocks.Utc, Now + Clocks.Utc, Now);
        }

        /// <summary>Brings a message.</summary>
        internal void Deliver(Message message, int index, bool isRetained)
        {
            Parts.Messages.Put(message.What, index, isRetained, Codec.Encode(message));
        }
    }
}
