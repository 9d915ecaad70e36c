using System;

namespace nanoFramework.M2Mqtt.Messages;

/// <summary>A message came.</summary>
/// <param name="topic">Its topic.</param>
/// <param name="message">Its content, an array of its own.</param>
/// <param name="dupFlag">True when it may have come before.</param>
/// <param name="qosLevel">Its QoS.</param>
/// <param name="retain">True for a copy the broker kept.</param>
public class MqttMsgPublishEventArgs(string topic, byte[] message, bool dupFlag, MqttQoSLevel qosLevel, bool retain) : EventArgs
{
    /// <summary>Its topic.</summary>
    public string Topic { get; } = topic;

    /// <summary>Its content.</summary>
    public byte[] Message { get; } = message;

    /// <summary>True when it may have come before. The library underneath does not tell: always false here.</summary>
    public bool DupFlag { get; } = dupFlag;

    /// <summary>Its QoS.</summary>
    public MqttQoSLevel QosLevel { get; } = qosLevel;

    /// <summary>True for a copy the broker kept.</summary>
    public bool Retain { get; } = retain;
}

/// <summary>A published message came to its end.</summary>
/// <param name="messageId">What <see cref="MqttClient.Publish(string, byte[], string, System.Collections.ArrayList, MqttQoSLevel, bool)"/> returned.</param>
/// <param name="isPublished">False when three tries found no answer.</param>
public class MqttMsgPublishedEventArgs(ushort messageId, bool isPublished) : EventArgs
{
    /// <summary>What Publish returned.</summary>
    public ushort MessageId { get; set; } = messageId;

    /// <summary>False when three tries found no answer.</summary>
    public bool IsPublished { get; set; } = isPublished;
}
