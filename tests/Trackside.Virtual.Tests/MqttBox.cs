using System;
using System.Collections.Generic;
using System.Diagnostics;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace Trackside.Virtual.Tests;

/// <summary>A client as a piece of firmware has one, with its events counted.</summary>
internal sealed class MqttBox : IDisposable
{
    private readonly object gate = new();
    private readonly Dictionary<ushort, bool> published = [];
    private readonly Dictionary<string, int> received = [];

    internal MqttBox(int port, string id = "box", ushort keepAlive = 5)
    {
        Client = new MqttClient("127.0.0.1", port, false, null, null, MqttSslProtocols.None);
        Client.MqttMsgPublished += (_, e) =>
        {
            lock (gate)
            {
                published[e.MessageId] = e.IsPublished;
            }
        };
        Client.MqttMsgPublishReceived += (_, e) =>
        {
            lock (gate)
            {
                received[e.Topic] = received.GetValueOrDefault(e.Topic) + 1;
            }
        };
        Client.ConnectionClosed += (_, _) => Closed++;
        Assert.AreEqual(MqttReasonCode.Success, Connect(Client, id, keepAlive));
    }

    internal MqttClient Client { get; }

    internal int Closed { get; private set; }

    internal static MqttReasonCode Connect(MqttClient client, string id, ushort keepAlive = 5) =>
        client.Connect(id, null, null, false, MqttQoSLevel.AtLeastOnce, true, "will", "lost", true, keepAlive);

    /// <summary>How a message ended; null while it has not.</summary>
    internal bool? Published(ushort id)
    {
        lock (gate)
        {
            return published.TryGetValue(id, out bool done) ? done : null;
        }
    }

    internal int Received(string topic)
    {
        lock (gate)
        {
            return received.GetValueOrDefault(topic);
        }
    }

    public void Dispose() => Client.Dispose();
}

/// <summary>Holds a process still (SIGSTOP) and lets it go on (SIGCONT).</summary>
internal sealed class Stopped : IDisposable
{
    private readonly int process;

    internal Stopped(int process)
    {
        this.process = process;
        Signal("-STOP");
    }

    public void Dispose() => Signal("-CONT");

    private void Signal(string signal)
    {
        using Process kill = Process.Start("kill", [signal, process.ToString()]);
        kill.WaitForExit();
        Assert.AreEqual(0, kill.ExitCode);
    }
}
