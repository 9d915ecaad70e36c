using System;

namespace Trackside.House.Samples.GenericDelegates
{
    public class OffenceField
    {
        public Action<int> Done;
    }

    public class OffenceCall
    {
        public int Run()
        {
            Func<int> seven = () => 7;
            return seven();
        }
    }

    public delegate int Number();

    public class Clean
    {
        public int Run()
        {
            Number seven = () => 7;
            return seven();
        }
    }
}
