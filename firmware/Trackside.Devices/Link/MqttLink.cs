using System;
using System.Threading;
using nanoFramework.M2Mqtt.Messages;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Devices
{
    /// <summary>
    /// The connection to the broker over the M2Mqtt library. Each attempt has a client and a thread of its own (<see cref="MqttConnection"/>),
    /// so one that hangs in the library is closed and left behind and what it still says is ignored: only the current one is heard. All use one
    /// client id, so that the broker drops a dead predecessor (and tells its will) before the successor's birth, never after; should
    /// an abandoned attempt reach the broker behind its successor, that one is dropped like by any loss, and the next attempt heals it.
    /// The loop calls the port's methods; the library's threads only enqueue.
    /// </summary>
    public sealed class MqttLink : ILink
    {
        /// <summary>Attempts that may live at once, abandoned ones included: each holds a socket and up to five threads.</summary>
        public const int AttemptsMost = 3;

        /// <summary>Messages at QoS 1 that may wait for the broker. The library's queue carries also what it must acknowledge
        /// itself, and overflows by an exception: this window is half of <see cref="MqttConnection.QueueMost"/>.</summary>
        public const int WindowMost = MqttConnection.QueueMost / 2;

        private readonly BoxConfiguration configuration;
        private readonly Subscriptions subscriptions;
        private readonly string will;
        private readonly MessageRing messages;
        private readonly LinkEventRing events;
        private readonly AutoResetEvent wake;
        private readonly Papers papers;

        // Held for a few assignments only: current, living and the state of the connections.
        private readonly object gate = new object();
        private MqttConnection current;
        private int living;
        private int opening;
        private int refused;
        private int unknownTopics;

        /// <summary>Makes the link, closed.</summary>
        /// <param name="configuration">Broker (an IPv4 literal: a name would stall every thread while it is resolved), names, keep-alive.</param>
        /// <param name="subscriptions">What the box listens to.</param>
        /// <param name="will">What the broker tells on the box's <c>state</c> when the box is lost.</param>
        /// <param name="messages">Where messages go.</param>
        /// <param name="events">Where the connection's events go: few ever wait at once.</param>
        /// <param name="wake">Set at every message and event.</param>
        public MqttLink(BoxConfiguration configuration, Subscriptions subscriptions, string will, MessageRing messages, LinkEventRing events, AutoResetEvent wake)
            : this(configuration, subscriptions, will, messages, events, wake, null)
        {
        }

        /// <summary>Makes the link of a box that may have certificates, closed.</summary>
        /// <param name="configuration">As above.</param>
        /// <param name="subscriptions">As above.</param>
        /// <param name="will">As above.</param>
        /// <param name="messages">As above.</param>
        /// <param name="events">As above.</param>
        /// <param name="wake">As above.</param>
        /// <param name="papers">The box's certificates: then every connection is by TLS; null for plain ones.</param>
        public MqttLink(
            BoxConfiguration configuration, Subscriptions subscriptions, string will, MessageRing messages, LinkEventRing events, AutoResetEvent wake, Papers papers)
        {
            this.papers = papers;
            this.configuration = configuration;
            this.subscriptions = subscriptions;
            this.will = will;
            this.messages = messages;
            this.events = events;
            this.wake = wake;
        }

        /// <summary>Messages not taken for sending though the link was open: the window was full, or the library threw. Grows only.</summary>
        public int Refused
        {
            get { return refused; }
        }

        /// <summary>Messages on topics the box did not ask for. Grows only.</summary>
        public int UnknownTopics
        {
            get { return unknownTopics; }
        }

        /// <summary>Attempts and connections that still live, abandoned ones included.</summary>
        public int Living
        {
            get { return living; }
        }

        /// <inheritdoc/>
        public bool IsOpening
        {
            get { return opening > 0; }
        }

        /// <summary>Begins an attempt; a connection or attempt there is, is dropped. <see cref="LinkEvent.Failed"/> comes at once where
        /// too many abandoned attempts still hang.</summary>
        public void Open()
        {
            Close();
            MqttConnection next = null;
            lock (gate)
            {
                if (living < AttemptsMost)
                {
                    living++;
                    opening++;
                    next = new MqttConnection(this, configuration, subscriptions, will, papers);
                    current = next;
                }
                else
                {
                    events.Put(LinkEvent.Failed);
                }
            }

            if (next != null)
            {
                new Thread(next.Run).Start();
            }
            else
            {
                wake.Set();
            }
        }

        /// <summary>Drops the connection or the attempt at once; the goodbye is said by its own thread. No event follows.</summary>
        public void Close()
        {
            MqttConnection last;
            lock (gate)
            {
                last = current;
                current = null;
            }

            if (last != null)
            {
                last.End();
            }
        }

        /// <inheritdoc/>
        public bool Publish(What what, byte[] payload, int count)
        {
            MqttConnection connection = current;
            if (connection == null || !connection.IsOpen)
            {
                return false;
            }

            // The library keeps the array it is given until the broker has answered.
            byte[] copy = new byte[count];
            Array.Copy(payload, 0, copy, 0, count);
            bool taken = connection.TryPublish(subscriptions.OutgoingTopic(what), copy, Topic.IsAcknowledged(what), Topic.IsRetained(what));
            if (!taken)
            {
                refused++;
            }

            return taken;
        }

        /// <summary>An attempt is past its handshake, or can come to none any more.</summary>
        internal void OnTried(MqttConnection from)
        {
            lock (gate)
            {
                opening -= from.IsOpening ? 1 : 0;
                from.IsOpening = false;
            }
        }

        /// <summary>An attempt has connected and asked for its topics.</summary>
        internal void OnOpened(MqttConnection from)
        {
            lock (gate)
            {
                if (current == from)
                {
                    from.IsOpen = !from.IsLost;
                    current = from.IsLost ? null : from;
                    events.Put(from.IsLost ? LinkEvent.Failed : LinkEvent.Opened);
                }
            }

            wake.Set();
        }

        /// <summary>An attempt has failed.</summary>
        internal void OnFailed(MqttConnection from)
        {
            lock (gate)
            {
                if (current == from)
                {
                    current = null;
                    events.Put(LinkEvent.Failed);
                }
            }

            wake.Set();
        }

        /// <summary>A connection is gone. Before it was open that is for its attempt to tell, as a failure.</summary>
        internal void OnLost(MqttConnection from)
        {
            lock (gate)
            {
                from.IsLost = true;
                if (current == from && from.IsOpen)
                {
                    current = null;
                    events.Put(LinkEvent.Closed);
                }

                from.IsOpen = false;
            }

            wake.Set();
        }

        /// <summary>A message was given up by the library. Whatever event waits already makes the loop tell everything anew, so a burst of
        /// these leaves room for the others.</summary>
        internal void OnUndelivered(MqttConnection from)
        {
            if (current == from && events.IsEmpty)
            {
                events.Put(LinkEvent.Undelivered);
                wake.Set();
            }
        }

        /// <summary>A message has arrived.</summary>
        internal void OnMessage(MqttConnection from, MqttMsgPublishEventArgs message)
        {
            if (current != from)
            {
                return;
            }

            int number = subscriptions.Find(message.Topic);
            if (number < 0)
            {
                unknownTopics++;
                return;
            }

            messages.Put(subscriptions.WhatAt(number), subscriptions.IndexAt(number), message.Retain, message.Message);
            wake.Set();
        }

        /// <summary>The thread of an attempt ends.</summary>
        internal void OnEnded()
        {
            lock (gate)
            {
                living--;
            }
        }
    }
}
