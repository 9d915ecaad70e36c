using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What a box was told to be. Made once at start-up from the sealed file; unchanged afterwards. Where <see cref="Fault"/> is not
    /// <see cref="ConfigurationFault.None"/> nothing else may be used: the box stays unconfigured.
    /// </summary>
    public sealed partial class BoxConfiguration
    {
        private BoxConfiguration()
        {
        }

        /// <summary>Why the file was not taken.</summary>
        public ConfigurationFault Fault { get; private set; }

        /// <summary>The codec's error for <see cref="ConfigurationFault.BadContent"/>.</summary>
        public CodecError CodecError { get; private set; }

        /// <summary>Number of the field the fault concerns (<see cref="ConfigurationMessage"/>); -1 for none.</summary>
        public int FaultField { get; private set; }

        /// <summary>The venue.</summary>
        public string Venue { get; private set; }

        /// <summary>The circuit.</summary>
        public string Circuit { get; private set; }

        /// <summary>The box.</summary>
        public string Box { get; private set; }

        /// <summary>The board.</summary>
        public string Board { get; private set; }

        /// <summary>Whether its people speak French; English otherwise. True where nothing could be read.</summary>
        public bool IsFrench { get; private set; } = true;

        /// <summary>Bits of <see cref="Core.Roles"/>.</summary>
        public int Roles { get; private set; }

        /// <summary>The roles as written.</summary>
        public string RoleNames { get; private set; }

        /// <summary>Route the box works by.</summary>
        public string Route { get; private set; }

        /// <summary>Hash of that route.</summary>
        public string RouteHash { get; private set; }

        /// <summary>Direction epoch.</summary>
        public int Epoch { get; private set; }

        /// <summary>Seal of the file: its name in reports.</summary>
        public string Seal { get; private set; }

        /// <summary>IPv4 literal of the broker.</summary>
        public string Broker { get; private set; }

        /// <summary>Port of the broker.</summary>
        public int BrokerPort { get; private set; }

        /// <summary>MQTT keep-alive in seconds.</summary>
        public int KeepAliveSeconds { get; private set; }

        /// <summary>IPv4 literal of the NTP server.</summary>
        public string Clock { get; private set; }

        /// <summary>Port of the NTP server.</summary>
        public int ClockPort { get; private set; }

        /// <summary>IPv4 literal of the second NTP server; null where there is none.</summary>
        public string Clock2 { get; private set; }

        /// <summary>Port of the second NTP server.</summary>
        public int Clock2Port { get; private set; }

        /// <summary>Timing: names of the loops.</summary>
        public string[] Loops { get; private set; }

        /// <summary>Timing: what watches each loop, best first.</summary>
        public CrossingSource[][] Sources { get; private set; }

        /// <summary>Timing: loops that stand in pairs; empty for none.</summary>
        public LoopPair[] Pairs { get; private set; }

        /// <summary>Timing: minimum gap in microseconds.</summary>
        public long MinGapMicroseconds { get; private set; }

        /// <summary>Timing: passings kept in memory.</summary>
        public int OutboxCapacity { get; private set; }

        /// <summary>Control: boxes of the posts in the order of their letters.</summary>
        public string[] Posts { get; private set; }

        /// <summary>Control: its own red button is fitted.</summary>
        public bool HasRedButton { get; private set; }

        /// <summary>Control: what may follow what; null for anything (<see cref="ReleaseRules"/>).</summary>
        public string Release { get; private set; }

        /// <summary>Control: how long red and the neutralisations stand at least, in microseconds.</summary>
        public long HoldCentral { get; private set; }

        /// <summary>Control: who may ask for what; null for everyone everything (<see cref="IssuerRules"/>).</summary>
        public string Issuers { get; private set; }

        /// <summary>Post: its letter in <c>control/state</c>.</summary>
        public int PostIndex { get; private set; }

        /// <summary>Post: its lamps, panel and rules; null where the box has no such role.</summary>
        public PostConfiguration Post { get; private set; }

        /// <summary>What is on its I2C bus; null only where there is a fault.</summary>
        public BusConfiguration Bus { get; private set; }

        /// <summary>Every route the box can be on.</summary>
        public RouteTable Routes { get; private set; }

        /// <summary>Control: what it must know of a stage; null where the circuit is none.</summary>
        public StagePlan Stage { get; private set; }

        /// <summary>Control: what its interlock must know; null where the direction is fixed.</summary>
        public InterlockPlan Interlock { get; private set; }

        /// <summary>Sign and control: the direction is held by the interlock.</summary>
        public bool HasInterlock { get; private set; }

        /// <summary>Sign: whether its barrier is closed, one <c>0</c> or <c>1</c> a route; null where it has none.</summary>
        public string Closed { get; private set; }

        /// <summary>Sign: the arrow of each route, <c>0</c>, <c>1</c> or <c>-</c>; null where none was given.</summary>
        public string Arrows { get; private set; }

        /// <summary>Sign: it drives the pit-exit light.</summary>
        public bool HasPitExit { get; private set; }

        /// <summary>Whether the box has a role.</summary>
        public bool Has(int role)
        {
            return (Roles & role) != 0;
        }

        /// <summary>The loop that a source watches, from 0; -1 for none, and where the box has no loops.</summary>
        public int LoopOf(CrossingSource source)
        {
            int loops = Sources == null ? 0 : Sources.Length;
            for (int loop = 0; loop < loops; loop++)
            {
                if (Watches(source, loop))
                {
                    return loop;
                }
            }

            return -1;
        }

        /// <summary>Whether a source watches a loop.</summary>
        public bool Watches(CrossingSource source, int loop)
        {
            CrossingSource[] sources = Sources[loop];
            for (int i = 0; i < sources.Length; i++)
            {
                if (sources[i] == source)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Reads a configuration file.</summary>
        /// <param name="file">The file's bytes; null for a missing one.</param>
        /// <param name="count">Its length.</param>
        /// <param name="board">Name of the board this is, or null to take any.</param>
        public static BoxConfiguration Read(byte[] file, int count, string board)
        {
            BoxConfiguration configuration = new BoxConfiguration();
            configuration.FaultField = -1;
            configuration.Take(file, count, board);
            return configuration;
        }
    }
}
