namespace Trackside.House.Samples.CheckedArithmetic
{
    public class OffenceAdd
    {
        public int Next(int value) => checked(value + 1);
    }

    public class OffenceNarrow
    {
        public byte Low(int value) => checked((byte)value);
    }

    public class Clean
    {
        public int Next(int value) => value == int.MaxValue ? 0 : value + 1;
    }
}
