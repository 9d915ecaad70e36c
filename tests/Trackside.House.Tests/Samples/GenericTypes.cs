namespace Trackside.House.Samples.GenericTypes
{
    public class OffenceClass<T>
    {
        public T Value;
    }

    public delegate void OffenceDelegate<T>(T value);

    public class Clean
    {
        public object Value;
    }
}
