namespace Trackside.House.Samples.GenericMethods
{
    public class Offence
    {
        public T Same<T>(T value) => value;
    }

    public class Clean
    {
        public int Same(int value) => value;
    }
}
