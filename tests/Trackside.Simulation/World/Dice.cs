namespace Trackside.Simulation;

/// <summary>Seeded random numbers (SplitMix64, Steele, Lea and Flood 2014): a run depends on its seed alone.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From the first number to the second, both included.</summary>
    public long Between(long first, long last) => first + (long)(Next() % (ulong)(last - first + 1));

    /// <summary>True so often in 10,000.</summary>
    public bool Chance(int ofTenThousand) => Between(0, 9999) < ofTenThousand;

    /// <summary>A pause of an event that comes at random, so long in the mean; at most ten times that.</summary>
    public long Pause(long mean) => (long)(mean * Math.Min(10, -Math.Log(1.0 - (Between(0, 999_999) / 1_000_000.0))));
}
