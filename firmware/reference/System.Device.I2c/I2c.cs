namespace System.Device.I2c
{
    public enum I2cBusSpeed
    {
        StandardMode = 0,
    }

    public sealed class I2cConnectionSettings
    {
        public I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed) => throw null;
    }

    public class I2cDevice : IDisposable
    {
        public I2cTransferResult WriteByte(byte value) => throw null;
        public static I2cDevice Create(I2cConnectionSettings settings) => throw null;
        public void Dispose() => throw null;
        internal I2cDevice() => throw null;
    }

    public struct I2cTransferResult
    {
        public I2cTransferStatus Status => throw null;
    }

    public enum I2cTransferStatus
    {
        FullTransfer = 1,
    }
}
