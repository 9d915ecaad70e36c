using System;

namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>The client refuses a call.</summary>
/// <param name="errorCode">Why.</param>
public class MqttClientException(MqttClientErrorCode errorCode) : Exception($"MQTT client: {errorCode}.")
{
    /// <summary>Why.</summary>
    public MqttClientErrorCode ErrorCode { get; set; } = errorCode;
}

/// <summary>The connection broke, or an answer did not come in time.</summary>
public class MqttCommunicationException : Exception
{
    /// <summary>An answer did not come.</summary>
    public MqttCommunicationException()
        : base("MQTT: no answer.")
    {
    }

    /// <summary>The connection broke.</summary>
    /// <param name="e">The cause.</param>
    public MqttCommunicationException(Exception e)
        : base("MQTT: the connection broke.", e)
    {
    }
}

/// <summary>No connection to the broker could be made.</summary>
/// <param name="message">What was tried.</param>
/// <param name="innerException">The cause, or null.</param>
public class MqttConnectionException(string message, Exception? innerException) : Exception(message, innerException);
