namespace System.IO.Ports
{
    public enum Parity
    {
        None = 0,
    }

    public sealed class SerialPort : IDisposable
    {
        public int BytesToRead => throw null;

        public int ReadBufferSize
        {
            get => throw null;
            set => throw null;
        }

        public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One) => throw null;
        public void Open() => throw null;
        public int Read(byte[] buffer, int offset, int count) => throw null;
        public void Write(byte[] buffer, int offset, int count) => throw null;
        public void Dispose() => throw null;
    }

    public enum StopBits
    {
        One = 1,
    }
}
