using System;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Devices
{
    /// <summary>
    /// One attempt to connect and, where it succeeds, the connection until its end. Its thread constructs the client, connects,
    /// subscribes, then waits for the end and says goodbye: nothing that can hang is done by the loop.
    /// </summary>
    internal sealed class MqttConnection
    {
        /// <summary>Messages the library may hold in flight, both directions; unbounded by default.</summary>
        internal const int QueueMost = 64;

        private readonly MqttLink link;
        private readonly BoxConfiguration configuration;
        private readonly Subscriptions subscriptions;
        private readonly string will;
        private readonly Papers papers;
        private readonly AutoResetEvent ended = new AutoResetEvent(false);
        private readonly object window = new object();
        private MqttClient client;
        private bool isEnded;
        private int unanswered;

        internal MqttConnection(MqttLink link, BoxConfiguration configuration, Subscriptions subscriptions, string will, Papers papers)
        {
            this.papers = papers;
            this.link = link;
            this.configuration = configuration;
            this.subscriptions = subscriptions;
            this.will = will;
        }

        /// <summary>Whether messages may be published. Written by the link under its gate.</summary>
        internal bool IsOpen { get; set; }

        /// <summary>Whether the library has told that the connection is gone. Written by the link under its gate.</summary>
        internal bool IsLost { get; set; }

        /// <summary>Whether it may still come to its handshake. Written by the link under its gate.</summary>
        internal bool IsOpening { get; set; } = true;

        /// <summary>The body of the attempt's thread.</summary>
        internal void Run()
        {
            bool isOpen = TryOpen();
            link.OnTried(this);
            if (isOpen)
            {
                link.OnOpened(this);
                ended.WaitOne(-1, false);
                SayGoodbye();
            }
            else
            {
                Release();
                link.OnFailed(this);
            }

            link.OnEnded();
        }

        /// <summary>Ends the connection, or the attempt: one that the library still tries is taken from it, so that no handshake comes of it later. The library takes its
        /// time to close: a thread of its own waits for that.</summary>
        internal void End()
        {
            IsOpen = false;
            isEnded = true;
            ended.Set();
            if (IsOpening)
            {
                new Thread(Abandon).Start();
            }
        }

        /// <summary>Hands a message to the library; false where the window is full or the library threw.</summary>
        internal bool TryPublish(string topic, byte[] payload, bool isAcknowledged, bool isRetained)
        {
            if (isAcknowledged && !Claim())
            {
                return false;
            }

            try
            {
                MqttQoSLevel level = isAcknowledged ? MqttQoSLevel.AtLeastOnce : MqttQoSLevel.AtMostOnce;
                client.Publish(topic, payload, null, null, level, isRetained);
                return true;
            }
            catch (Exception)
            {
                if (isAcknowledged)
                {
                    Return();
                }

                return false;
            }
        }

        private bool TryOpen()
        {
            try
            {
                client = papers == null
                    ? new MqttClient(configuration.Broker, configuration.BrokerPort, false, null, null, MqttSslProtocols.None)
                    : new MqttClient(configuration.Broker, configuration.BrokerPort, true, papers.Authority, papers.Own, MqttSslProtocols.TLSv1_2);
                if (isEnded)
                {
                    return false;
                }

                client.Settings.InflightQueueSize = QueueMost;
                client.MqttMsgPublishReceived += OnMessage;
                client.MqttMsgPublished += OnPublished;
                client.ConnectionClosed += OnClosed;
                string name = configuration.Venue + "-" + configuration.Box;
                MqttReasonCode answer = client.Connect(
                    name, null, null, true, MqttQoSLevel.AtLeastOnce, true, subscriptions.OutgoingTopic(What.State), will, true, (ushort)configuration.KeepAliveSeconds);
                if (answer != MqttReasonCode.Success)
                {
                    return false;
                }

                Subscribe();
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private void Subscribe()
        {
            if (subscriptions.Count == 0)
            {
                return;
            }

            string[] topics = Texts.New(subscriptions.Count);
            MqttQoSLevel[] levels = new MqttQoSLevel[subscriptions.Count];
            for (int i = 0; i < topics.Length; i++)
            {
                topics[i] = subscriptions.TopicAt(i);
                levels[i] = MqttQoSLevel.AtLeastOnce;
            }

            client.Subscribe(topics, levels);
        }

        // A lost connection is released by the library itself, on the thread that told of it.
        private void SayGoodbye()
        {
            if (IsLost)
            {
                return;
            }

            try
            {
                client.Disconnect();
            }
            catch (Exception)
            {
                Release();
            }
        }

        private void Abandon()
        {
            Release();
            link.OnTried(this);
        }

        private void Release()
        {
            try
            {
                if (client != null)
                {
                    client.Close();
                }
            }
            catch (Exception)
            {
                // There was nothing to close.
            }
        }

        private bool Claim()
        {
            lock (window)
            {
                if (unanswered == MqttLink.WindowMost)
                {
                    return false;
                }

                unanswered++;
                return true;
            }
        }

        private void Return()
        {
            lock (window)
            {
                if (unanswered > 0)
                {
                    unanswered--;
                }
            }
        }

        private void OnMessage(object sender, MqttMsgPublishEventArgs e)
        {
            link.OnMessage(this, e);
        }

        private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
        {
            Return();
            if (!e.IsPublished)
            {
                link.OnUndelivered(this);
            }
        }

        private void OnClosed(object sender, EventArgs e)
        {
            link.OnLost(this);
            ended.Set();
        }
    }
}
