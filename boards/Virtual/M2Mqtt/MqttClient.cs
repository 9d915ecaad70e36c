using System;
using System.Collections;
using System.Net;
using System.Net.Sockets;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using Trackside.Virtual;
using X509Certificate = Trackside.Virtual.Shims.X509Certificate;
using X509Certificate2 = Trackside.Virtual.Shims.X509Certificate2;

namespace nanoFramework.M2Mqtt;

/// <summary>
/// The device's MQTT client with its manners: no reconnect, requests queued also while there is no connection, three tries a second
/// apart at QoS 1, all events on its own dispatch thread, one after the other. Methods may be called from any thread and from events.
/// </summary>
public class MqttClient : IMqttClient, IDisposable
{
    private readonly Boot boot = Boot.Alive;
    private readonly string address;
    private readonly int port;
    private volatile MqttConnection? connection;
    private volatile MqttConnection? opening;
    private ushort lastId;

    /// <summary>Makes a client; a host name is resolved here and now, and never again.</summary>
    /// <param name="brokerHostName">A literal address, or a name.</param>
    /// <param name="brokerPort">The broker's port.</param>
    /// <param name="secure">Whether to connect by TLS: the handshake holds up the whole chip.</param>
    /// <param name="caCert">The authority; needed for TLS.</param>
    /// <param name="clientCert">The client's own with its key, or null.</param>
    /// <param name="sslProtocol">TLS 1.2, or none.</param>
    /// <exception cref="SocketException">The name is not known.</exception>
    /// <exception cref="NotSupportedException">Another version of TLS was asked for, or no authority given.</exception>
    public MqttClient(string brokerHostName, int brokerPort, bool secure, X509Certificate? caCert, X509Certificate? clientCert, MqttSslProtocols sslProtocol)
    {
        if (secure && (caCert is null || sslProtocol != MqttSslProtocols.TLSv1_2))
        {
            throw new NotSupportedException("The virtual chip speaks TLS 1.2 and needs the authority's certificate.");
        }

        Tls = secure ? new MqttTls(caCert!, (X509Certificate2?)clientCert) : null;
        address = Resolve(brokerHostName);
        port = brokerPort;
        Settings = MqttSettings.Instance;
    }

    /// <summary>A message came.</summary>
    public event IMqttClient.MqttMsgPublishEventHandler? MqttMsgPublishReceived;

    /// <summary>A message at QoS 1 came to its end: confirmed, or not after three tries.</summary>
    public event IMqttClient.MqttMsgPublishedEventHandler? MqttMsgPublished;

    /// <summary>The connection ended, by the peer or by <see cref="Disconnect"/>; once. Not after <see cref="Close"/>.</summary>
    public event IMqttClient.ConnectionClosedEventHandler? ConnectionClosed;

    /// <summary>True between the broker's acceptance and the first sign of an end.</summary>
    public bool IsConnected => connection is { IsOpen: true };

    /// <summary>The device's settings.</summary>
    public MqttSettings Settings { get; }

    /// <summary>The requests without an end, guarded by itself.</summary>
    internal Inflight Inflight { get; } = new();

    internal Boot Boot => boot;

    /// <summary>Certificates; null for a plain connection.</summary>
    internal MqttTls? Tls { get; }

    /// <summary>
    /// Connects and waits for the broker's answer: up to 30 s, so call it from a thread that may be abandoned. Requests queued before
    /// are sent then.
    /// </summary>
    /// <param name="clientId">Unique at the broker.</param>
    /// <param name="username">Or null.</param>
    /// <param name="password">Or null.</param>
    /// <param name="willRetain">Whether the broker keeps the will.</param>
    /// <param name="willQosLevel">The will's QoS.</param>
    /// <param name="willFlag">Whether there is a will.</param>
    /// <param name="willTopic">The will's topic.</param>
    /// <param name="willMessage">The will's content.</param>
    /// <param name="cleanSession">Whether the broker forgets the client when it goes.</param>
    /// <param name="keepAlivePeriod">Seconds; 0 for none. The library underneath knows nothing shorter than 5.</param>
    /// <returns>The broker's answer; connected only when it is <see cref="MqttReasonCode.Success"/>.</returns>
    /// <exception cref="MqttConnectionException">The broker cannot be reached.</exception>
    /// <exception cref="MqttCommunicationException">It did not answer.</exception>
    public MqttReasonCode Connect(string clientId, string? username, string? password, bool willRetain, MqttQoSLevel willQosLevel, bool willFlag, string? willTopic, string? willMessage, bool cleanSession, ushort keepAlivePeriod)
    {
        boot.Check();
        connection?.End();
        MqttConnection next = new(this, new MqttIdentity(clientId, username, password, cleanSession, keepAlivePeriod)
        {
            Will = willFlag ? MqttIdentity.MakeWill(willTopic, willMessage, willQosLevel, willRetain) : null,
        });
        opening = next;
        try
        {
            MqttReasonCode answer = next.Open(address, port);
            if (answer == MqttReasonCode.Success)
            {
                connection = next;
                next.Run();
            }

            return answer;
        }
        finally
        {
            opening = null;
        }
    }

