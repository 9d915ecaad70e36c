namespace Trackside.Messages
{
    /// <summary>
    /// A topic: <c>trackside/1/&lt;venue&gt;/&lt;circuit&gt;/&lt;box&gt;/&lt;what&gt;</c>. The messages of a circuit
    /// (<c>control/state</c> and the others after it in <see cref="Messages.What"/>) stand where a box's name would:
    /// no box may be called <c>control</c>. Immutable; any thread.
    /// </summary>
    public sealed class Topic
    {
        /// <summary>First two parts of every topic: the project and the version of its protocol.</summary>
        public const string Root = "trackside/1/";

        /// <summary>The name that stands for the circuit itself.</summary>
        public const string ControlName = "control";

        // Index = What. Slashes inside a name are part of it.
        private static readonly string[] names =
        {
            "", "state", "passing", "ack", "resend", "lamps", "sign", "button", "health", "loops",
            "console/in", "console/out", "control/state", "control/request", "control/reply", "control/interlock",
            "control/posts",
        };

        private Topic(string venue, string circuit, string box, What what)
        {
            Venue = venue;
            Circuit = circuit;
            Box = box;
            What = what;
        }

        /// <summary>The venue's name.</summary>
        public string Venue { get; }

        /// <summary>The circuit's name.</summary>
        public string Circuit { get; }

        /// <summary>The box's name; <see cref="ControlName"/> for a message of the circuit.</summary>
        public string Box { get; }

        /// <summary>What the message tells.</summary>
        public What What { get; }

        /// <summary>The topic of a box's message.</summary>
        public static string OfBox(string venue, string circuit, string box, What what)
        {
            return Root + venue + "/" + circuit + "/" + box + "/" + names[(int)what];
        }

        /// <summary>The topic of a circuit's message (<see cref="What.ControlState"/> and the two after it).</summary>
        public static string OfCircuit(string venue, string circuit, What what)
        {
            return Root + venue + "/" + circuit + "/" + names[(int)what];
        }

        /// <summary>The last part of a topic, <c>control/state</c> and <c>console/in</c> whole.</summary>
        public static string NameOf(What what)
        {
            return names[(int)what];
        }

        /// <summary>Whether the broker keeps the last message: state is kept, an order or an event never.</summary>
        public static bool IsRetained(What what)
        {
            return what == What.State || what == What.Lamps || what == What.Sign || what == What.Health || what == What.Loops
                || what == What.ControlState || what == What.ControlInterlock || what == What.ControlPosts;
        }

        /// <summary>Whether the message travels at QoS 1; at QoS 0 otherwise.</summary>
        public static bool IsAcknowledged(What what)
        {
            return what != What.Health && what != What.Loops;
        }

        /// <summary>Takes a topic apart.</summary>
        /// <param name="topic">The topic as received; null counts as not ours.</param>
        /// <returns>The parts, or null where the topic is not one of this protocol. Allocates: not for a box's hot path.</returns>
        public static Topic Parse(string topic)
        {
            if (topic == null || !topic.StartsWith(Root))
            {
                return null;
            }

            string[] parts = topic.Substring(Root.Length).Split('/');
            if (parts.Length < 4 || parts.Length > 5 || parts[0].Length == 0 || parts[1].Length == 0 || parts[2].Length == 0)
            {
                return null;
            }

            bool ofCircuit = parts[2] == ControlName;
            if (ofCircuit && parts.Length != 4)
            {
                return null;
            }

            string name = ofCircuit ? ControlName + "/" + parts[3] : parts.Length == 4 ? parts[3] : parts[3] + "/" + parts[4];
            What what = Find(name);
            bool known = what != What.None && ofCircuit == (what >= What.ControlState);
            return known ? new Topic(parts[0], parts[1], parts[2], what) : null;
        }

        /// <summary>Whether a name may stand in a topic and a configuration: 1 to 24 of <c>a-z 0-9 -</c>, and not <c>control</c>.</summary>
        public static bool IsIdentifier(string name)
        {
            if (name == null || name.Length == 0 || name.Length > Limits.Identifier || name == ControlName)
            {
                return false;
            }

            // Not foreach: the device's compiler boxes every character of it.
            for (int i = 0; i < name.Length; i++)
            {
                char c = name[i];
                bool allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                if (!allowed)
                {
                    return false;
                }
            }

            return true;
        }

        private static What Find(string name)
        {
            for (int i = 1; i < names.Length; i++)
            {
                if (names[i] == name)
                {
                    return (What)i;
                }
            }

            return What.None;
        }
    }
}
