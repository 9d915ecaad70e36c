using System;

namespace nanoFramework.M2Mqtt.Messages
{
    public class MqttMsgPublishEventArgs : EventArgs
    {
        public string Topic => throw null;
        public byte[] Message => throw null;
        public bool Retain => throw null;
        internal MqttMsgPublishEventArgs() => throw null;
    }

    public class MqttMsgPublishedEventArgs : EventArgs
    {
        public bool IsPublished
        {
            get => throw null;
            set => throw null;
        }

        internal MqttMsgPublishedEventArgs() => throw null;
    }

    public class MqttMsgSubscribedEventArgs : EventArgs
    {
        internal MqttMsgSubscribedEventArgs() => throw null;
    }

    public class MqttMsgUnsubscribedEventArgs : EventArgs
    {
        internal MqttMsgUnsubscribedEventArgs() => throw null;
    }

    public enum MqttQoSLevel
    {
        AtMostOnce = 0,
        AtLeastOnce = 1,
    }

    public enum MqttReasonCode
    {
        Success = 0,
    }
}