    /// <summary>Says goodbye, so that the broker sends no will; <see cref="ConnectionClosed"/> follows.</summary>
    /// <exception cref="MqttCommunicationException">There is no connection.</exception>
    public void Disconnect()
    {
        boot.Check();
        if (!IsConnected)
        {
            throw new MqttCommunicationException();
        }

        connection!.SayGoodbye();
    }

    /// <summary>Ends the connection without goodbye, so the broker sends the will; drops all requests. No event tells of it. A <see cref="Connect"/> of another thread fails
    /// then; the real one sleeps before it comes to that.</summary>
    public void Close()
    {
        boot.Check();
        connection?.End();
        if (opening is { } attempt)
        {
            Trackside.Virtual.Shims.Thread.Sleep(MqttConnection.CloseMilliseconds);
            attempt.End();
        }

        lock (Inflight)
        {
            Inflight.Clear();
        }
    }

    /// <summary>The same as <see cref="Close"/>.</summary>
    public void Dispose()
    {
        Close();
        System.GC.SuppressFinalize(this);
    }

    /// <summary>Asks for topics; sent now or at the next connection. A full queue swallows it without a sign, as on the device.</summary>
    /// <returns>The request's id.</returns>
    public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
    {
        lock (Inflight)
        {
            InflightItem item = new() { Id = NextId(), Patterns = topics, PatternQos = qosLevels };
            if (Inflight.Count < Settings.InflightQueueSize)
            {
                Enqueue(item);
            }

            return item.Id;
        }
    }

    /// <summary>Publishes a message: sent now, or at the next connection. At QoS 1 <see cref="MqttMsgPublished"/> tells its end.</summary>
    /// <param name="topic">Its topic, without wildcards.</param>
    /// <param name="message">Its content; not to be changed until its end.</param>
    /// <param name="contentType">Null: MQTT 5 only.</param>
    /// <param name="userProperties">Null: MQTT 5 only.</param>
    /// <param name="qosLevel">Its QoS.</param>
    /// <param name="retain">Whether the broker keeps it.</param>
    /// <returns>The message's id.</returns>
    /// <exception cref="MqttClientException">The in-flight queue is full.</exception>
    /// <exception cref="NotSupportedException">Something of MQTT 5.</exception>
    public ushort Publish(string topic, byte[] message, string? contentType, ArrayList? userProperties, MqttQoSLevel qosLevel, bool retain)
    {
        boot.Check();
        if (!string.IsNullOrEmpty(contentType) || userProperties is { Count: > 0 })
        {
            throw new NotSupportedException("Content types and user properties are MQTT 5.");
        }

        lock (Inflight)
        {
            InflightItem item = new() { Id = NextId(), Topic = topic, Payload = message ?? [], Qos = qosLevel, Retain = retain };
            if (Inflight.Count >= Settings.InflightQueueSize)
            {
                throw new MqttClientException(MqttClientErrorCode.InflightQueueFull);
            }

            Enqueue(item);
            return item.Id;
        }
    }

    internal void Raise(EventArgs told)
    {
        if (told is MqttMsgPublishEventArgs received)
        {
            MqttMsgPublishReceived?.Invoke(this, received);
            boot.Chip.ReportHeard(received.Topic, received.Message);
        }
        else
        {
            MqttMsgPublished?.Invoke(this, (MqttMsgPublishedEventArgs)told);
        }
    }

    internal void RaiseClosed() => ConnectionClosed?.Invoke(this, EventArgs.Empty);

    private void Enqueue(InflightItem item)
    {
        boot.Check();
        Inflight.Add(item);
        if (IsConnected)
        {
            connection!.Send(item);
        }
    }

    private ushort NextId() => lastId = (ushort)((lastId % ushort.MaxValue) + 1);

    private string Resolve(string host)
    {
        if (IPAddress.TryParse(host, out IPAddress? literal))
        {
            return literal.ToString();
        }

        if (boot.Chip.NetworkCut)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        return Array.Find(Dns.GetHostAddresses(host), found => found.AddressFamily == AddressFamily.InterNetwork)?.ToString()
            ?? throw new SocketException((int)SocketError.HostNotFound);
    }
}
