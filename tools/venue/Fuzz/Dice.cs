namespace Trackside.Venue.Fuzz;

/// <summary>Seeded random numbers (SplitMix64, Steele, Lea and Flood 2014). A throw depends on the seed alone, so a failing input can be made again from it.</summary>
internal struct Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1; 0 where the bound is 0.</summary>
    public int Below(int bound) => bound > 0 ? (int)(Next() % (ulong)bound) : 0;

    /// <summary>True so many times in a hundred.</summary>
    public bool Percent(int share) => Below(100) < share;
}
