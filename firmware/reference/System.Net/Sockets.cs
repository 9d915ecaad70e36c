namespace System.Net.Sockets
{
    public class Socket
    {
        public int ReceiveTimeout
        {
            get => throw null;
            set => throw null;
        }

        internal Socket() => throw null;
    }
}
