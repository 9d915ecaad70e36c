using System;

namespace nanoFramework.Hardware.Esp32.Rmt
{
    public class ReceiverChannel : RmtChannel, IDisposable
    {
        public ReceiverChannel(ReceiverChannelSettings settings) => throw null;
        public void Start(bool clearBuffer) => throw null;
        public RmtCommand[] GetAllItems() => throw null;
        public void Dispose() => throw null;
    }

    public sealed class ReceiverChannelSettings : RmtChannelSettings
    {
        public ReceiverChannelSettings(int channel, int pinNumber) => throw null;

        public ushort IdleThreshold
        {
            get => throw null;
            set => throw null;
        }

        public bool EnableFilter
        {
            get => throw null;
            set => throw null;
        }

        public byte FilterThreshold
        {
            get => throw null;
            set => throw null;
        }

        public TimeSpan ReceiveTimeout
        {
            get => throw null;
            set => throw null;
        }
    }

    public abstract class RmtChannel
    {
        internal RmtChannel() => throw null;
    }

    public abstract class RmtChannelSettings
    {
        internal RmtChannelSettings() => throw null;

        public byte ClockDivider
        {
            get => throw null;
            set => throw null;
        }

        public byte NumberOfMemoryBlocks
        {
            get => throw null;
            set => throw null;
        }

        public int BufferSize
        {
            get => throw null;
            set => throw null;
        }
    }

    public class RmtCommand
    {
        public ushort Duration0
        {
            get => throw null;
            set => throw null;
        }

        public ushort Duration1
        {
            get => throw null;
            set => throw null;
        }

        public bool Level0
        {
            get => throw null;
            set => throw null;
        }

        public bool Level1
        {
            get => throw null;
            set => throw null;
        }

        internal RmtCommand() => throw null;
    }

    public sealed class TransmitChannelSettings : RmtChannelSettings
    {
        public TransmitChannelSettings(int channel, int pinNumber) => throw null;

        public bool EnableCarrierWave
        {
            get => throw null;
            set => throw null;
        }

        public bool EnableIdleLevelOutput
        {
            get => throw null;
            set => throw null;
        }

        public bool IdleLevel
        {
            get => throw null;
            set => throw null;
        }
    }

    public class TransmitterChannel : RmtChannel, IDisposable
    {
        public TransmitterChannel(TransmitChannelSettings settings) => throw null;

        public bool IsChannelIdle
        {
            get => throw null;
        }

        public void SendData(byte[] data, bool waitTxDone) => throw null;
        public void Dispose() => throw null;
    }
}
