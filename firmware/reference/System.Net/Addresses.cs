namespace System.Net
{
    public abstract class EndPoint
    {
        protected EndPoint() => throw null;
    }

    public class IPEndPoint : EndPoint
    {
        public IPEndPoint(IPAddress address, int port) => throw null;
    }

    public class IPAddress
    {
        public static readonly IPAddress Any;
        public static IPAddress Parse(string ipString) => throw null;
        internal IPAddress() => throw null;
    }
}
