namespace nanoFramework.M2Mqtt.Messages
{
    /// <summary>How hard a message is delivered.</summary>
    public enum MqttQoSLevel
    {
        /// <summary>Sent once.</summary>
        AtMostOnce = 0,

        /// <summary>Sent until confirmed.</summary>
        AtLeastOnce = 1,
    }

    /// <summary>The broker's answer to a connection.</summary>
    public enum MqttReasonCode
    {
        /// <summary>Accepted.</summary>
        Success = 0,

        /// <summary>The broker does not speak this version.</summary>
        ConnectionRefusedUnacceptableProtocolVersion = 1,

        /// <summary>The client id is refused.</summary>
        ConnectionRefusedIdentifierRejected = 2,

        /// <summary>The broker is not available.</summary>
        ConnectionRefusedServerUnavailable = 3,

        /// <summary>Wrong user or password.</summary>
        ConnectionRefusedBadUserNameOrPassword = 4,

        /// <summary>Not allowed.</summary>
        ConnectionRefusedNotAuthorized = 5,
    }
}

namespace nanoFramework.M2Mqtt
{
    /// <summary>The TLS version. The virtual chip has plain connections only.</summary>
    public enum MqttSslProtocols
    {
        /// <summary>A plain connection.</summary>
        None = 0,

        /// <summary>TLS 1.2.</summary>
        TLSv1_2 = 4,
    }
}

namespace nanoFramework.M2Mqtt.Exceptions
{
    /// <summary>What the client refuses.</summary>
    public enum MqttClientErrorCode
    {
        /// <summary>As many messages await their end as <see cref="MqttSettings.InflightQueueSize"/> allows.</summary>
        InflightQueueFull = 11,
    }
}
