namespace Trackside.Messages
{
    /// <summary><c>state</c>: who a box is and how it is.</summary>
    public sealed class StateMessage : Message
    {
        /// <summary><see cref="BoxState"/> as a word.</summary>
        public const int State = 0;

        /// <summary>Why it is not ready; a reason code.</summary>
        public const int Reason = 1;

        /// <summary>Boot number, from 1; only grows.</summary>
        public const int Boot = 2;

        /// <summary>Version of the firmware.</summary>
        public const int Firmware = 3;

        /// <summary>Name of the board.</summary>
        public const int Board = 4;

        /// <summary>Roles, comma between.</summary>
        public const int Roles = 5;

        /// <summary>Seal of the configuration in use: 8 hexadecimal digits.</summary>
        public const int Configuration = 6;

        /// <summary>Direction epoch the box works in.</summary>
        public const int Epoch = 7;

        /// <summary>Route the box works by.</summary>
        public const int Route = 8;

        /// <summary>Hash of that route: 8 hexadecimal digits.</summary>
        public const int RouteHash = 9;

        /// <summary>Standing alarms, comma between (<see cref="AlarmNames"/>); absent for none.</summary>
        public const int Alarms = 10;

        /// <summary>Which of the configurations the box was given this is: counts up; absent before the first one given to a running box.</summary>
        public const int Version = 11;

        /// <summary>The configuration is on trial: it counts once the box has come back with it.</summary>
        public const int Trial = 12;

        /// <summary>Seal of the configuration that was given up; absent for none.</summary>
        public const int Rejected = 13;

        /// <summary>Its version.</summary>
        public const int RejectedVersion = 14;

        /// <summary><see cref="RollbackReason"/> as a word.</summary>
        public const int Why = 15;

        /// <summary>Longest list of alarms, in characters.</summary>
        public const int AlarmsLength = 140;

        private static readonly string[] states = { "ready", "fault", "unconfigured", "lost" };

        /// <summary>Makes an empty message.</summary>
        public StateMessage()
            : base(What.State, 16, Limits.Payload)
        {
            Choice(State, "state", states, true);
            Text(Reason, "reason", Limits.Text, false);
            Integer(Boot, "boot", 0, Limits.Sequence, true);
            Text(Firmware, "firmware", Limits.Identifier, false);
            Text(Board, "board", Limits.Identifier, false);
            Text(Roles, "roles", 48, false);
            Text(Configuration, "config", 8, false);
            Integer(Epoch, "epoch", 0, Limits.Sequence, false);
            Text(Route, "route", Limits.Identifier, false);
            Text(RouteHash, "routeHash", 8, false);
            Text(Alarms, "alarms", AlarmsLength, false);
            Integer(Version, "configVersion", 1, Limits.Sequence, false);
            Flag(Trial, "trial");
            Text(Rejected, "rejected", 8, false);
            Integer(RejectedVersion, "rejectedVersion", 1, Limits.Sequence, false);
            Choice(Why, "why", RollbackReasons.All, false);
        }
    }
}
