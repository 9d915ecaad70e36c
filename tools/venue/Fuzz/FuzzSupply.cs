using System.Threading;

namespace Trackside.Venue.Fuzz;

/// <summary>Hands out the numbers of inputs, each once, up to a bound that grows. Any thread.</summary>
internal sealed class FuzzSupply
{
    private readonly Lock gate = new();
    private long next;
    private long bound;

    /// <summary>How many are left to be taken.</summary>
    public long Left
    {
        get
        {
            lock (gate)
            {
                return bound - next;
            }
        }
    }

    /// <summary>Lets more be taken.</summary>
    public void Add(long more)
    {
        lock (gate)
        {
            bound += more;
        }
    }

    /// <summary>Takes the next number.</summary>
    /// <returns>False where none is left.</returns>
    public bool TryTake(out long number)
    {
        lock (gate)
        {
            number = next;
            bool isLeft = next < bound;
            next += isLeft ? 1 : 0;
            return isLeft;
        }
    }
}
