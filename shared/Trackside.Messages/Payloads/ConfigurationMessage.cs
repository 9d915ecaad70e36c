namespace Trackside.Messages
{
    /// <summary>A box's configuration: one flat, sealed JSON file. See <see cref="ConfigurationSeal"/>.</summary>
    public sealed class ConfigurationMessage : Message
    {
        /// <summary>CRC-32 of all that follows it, 8 hexadecimal digits; written by <see cref="ConfigurationSeal"/>.</summary>
        public const int Seal = 0;

        /// <summary>Version of this format; <see cref="CurrentVersion"/>.</summary>
        public const int Version = 1;

        /// <summary>The venue.</summary>
        public const int Venue = 2;

        /// <summary>The circuit.</summary>
        public const int Circuit = 3;

        /// <summary>The box.</summary>
        public const int Box = 4;

        /// <summary>The board it is for.</summary>
        public const int Board = 5;

        /// <summary>Of <c>timing post sign control</c>, comma between.</summary>
        public const int Roles = 6;

        /// <summary>Language of its people: <c>fr</c> or <c>en</c>.</summary>
        public const int Language = 7;

        /// <summary>Route the box works by.</summary>
        public const int Route = 8;

        /// <summary>Hash of that route: 8 hexadecimal digits.</summary>
        public const int RouteHash = 9;

        /// <summary>Direction epoch the configuration was made for.</summary>
        public const int Epoch = 10;

        /// <summary>Rule profile.</summary>
        public const int Profile = 11;

        /// <summary>IPv4 address of the broker, as a literal: names freeze the device.</summary>
        public const int Broker = 12;

        /// <summary>Its port.</summary>
        public const int BrokerPort = 13;

        /// <summary>MQTT keep-alive in seconds, 2 to 60.</summary>
        public const int KeepAlive = 14;

        /// <summary>IPv4 address of the NTP server, as a literal.</summary>
        public const int Clock = 15;

        /// <summary>Its port.</summary>
        public const int ClockPort = 16;

        /// <summary>Timing: names of the loops, comma between, in the order of the board's inputs.</summary>
        public const int Loops = 17;

        /// <summary>Timing: source of each loop (<c>decoder</c>, <c>edge</c>), comma between.</summary>
        public const int Sources = 18;

        /// <summary>Timing: passings of a loop closer than this are marked, in milliseconds (50 to 100 is usual).</summary>
        public const int MinGap = 19;

        /// <summary>Timing: passings kept in memory.</summary>
        public const int Outbox = 20;

        /// <summary>Control: boxes of the posts in the order of the letters, comma between.</summary>
        public const int Posts = 21;

        /// <summary>Post: its letter in <c>control/state</c>, from 0.</summary>
        public const int PostIndex = 22;

        /// <summary>The version of the format this code reads.</summary>
        public const int CurrentVersion = 1;

        private static readonly string[] languages = { "fr", "en" };

        /// <summary>Makes an empty message.</summary>
        public ConfigurationMessage()
            : base(What.None, 23, Limits.Configuration)
        {
            Text(Seal, "crc", 8, false);
            Integer(Version, "version", 1, 1000, true);
            Text(Venue, "venue", Limits.Identifier, true);
            Text(Circuit, "circuit", Limits.Identifier, true);
            Text(Box, "box", Limits.Identifier, true);
            Text(Board, "board", Limits.Identifier, true);
            Text(Roles, "roles", 48, true);
            Choice(Language, "lang", languages, true);
            Text(Route, "route", Limits.Identifier, true);
            Text(RouteHash, "routeHash", 8, true);
            Integer(Epoch, "epoch", 0, Limits.Sequence, true);
            Text(Profile, "profile", Limits.Identifier, true);
            Text(Broker, "broker", 15, true);
            Integer(BrokerPort, "brokerPort", 1, 65535, true);
            Integer(KeepAlive, "keepAlive", 2, 60, true);
            Text(Clock, "clock", 15, true);
            Integer(ClockPort, "clockPort", 1, 65535, true);
            Text(Loops, "loops", 120, false);
            Text(Sources, "sources", 64, false);
            Integer(MinGap, "minGap", 0, 10000, false);
            Integer(Outbox, "outbox", 16, 10000, false);
            Text(Posts, "posts", 1000, false);
            Integer(PostIndex, "postIndex", 0, Limits.Posts - 1, false);
        }
    }
}
