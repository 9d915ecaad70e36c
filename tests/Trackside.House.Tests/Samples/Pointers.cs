namespace Trackside.House.Samples.Pointers
{
    public class OffenceFixed
    {
        public unsafe byte First(byte[] bytes)
        {
            fixed (byte* at = bytes)
            {
                return *at;
            }
        }
    }

    public class OffenceParameter
    {
        public unsafe byte First(byte* bytes) => *bytes;
    }

    public class Clean
    {
        public byte First(byte[] bytes) => bytes[0];

        public void Clear(ref byte at) => at = 0;
    }
}
