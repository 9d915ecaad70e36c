using System;
using System.Collections;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>What a client of the broker does. See <see cref="MqttClient"/>.</summary>
public interface IMqttClient
{
    /// <summary>Takes a received message.</summary>
    public delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

    /// <summary>Takes the end of a published message.</summary>
    public delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);

    /// <summary>Takes the end of the connection.</summary>
    public delegate void ConnectionClosedEventHandler(object sender, EventArgs e);

    /// <summary>A message came.</summary>
    event MqttMsgPublishEventHandler MqttMsgPublishReceived;

    /// <summary>A published message came to its end.</summary>
    event MqttMsgPublishedEventHandler MqttMsgPublished;

    /// <summary>The connection ended.</summary>
    event ConnectionClosedEventHandler ConnectionClosed;

    /// <summary>True between the broker's acceptance and the end.</summary>
    bool IsConnected { get; }

    /// <summary>Connects.</summary>
    MqttReasonCode Connect(string clientId, string username, string password, bool willRetain, MqttQoSLevel willQosLevel, bool willFlag, string willTopic, string willMessage, bool cleanSession, ushort keepAlivePeriod);

    /// <summary>Says goodbye.</summary>
    void Disconnect();

    /// <summary>Asks for topics.</summary>
    ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels);

    /// <summary>Publishes.</summary>
    ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties, MqttQoSLevel qosLevel, bool retain);

    /// <summary>Ends without goodbye.</summary>
    void Close();
}
