namespace Trackside.House.Samples.StaticInitialisers
{
    public static class Offence
    {
        public static readonly int Twice = Later.Size + Later.Size;
    }

    public static class OffenceThroughACall
    {
        public static readonly int Twice = Sum(2);

        private static int Sum(int times) => new Reader().Read() * times;
    }

    public static class Later
    {
        public static readonly int Size = 7.GetHashCode();
    }

    public class Reader
    {
        public int Read() => Later.Size;
    }

    public static class Clean
    {
        public const int Size = 7;
        public static readonly int[] Sizes = { Size, Size * 2, CleanConstants.Margin };
        public static readonly int First = Sizes[0];
    }

    public static class CleanConstants
    {
        public const int Margin = 2;
    }
}
