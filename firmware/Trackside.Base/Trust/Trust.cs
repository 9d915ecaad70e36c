using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Signs what a box vouches for and refuses what nobody vouches for. Without keys it does neither.
    /// <code>
    /// message            signed with the key of    checked by
    /// control/state      the circuit               every box that listens to it
    /// control/reply, control/interlock,
    /// control/posts      the circuit               programs of race control
    /// control/request    its issuer                the control box (IsFrom)
    /// lamps sign button  the box                   the control box; a neighbouring post has no key of it and believes it as before: it may only restrict
    /// </code>
    /// What is refused changes nothing: it is dropped before any role sees it, counted, and the alarm stands for a minute. One HMAC of about 400 bytes for a message in or
    /// out, and one object of 32 bytes (two where the length differs from the last one's): at one <c>control/state</c> a second that is nothing to a box. Loop only.
    /// </summary>
    public sealed class Trust
    {
        /// <summary>How long the alarm stands after the last forgery, in microseconds (60 s).</summary>
        public const long AlarmMicroseconds = 60000000;

        private const int LastSigned = (int)What.ControlPosts;

        private readonly Keyring ring;
        private readonly IHmac hmac;
        private readonly byte[][] outgoingTopics = new byte[LastSigned + 1][];
        private readonly byte[][] outgoingKeys = new byte[LastSigned + 1][];
        private readonly int count;
        private readonly What[] whats;
        private readonly int[] indexes;
        private readonly byte[][] topics;
        private readonly byte[][] keys;
        private readonly byte[] requestTopic;
        private byte[] bytes;
        private long alarmUntil = long.MinValue;

        /// <summary>The trust of a box without keys.</summary>
        public Trust()
        {
            ring = Keyring.None();
        }

        /// <summary>The trust of a box.</summary>
        /// <param name="configuration">Its configuration.</param>
        /// <param name="subscriptions">What it listens to.</param>
        /// <param name="ring">The keys it was given.</param>
        /// <param name="hmac">The chip's HMAC.</param>
        public Trust(BoxConfiguration configuration, Subscriptions subscriptions, Keyring ring, IHmac hmac)
        {
            this.ring = ring;
            this.hmac = hmac;
            if (!ring.IsHeld)
            {
                return;
            }

            byte[] own = ring.Find("box", configuration.Box);
            Vouch(subscriptions, What.Lamps, own);
            Vouch(subscriptions, What.Sign, own);
            Vouch(subscriptions, What.Button, own);
            VouchForCircuit(subscriptions, ring.Find("circuit", configuration.Circuit));
            requestTopic = Encoding.UTF8.GetBytes(subscriptions.OutgoingTopic(What.ControlRequest));
            whats = new What[subscriptions.Count];
            indexes = new int[subscriptions.Count];
            topics = new byte[subscriptions.Count][];
            keys = new byte[subscriptions.Count][];
            for (int number = 0; number < subscriptions.Count; number++)
            {
                if (IsSigned(subscriptions.WhatAt(number), subscriptions.IndexAt(number)))
                {
                    string topic = subscriptions.TopicAt(number);
                    string[] parts = topic.Split('/');
                    whats[count] = subscriptions.WhatAt(number);
                    indexes[count] = subscriptions.IndexAt(number);
                    topics[count] = Encoding.UTF8.GetBytes(topic);
                    // trackside/1/venue/circuit/box/...
                    keys[count] = whats[count] == What.ControlState ? ring.Find("circuit", parts[3]) : ring.Find("box", parts[4]);
                    count++;
                }
            }
        }

        /// <summary>Whether the box asks for signatures.</summary>
        public bool IsDemanding { get { return ring.IsHeld; } }

        /// <summary>Whether the box was given keys it cannot use: it then believes nothing that should be signed.</summary>
        public bool IsDamaged { get { return ring.IsDamaged; } }

        /// <summary>Messages refused because their signature was missing or wrong. Grows only.</summary>
        public int Forged { get; private set; }

        /// <summary>The alarms of the messages' keys.</summary>
        public long AlarmsAt(long now)
        {
            return (now < alarmUntil ? Alarm.MessageForged : Alarm.None) | (ring.IsDamaged ? Alarm.StorageFailed : Alarm.None);
        }

        /// <summary>Whether a box with keys asks for a signature on what a sender tells. A request is judged apart: <see cref="IsFrom"/>.</summary>
        /// <param name="what">What is told.</param>
        /// <param name="index">Which sender, as the box's <see cref="Subscriptions"/> number it.</param>
        public static bool IsSigned(What what, int index)
        {
            return what == What.ControlState || ((what == What.Lamps || what == What.Sign || what == What.Button) && index < Subscriptions.FirstNeighbour);
        }

        /// <summary>Whether a message may be shown to the roles. Requests are judged by <see cref="IsFrom"/>, once it is known who asks.</summary>
        public bool Admits(Inbound inbound, long now)
        {
            if (!ring.IsHeld || !IsSigned(inbound.What, inbound.Index))
            {
                return true;
            }

            for (int i = 0; i < count; i++)
            {
                if (whats[i] == inbound.What && indexes[i] == inbound.Index)
                {
                    return Checks(inbound, topics[i], keys[i]) || Refuse(now);
                }
            }

            return Refuse(now);
        }

        /// <summary>Whether a request is signed by the issuer it names.</summary>
        /// <param name="inbound">The request as it came.</param>
        /// <param name="issuer">The name it bears.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public bool IsFrom(Inbound inbound, string issuer, long now)
        {
            return !ring.IsHeld || Checks(inbound, requestTopic, ring.Find("issuer", issuer)) || Refuse(now);
        }

        /// <summary>A request that is signed rightly was seen before: someone plays it again. Told by the alarm where the box holds keys.</summary>
        public void NoteReplay(long now)
        {
            alarmUntil = ring.IsHeld ? now + AlarmMicroseconds : alarmUntil;
        }

        /// <summary>Signs a message of the box's own, where it is one that is signed.</summary>
        /// <returns>The new length; 0 where there is no room, or the key is missing.</returns>
        public int Sign(What what, byte[] payload, int length)
        {
            if (!ring.IsHeld || (int)what > LastSigned || outgoingTopics[(int)what] == null)
            {
                return length;
            }

            byte[] key = outgoingKeys[(int)what];
            if (key == null)
            {
                return 0;
            }

            bytes = Signature.Bytes(outgoingTopics[(int)what], payload, length - 1, bytes);
            return Signature.Append(payload, length, hmac.Of(key, bytes));
        }

        private void VouchForCircuit(Subscriptions subscriptions, byte[] key)
        {
            Vouch(subscriptions, What.ControlState, key);
            Vouch(subscriptions, What.ControlReply, key);
            Vouch(subscriptions, What.ControlInterlock, key);
            Vouch(subscriptions, What.ControlPosts, key);
        }

        private void Vouch(Subscriptions subscriptions, What what, byte[] key)
        {
            outgoingTopics[(int)what] = Encoding.UTF8.GetBytes(subscriptions.OutgoingTopic(what));
            outgoingKeys[(int)what] = key;
        }

        private bool Checks(Inbound inbound, byte[] topic, byte[] key)
        {
            int at = Signature.Find(inbound.Payload, inbound.Count);
            if (at < 0 || key == null)
            {
                return false;
            }

            bytes = Signature.Bytes(topic, inbound.Payload, at, bytes);
            return Signature.Fits(inbound.Payload, at, hmac.Of(key, bytes));
        }

        private bool Refuse(long now)
        {
            Forged++;
            alarmUntil = now + AlarmMicroseconds;
            return false;
        }
    }
}
