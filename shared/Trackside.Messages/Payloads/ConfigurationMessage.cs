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

        /// <summary>Timing: what watches each loop, comma between; several join by <c>+</c>, best first: <c>decoder+edge,timemark+marker+edge</c>.</summary>
        public const int Sources = 18;

        /// <summary>Timing: passings of a loop closer than this are marked, in milliseconds (50 to 100 is usual).</summary>
        public const int MinGap = 19;

        /// <summary>Timing: passings kept in memory.</summary>
        public const int Outbox = 20;

        /// <summary>Control: boxes of the posts in the order of the letters, comma between.</summary>
        public const int Posts = 21;

        /// <summary>Post: its letter in <c>control/state</c>, from 0.</summary>
        public const int PostIndex = 22;

        /// <summary>Every route the box can be on, comma between: those of its circuit, then those of joined courses.</summary>
        public const int Routes = 23;

        /// <summary>Hash of each of <see cref="Routes"/>, comma between.</summary>
        public const int RouteHashes = 24;

        /// <summary>Post: the post before it, one a route, comma between; empty for none.</summary>
        public const int Before = 25;

        /// <summary>Post: the post after it, one a route, comma between; empty for none.</summary>
        public const int After = 26;

        /// <summary>Control: boxes of the direction signs, comma between.</summary>
        public const int Signs = 27;

        /// <summary>Control: loops in the order a vehicle meets them, <c>&gt;</c> between, one list a route, comma between.</summary>
        public const int Sweep = 28;

        /// <summary>Control: places that a reversal needs confirmed one by one (barriers, corners of one direction), comma between.</summary>
        public const int Places = 29;

        /// <summary>Control: the sign box whose contact proves a place, one a place, comma between; empty where a person confirms it.</summary>
        public const int Contacts = 30;

        /// <summary>Control: box of the start/finish post, which commits a reversal together with control; on a stage the post at its start.</summary>
        public const int StartPost = 31;

        /// <summary>Control: transponder of the sweep car.</summary>
        public const int SweepCar = 32;

        /// <summary>Control: seconds without a passing that prove a circuit empty: one slow lap.</summary>
        public const int Quiet = 33;

        /// <summary>Control and sign: the direction is held by the interlock.</summary>
        public const int Interlock = 34;

        /// <summary>Control: those of <see cref="Routes"/> that belong to a joined course, comma between.</summary>
        public const int JoinedRoutes = 35;

        /// <summary>Control: the circuit that is joined with this one.</summary>
        public const int Partner = 36;

        /// <summary>Sign: whether its barrier is closed, one <c>0</c> or <c>1</c> a route; absent where it has no barrier.</summary>
        public const int Closed = 37;

        /// <summary>Sign: it drives the pit-exit light.</summary>
        public const int PitExit = 38;

        /// <summary>Timing: pairs of loops as a vehicle meets them, <c>first&gt;second:millimetres</c>, <c>;</c> between pairs; one such list a
        /// route of the box, comma between.</summary>
        public const int Pairs = 39;

        /// <summary>IPv4 address of a second NTP server, as a literal; absent where the venue has one.</summary>
        public const int Clock2 = 40;

        /// <summary>Its port; 123 where absent.</summary>
        public const int Clock2Port = 41;

        /// <summary>Control: timing boxes of the circuit, comma between.</summary>
        public const int Timers = 42;

        /// <summary>Control: loop at the pit exit; absent for none.</summary>
        public const int PitOut = 43;

        /// <summary>Control: loop at the pit entry; absent for none.</summary>
        public const int PitIn = 44;

        /// <summary>Sign: the arrow of each of <see cref="Routes"/>, one <c>0</c> or <c>1</c> a route, <c>-</c> where the sign does not stand on it.</summary>
        public const int Arrows = 45;

        /// <summary>Post: its lamps, comma between; red, yellow and green where it is absent.</summary>
        public const int Lamps = 46;

        /// <summary>Post: the buttons and keys of its panel, comma between; yellow, clear and key where it is absent.</summary>
        public const int Buttons = 47;

        /// <summary>Post: whether it stands at the line, where boards with a number are shown.</summary>
        public const int Line = 48;

        /// <summary>Rules: flashes in a thousand seconds (mHz), 500 to 3,000; 2,000 where it is absent.</summary>
        public const int Flash = 49;

        /// <summary>Rules: letters of the aspects a marshal may ask for; all local ones where it is absent.</summary>
        public const int Local = 50;

        /// <summary>Rules: a marshal's red lights the post's own lamps at once, instead of only being asked of race control.</summary>
        public const int OwnRed = 51;

        /// <summary>Rules: green is shown only behind a yellow and for a while after a restriction, not all the time.</summary>
        public const int GreenAfterYellow = 52;

        /// <summary>Rules: how long green is then shown, in milliseconds.</summary>
        public const int HoldGreen = 53;

        /// <summary>Rules: how long a yellow is shown at least, in milliseconds.</summary>
        public const int HoldYellow = 54;

        /// <summary>Rules: a post repeats the next one's yellow.</summary>
        public const int Mirror = 55;

        /// <summary>Rules: the post before a double yellow shows yellow.</summary>
        public const int Lead = 56;

        /// <summary>Rules: what is shown in place of green without fresh control; dark where it is absent.</summary>
        public const int LossGreen = 57;

        /// <summary>Rules: night lux, day lux, percent at night of what restricts, of the rest; comma between.</summary>
        public const int Dim = 58;

        /// <summary>Rules: lamps of aspects that differ from the usual, such as <c>L=ry/-</c>; comma between.</summary>
        public const int Patterns = 59;

        /// <summary>Post: size of its pixel panel, such as <c>16x16</c>; absent where it has none.</summary>
        public const int Pixels = 60;

        /// <summary>Rules: how long a marshal's panel shows notice before race control takes his request over, in milliseconds; 5,000 where it is absent.</summary>
        public const int Notice = 61;

        /// <summary>Control: its own red button is fitted: a contact that opens when it is pressed.</summary>
        public const int RedButton = 62;

        /// <summary>Control: what may follow an aspect that restricts, by letters, <c>R&gt;SG,S&gt;G</c>; anything where it is absent.</summary>
        public const int Release = 63;

        /// <summary>Control: how long red and the neutralisations stand at least, in milliseconds.</summary>
        public const int HoldCentral = 64;

        /// <summary>Devices on the I2C bus, of <c>lights buttons ambient battery</c>, comma between; absent for no bus.</summary>
        public const int Bus = 65;

        /// <summary>Battery voltage below which the box tells of it, in millivolts; absent for never.</summary>
        public const int BatteryLow = 66;

        /// <summary>Control: the loop at the start of a stage and those at its finish, <c>&gt;</c> between; absent where the circuit is none.</summary>
        public const int Stage = 67;

        /// <summary>Control: who may ask for what and release what, by letters, <c>timing=BY/,rescue*=RY/Y</c>; everyone everything where it is absent.</summary>
        public const int Issuers = 68;

        /// <summary>Post: those of its neighbours that belong to another circuit of a joined course, as <c>circuit/box</c>, comma between; absent where none does.</summary>
        public const int Abroad = 69;

        /// <summary>The version of the format this code reads.</summary>
        public const int CurrentVersion = 1;

        private static readonly string[] languages = { "fr", "en" };

        /// <summary>Makes an empty message.</summary>
        public ConfigurationMessage()
            : base(What.None, 70, Limits.Configuration)
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
            Text(Sources, "sources", 120, false);
            Integer(MinGap, "minGap", 0, 10000, false);
            Integer(Outbox, "outbox", 16, 10000, false);
            Text(Posts, "posts", 1000, false);
            Integer(PostIndex, "postIndex", 0, Limits.Posts - 1, false);
            Text(Routes, "routes", 160, false);
            Text(RouteHashes, "routeHashes", 80, false);
            Text(Before, "before", 200, false);
            Text(After, "after", 200, false);
            Text(Abroad, "abroad", 200, false);
            Text(Signs, "signs", 400, false);
            Text(Sweep, "sweep", 400, false);
            Text(Places, "places", 200, false);
            Text(Contacts, "contacts", 200, false);
            Text(StartPost, "startPost", Limits.Identifier, false);
            Integer(SweepCar, "sweepCar", 1, 4294967295, false);
            Integer(Quiet, "quiet", 10, 3600, false);
            Flag(Interlock, "interlock");
            Text(JoinedRoutes, "joinedRoutes", 160, false);
            Text(Partner, "partner", Limits.Identifier, false);
            Text(Closed, "closed", 16, false);
            Flag(PitExit, "pitExit");
            Text(Pairs, "pairs", 120, false);
            Text(Clock2, "clock2", 15, false);
            Integer(Clock2Port, "clock2Port", 1, 65535, false);
            Text(Timers, "timers", 400, false);
            Text(PitOut, "pitOut", Limits.Identifier, false);
            Text(PitIn, "pitIn", Limits.Identifier, false);
            Text(Arrows, "arrows", Limits.Routes, false);
            TakePost();
            Flag(RedButton, "redButton");
            Text(Release, "release", 64, false);
            Integer(HoldCentral, "holdCentral", 0, 60000, false);
            Text(Issuers, "issuers", 120, false);
        }

        private void TakePost()
        {
            Text(Lamps, "lamps", 64, false);
            Text(Buttons, "buttons", 96, false);
            Flag(Line, "line");
            Integer(Flash, "flash", 500, 3000, false);
            Text(Local, "local", 16, false);
            Flag(OwnRed, "ownRed");
            Flag(GreenAfterYellow, "greenAfterYellow");
            Integer(HoldGreen, "holdGreen", 0, 60000, false);
            Integer(HoldYellow, "holdYellow", 0, 60000, false);
            Flag(Mirror, "mirror");
            Flag(Lead, "lead");
            Choice(LossGreen, "lossGreen", AspectNames.All, false);
            Text(Dim, "dim", 32, false);
            Text(Patterns, "patterns", 96, false);
            Text(Pixels, "pixels", 5, false);
            Integer(Notice, "notice", 1000, 60000, false);
            Text(Bus, "bus", 40, false);
            Integer(BatteryLow, "batteryLow", 3000, 60000, false);
            Text(Stage, "stage", 104, false);
        }
    }
}
