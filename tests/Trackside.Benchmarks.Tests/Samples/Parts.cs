namespace Trackside.Benchmarks.Samples
{
    /// <summary>A struct of two numbers.</summary>
    public struct Pair
    {
        public int First;
        public int Second;
    }

    /// <summary>A delegate of ours: the device has no generic ones.</summary>
    public delegate int Operation(int value);

    /// <summary>Something called through its interface.</summary>
    public interface IDoubler
    {
        int Double(int value);
    }

    /// <summary>Something made, with a property.</summary>
    public sealed class Doubler : IDoubler
    {
        public int Times { get; set; }

        public int Double(int value)
        {
            return value * 2;
        }
    }
}
