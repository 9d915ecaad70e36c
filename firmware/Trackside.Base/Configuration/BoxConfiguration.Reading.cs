using Trackside.Messages;

namespace Trackside.Core
{
    /// <content>How the file is read: seal, content, then what each role needs. The first fault is the one reported.</content>
    public sealed partial class BoxConfiguration
    {
        // RFC 5905, section 7.2.
        private const int NtpPort = 123;

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

            Issuers = message.GetText(ConfigurationMessage.Issuers);
            if (!new IssuerRules(Issuers).IsSound)
            {
                Refuse(ConfigurationFault.BadRoleData, ConfigurationMessage.Issuers);
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

            if (Has(Core.Roles.Post) && HasInterlock && (Has(Core.Roles.Control) || Has(Core.Roles.Sign)))
            {
                // One key cannot be a marshal's and race control's, or the one that resets a sign's guard: who enables his panel would agree to a reversal.
                Refuse(ConfigurationFault.BadRoleData, ConfigurationMessage.Roles);
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
