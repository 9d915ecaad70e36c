using System;

namespace Trackside.House.Samples.ThreadStatics
{
    public class Offence
    {
        [ThreadStatic]
        private static int depth;

        public void Enter() => depth = 1;
    }

    public class Clean
    {
        private int depth;

        public void Enter() => depth = 1;
    }
}
