namespace Trackside.House.Samples.StackAllocation
{
    public class Offence
    {
        public unsafe int First()
        {
            byte* bytes = stackalloc byte[4];
            return bytes[0];
        }
    }

    public class Clean
    {
        private readonly byte[] bytes = new byte[4];

        public int First() => bytes[0];
    }
}
