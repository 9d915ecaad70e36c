using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What a box was told to be. Made once at start-up from the sealed file; unchanged afterwards. Where <see cref="Fault"/> is not
    /// <see cref="ConfigurationFault.None"/> nothing else may be used: the box stays unconfigured.
    /// </summary>
    public sealed class BoxConfiguration
    {
        // RFC 5905, section 7.2.
        private const int NtpPort = 123;

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

        private void Take(byte[] file, int count, string board)
        {
            if (file == null || count <= 0)
            {
                Fault = ConfigurationFault.Missing;
            }
            else if (count > Limits.Configuration)
            {
                Fault = ConfigurationFault.TooLong;
            }
            else if (!ConfigurationSeal.Fits(file, count))
            {
                Fault = ConfigurationFault.BadSeal;
            }
            else
            {
                Seal = ConfigurationSeal.NameOf(file);
                TakeContent(file, count, board);
            }
        }

        private void TakeContent(byte[] file, int count, string board)
        {
            ConfigurationMessage message = new ConfigurationMessage();
            FlatJsonReader reader = new FlatJsonReader();
            if (!reader.Read(file, 0, count, message))
            {
                CodecError = reader.Error;
                Refuse(ConfigurationFault.BadContent, reader.Field);
            }
            else if (reader.UnknownKeys > 0)
            {
                Fault = ConfigurationFault.UnknownKey;
            }
            else if (message.GetInteger(ConfigurationMessage.Version) != ConfigurationMessage.CurrentVersion)
            {
                Refuse(ConfigurationFault.OtherVersion, ConfigurationMessage.Version);
            }
            else
            {
                TakeIdentity(message, board);
                TakeNetwork(message);
                TakeRoles(message);
                TakeRoutes(message);
            }
        }

        private void TakeIdentity(Message message, string board)
        {
            Venue = TakeName(message, ConfigurationMessage.Venue);
            Circuit = TakeName(message, ConfigurationMessage.Circuit);
            Box = TakeName(message, ConfigurationMessage.Box);
            Route = TakeName(message, ConfigurationMessage.Route);
            Board = message.GetText(ConfigurationMessage.Board);
            IsFrench = message.GetChoice(ConfigurationMessage.Language) == 0;
            RouteHash = message.GetText(ConfigurationMessage.RouteHash);
            Epoch = (int)message.GetInteger(ConfigurationMessage.Epoch);
            if (board != null && Board != board)
            {
                Refuse(ConfigurationFault.ForeignBoard, ConfigurationMessage.Board);
            }
        }

        private void TakeNetwork(Message message)
        {
            Broker = TakeAddress(message, ConfigurationMessage.Broker);
            BrokerPort = (int)message.GetInteger(ConfigurationMessage.BrokerPort);
            KeepAliveSeconds = (int)message.GetInteger(ConfigurationMessage.KeepAlive);
            Clock = TakeAddress(message, ConfigurationMessage.Clock);
            ClockPort = (int)message.GetInteger(ConfigurationMessage.ClockPort);
            if (message.Has(ConfigurationMessage.Clock2))
            {
                Clock2 = TakeAddress(message, ConfigurationMessage.Clock2);
                Clock2Port = message.Has(ConfigurationMessage.Clock2Port) ? (int)message.GetInteger(ConfigurationMessage.Clock2Port) : NtpPort;
            }
        }

        private void TakeRoles(Message message)
        {
            RoleNames = message.GetText(ConfigurationMessage.Roles);
            Roles = Core.Roles.Parse(RoleNames);
            if (Roles == 0)
            {
                Refuse(ConfigurationFault.BadRoles, ConfigurationMessage.Roles);
                return;
            }

            if (Has(Core.Roles.Timing))
            {
                TakeTiming(message);
            }

            if (Has(Core.Roles.Control))
            {
                TakeControl(message);
            }

            if (Has(Core.Roles.Post) && !message.Has(ConfigurationMessage.PostIndex))
            {
                Refuse(ConfigurationFault.BadRoleData, ConfigurationMessage.PostIndex);
            }

            Bus = new BusConfiguration(message);
            if (Bus.FaultField >= 0)
            {
                Refuse(ConfigurationFault.BadRoleData, Bus.FaultField);
            }

            PostIndex = (int)message.GetInteger(ConfigurationMessage.PostIndex);
            if (Has(Core.Roles.Post))
            {
                Post = new PostConfiguration(message);
                if (Post.FaultField >= 0)
                {
                    Refuse(ConfigurationFault.BadRoleData, Post.FaultField);
                }
                else if (HasRedButton && (Post.Buttons & (1 << Inputs.RedButton)) != 0)
                {
                    // One pin cannot be a marshal's button and race control's.
                    Refuse(ConfigurationFault.BadRoleData, ConfigurationMessage.RedButton);
                }
            }
        }

        private void TakeControl(Message message)
        {
            Posts = TakeNames(message, ConfigurationMessage.Posts, Limits.Posts);
            HasRedButton = message.GetFlag(ConfigurationMessage.RedButton);
            Release = message.GetText(ConfigurationMessage.Release);
            HoldCentral = message.GetInteger(ConfigurationMessage.HoldCentral) * 1000;
            if (!new ReleaseRules(Release, HoldCentral, 0).IsSound)
            {
                Refuse(ConfigurationFault.BadRoleData, ConfigurationMessage.Release);
            }
        }

        private void TakeRoutes(Message message)
        {
            HasInterlock = message.GetFlag(ConfigurationMessage.Interlock);
            HasPitExit = message.GetFlag(ConfigurationMessage.PitExit);
            Closed = message.GetText(ConfigurationMessage.Closed);
            Arrows = message.GetText(ConfigurationMessage.Arrows);
            Routes = RouteTable.Read(message, Route, RouteHash);
            if (Routes.FaultField >= 0)
            {
                Refuse(ConfigurationFault.BadRoleData, Routes.FaultField);
            }

            if (Has(Core.Roles.Sign) && HasInterlock && (Arrows == null || Arrows.Length != Routes.Names.Length))
            {
                Refuse(ConfigurationFault.BadRoleData, ConfigurationMessage.Arrows);
            }

            if (Closed != null && Closed.Length != Routes.Names.Length)
            {
                Refuse(ConfigurationFault.BadRoleData, ConfigurationMessage.Closed);
            }

            if (Has(Core.Roles.Control) && HasInterlock && Fault == ConfigurationFault.None)
            {
                Interlock = InterlockPlan.Read(message, Routes, Posts);
                if (Interlock.FaultField >= 0)
                {
                    Refuse(ConfigurationFault.BadRoleData, Interlock.FaultField);
                }
            }

            if (Has(Core.Roles.Control) && message.Has(ConfigurationMessage.Stage) && Fault == ConfigurationFault.None)
            {
                Stage = StagePlan.Read(message, Posts);
                if (Stage.FaultField >= 0)
                {
                    Refuse(ConfigurationFault.BadRoleData, Stage.FaultField);
                }
            }
        }

        private void TakeTiming(Message message)
        {
            Loops = TakeNames(message, ConfigurationMessage.Loops, Limits.Loops);
            MinGapMicroseconds = message.GetInteger(ConfigurationMessage.MinGap) * 1000;
            OutboxCapacity = (int)message.GetInteger(ConfigurationMessage.Outbox);
            if (OutboxCapacity == 0)
            {
                Refuse(ConfigurationFault.BadRoleData, ConfigurationMessage.Outbox);
            }

            Sources = SourceGrammar.Parse(message.GetText(ConfigurationMessage.Sources), Loops.Length);
            if (Sources == null)
            {
                Refuse(ConfigurationFault.BadRoleData, ConfigurationMessage.Sources);
            }

            Pairs = PairGrammar.Parse(message.GetText(ConfigurationMessage.Pairs), Loops);
            if (Pairs == null)
            {
                Refuse(ConfigurationFault.BadRoleData, ConfigurationMessage.Pairs);
            }
        }

        private string TakeName(Message message, int field)
        {
            string name = message.GetText(field);
            if (!Topic.IsIdentifier(name))
            {
                Refuse(ConfigurationFault.BadName, field);
            }

            return name;
        }

        private string TakeAddress(Message message, int field)
        {
            string address = message.GetText(field);
            if (!Ipv4.IsLiteral(address))
            {
                Refuse(ConfigurationFault.BadAddress, field);
            }

            return address;
        }

        private string[] TakeNames(Message message, int field, int most)
        {
            string list = message.GetText(field);
            string[] names = list == null ? new string[0] : list.Split(',');
            if (names.Length == 0 || names.Length > most)
            {
                Refuse(ConfigurationFault.BadRoleData, field);
            }

            for (int i = 0; i < names.Length; i++)
            {
                if (!Topic.IsIdentifier(names[i]))
                {
                    Refuse(ConfigurationFault.BadName, field);
                }
                else if (StandsBefore(names, i))
                {
                    Refuse(ConfigurationFault.BadRoleData, field);
                }
            }

            return names;
        }

        private static bool StandsBefore(string[] names, int place)
        {
            for (int i = 0; i < place; i++)
            {
                if (names[i] == names[place])
                {
                    return true;
                }
            }

            return false;
        }

        // The first fault is the one reported.
        private void Refuse(ConfigurationFault fault, int field)
        {
            if (Fault == ConfigurationFault.None)
            {
                Fault = fault;
                FaultField = field;
            }
        }
    }
}
