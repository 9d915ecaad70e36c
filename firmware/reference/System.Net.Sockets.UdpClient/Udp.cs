namespace System.Net.Sockets
{
    public class UdpClient : IDisposable
    {
        protected bool Active => throw null;
        public int Available => throw null;
        public Socket Client => throw null;

        public short Ttl
        {
            get => throw null;
            set => throw null;
        }

        public bool MulticastLoopback
        {
            get => throw null;
            set => throw null;
        }

        public bool EnableBroadcast
        {
            get => throw null;
            set => throw null;
        }

        public bool ExclusiveAddressUse
        {
            get => throw null;
            set => throw null;
        }

        public bool DontFragment
        {
            get => throw null;
            set => throw null;
        }

        public UdpClient() => throw null;
        public UdpClient(int port) => throw null;
        public UdpClient(IPEndPoint localEP) => throw null;
        public UdpClient(string hostname, int port) => throw null;
        public void Connect(IPAddress addr, int port) => throw null;
        public void Connect(IPEndPoint endPoint) => throw null;
        public void Connect(string hostname, int port) => throw null;
        public int Receive(byte[] buffer, ref IPEndPoint remoteEP) => throw null;
        public int Receive(byte[] buffer, int offset, int size, ref IPEndPoint remoteEP) => throw null;
        public int Send(byte[] dgram, int offset, int size, IPEndPoint endPoint) => throw null;
        public int Send(byte[] dgram, IPEndPoint endPoint) => throw null;
        public int Send(byte[] dgram, int offset, int size) => throw null;
        public int Send(byte[] dgram) => throw null;
        public void JoinMulticastGroup(IPAddress multicastAddr) => throw null;
        public void JoinMulticastGroup(IPAddress multicastAddr, IPAddress localAddress) => throw null;
        public void DropMulticastGroup(IPAddress multicastAddr) => throw null;
        public void SetMulticastInterface(IPAddress localAddress) => throw null;
        public void Close() => throw null;
        public void Dispose() => throw null;
    }
}
