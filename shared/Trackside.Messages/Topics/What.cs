namespace Trackside.Messages
{
    /// <summary>What a message tells: the last part of its topic.</summary>
    public enum What : byte
    {
        /// <summary>Not a topic of this project.</summary>
        None = 0,

        /// <summary><c>state</c>: birth, condition and last will of a box. Retained, QoS 1.</summary>
        State = 1,

        /// <summary><c>passing</c>: one vehicle over one loop. QoS 1.</summary>
        Passing = 2,

        /// <summary><c>ack</c>, to a box: the highest passing made durable. QoS 1.</summary>
        Ack = 3,

        /// <summary><c>resend</c>, to a box: a range of passings wanted again. QoS 1.</summary>
        Resend = 4,

        /// <summary><c>lamps</c>: commanded, applied and proved aspect of a post. Retained, QoS 1.</summary>
        Lamps = 5,

        /// <summary><c>sign</c>: the same for a direction sign. Retained, QoS 1.</summary>
        Sign = 6,

        /// <summary><c>button</c>: a press, release or hold on a marshal's panel. QoS 1.</summary>
        Button = 7,

        /// <summary><c>health</c>: figures for a technician. Retained, QoS 0.</summary>
        Health = 8,

        /// <summary><c>loops</c>: figures of the loops and what watches them. Retained, QoS 0.</summary>
        Loops = 9,

        /// <summary><c>console/in</c>, to a box: a line for its console. QoS 1.</summary>
        ConsoleIn = 10,

        /// <summary><c>console/out</c>: a line of its console. QoS 1.</summary>
        ConsoleOut = 11,

        /// <summary><c>control/state</c> of a circuit: every central aspect in one message. Retained, QoS 1.</summary>
        ControlState = 12,

        /// <summary><c>control/request</c> of a circuit: an order asked of the control box. QoS 1, never retained.</summary>
        ControlRequest = 13,

        /// <summary><c>control/reply</c> of a circuit: refused, accepted, applied or proved. QoS 1.</summary>
        ControlReply = 14,

        /// <summary><c>control/interlock</c> of a circuit: which proofs of its interlock are in and which are missing. Retained, QoS 1.</summary>
        ControlInterlock = 15,

        /// <summary><c>control/posts</c> of a circuit: the posts that have not applied or not proved what control asks, by name. Retained, QoS 1.</summary>
        ControlPosts = 16,
    }
}
