namespace System.Net.Sockets
{
    public class UdpClient : IDisposable
    {
        public Socket Client => throw null;
        public UdpClient() => throw null;
        public void Connect(IPEndPoint endPoint) => throw null;
        public int Receive(byte[] buffer, ref IPEndPoint remoteEP) => throw null;
        public int Send(byte[] dgram) => throw null;
        public void Close() => throw null;
        public void Dispose() => throw null;
    }
}
