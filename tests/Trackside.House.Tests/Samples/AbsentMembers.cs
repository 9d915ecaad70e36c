using System;

namespace Trackside.House.Samples.AbsentMembers
{
    public class Offence
    {
        public void Copy(byte[] from, byte[] to) => Buffer.BlockCopy(from, 0, to, 0, from.Length);
    }

    public class Clean
    {
        public void Copy(byte[] from, byte[] to) => Array.Copy(from, 0, to, 0, from.Length);
    }
}
