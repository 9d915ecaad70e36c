namespace Trackside.Simulation;

/// <summary>What goes wrong in a world, all drawn from its seed. Times in microseconds, chances in 10,000, 0 for never.</summary>
internal sealed record Weather
{
    public const long Millisecond = 1_000;
    public const long Second = 1_000_000;

    /// <summary>Longer than the firmware takes to note on the flash what was acknowledged.</summary>
    public const long Quiet = 10 * Second;

    public required ulong Seed { get; init; }

    public required int Boxes { get; init; }

    public required int Passings { get; init; }

    /// <summary>Mean time between two vehicles at one loop.</summary>
    public required long Gap { get; init; }

    /// <summary>After so many vehicles nobody drives for <see cref="Quiet"/>: an evening, when all is acknowledged and the power is switched off.</summary>
    public int QuietAfter { get; init; }

    public required int Loss { get; init; }

    public required int Duplication { get; init; }

    /// <summary>Longest time a message is under way; each draws its own, so they overtake each other.</summary>
    public required long Delay { get; init; }

    public required long PartitionEvery { get; init; }

    public required long CutEvery { get; init; }

    /// <summary>Of the power cuts, so many come at a change of the flash.</summary>
    public required int CutsAtFlash { get; init; }

    public required long KillEvery { get; init; }

    /// <summary>Of the commits, so many end with the death of the gateway: half of them before, half after they are durable.</summary>
    public required int DiesAtCommit { get; init; }

    public required long GroupDelay { get; init; }

    public required int Capacity { get; init; }

    /// <summary>Longest stop of a box by its collector.</summary>
    public required long CollectorPause { get; init; }

    /// <summary>Most a crystal is off, in parts per million.</summary>
    public required int Drift { get; init; }

    /// <summary>Draws the weather of a seed.</summary>
    public static Weather Draw(ulong seed, int passings)
    {
        Dice dice = new(seed);
        return new Weather
        {
            Seed = seed,
            Passings = passings,
            Boxes = (int)dice.Between(4, 20),
            Gap = dice.Between(15 * Millisecond, 60 * Millisecond),
            Loss = (int)dice.Between(0, 500),
            Duplication = (int)dice.Between(0, 500),
            Delay = dice.Between(5 * Millisecond, 300 * Millisecond),
            PartitionEvery = dice.Chance(8000) ? dice.Between(10 * Second, 60 * Second) : 0,
            CutEvery = dice.Chance(9000) ? dice.Between(5 * Second, 60 * Second) : 0,
            CutsAtFlash = (int)dice.Between(0, 10_000),
            KillEvery = dice.Chance(8000) ? dice.Between(10 * Second, 60 * Second) : 0,
            DiesAtCommit = dice.Chance(8000) ? (int)dice.Between(1, 40) : 0,
            GroupDelay = dice.Between(20 * Millisecond, 200 * Millisecond),
            Capacity = 10_000,
            CollectorPause = dice.Between(0, 60 * Millisecond),
            Drift = (int)dice.Between(0, 50),
        };
    }
}
