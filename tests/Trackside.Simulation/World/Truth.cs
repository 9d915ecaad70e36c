using System.Collections.Generic;
using Trackside.Gateway;
using Trackside.Messages;

namespace Trackside.Simulation;

/// <summary>One vehicle that a box took notice of.</summary>
/// <param name="Transponder">Its number, used once in a world.</param>
/// <param name="At">When it crossed.</param>
/// <param name="Own">The decoder's stamp.</param>
/// <param name="TakenAt">When the box took it from the decoder's line.</param>
internal sealed record Vehicle(uint Transponder, long At, long Own, long TakenAt);

/// <summary>What truly happened, and what each box could rely on when its power went.</summary>
internal sealed class Truth
{
    /// <summary>The longest a passing may be neither on the flash nor acknowledged: what the firmware says, and the longest tick.</summary>
    public const long MostAtRisk = Core.OutboxWriter.MostWait + 200_000;

    /// <summary>An acknowledgement this old is on the flash: 5 s by the firmware's word, and the longest tick.</summary>
    public const long CursorKept = 5_500_000;

    private const long Epoch = 1_790_000_000_000_000;

    private readonly Dictionary<(string Box, int Boot), List<Vehicle>> taken = [];
    private readonly HashSet<(string Box, int Boot, int Seq)> atRisk = [];
    private readonly Dictionary<(string Box, int Boot), (int Seq, int CutInBoot)> kept = [];

    /// <summary>Vehicles that boxes took notice of.</summary>
    public int Count { get; private set; }

    /// <summary>Passings that were neither on the flash nor acknowledged for too long when the power went.</summary>
    public int UnsafeForLong { get; private set; }

    /// <summary>Passings sent as new after a restart though their acknowledgement was on the flash.</summary>
    public int CameBack { get; private set; }

    public static long Utc(long now) => Epoch + now;

    /// <summary>A box gave a vehicle the next number of a boot.</summary>
    public void Take(SimBox box, Vehicle vehicle)
    {
        var key = (box.Name, box.Boot);
        if (!taken.TryGetValue(key, out List<Vehicle>? list))
        {
            taken[key] = list = [];
        }

        list.Add(vehicle);
        Count++;
    }

    /// <summary>The power of a box went.</summary>
    /// <param name="box">The box.</param>
    /// <param name="safe">Passings up to this were on the flash or acknowledged.</param>
    /// <param name="acked">What was acknowledged <see cref="CursorKept"/> ago.</param>
    /// <param name="now">When.</param>
    public void Cut(SimBox box, int safe, int acked, long now)
    {
        kept[(box.Name, box.Boot)] = (acked, box.Boot);
        List<Vehicle> vehicles = taken.GetValueOrDefault((box.Name, box.Boot)) ?? [];
        for (int seq = safe + 1; seq <= vehicles.Count; seq++)
        {
            atRisk.Add((box.Name, box.Boot, seq));
            UnsafeForLong += now - vehicles[seq - 1].TakenAt > MostAtRisk ? 1 : 0;
        }
    }

    /// <summary>A passing reaches the gateway.</summary>
    public void NoteArrival(SimBox box, int sentInBoot, Passing passing)
    {
        bool isKept = kept.TryGetValue((box.Name, passing.Boot), out var known) && sentInBoot > known.CutInBoot && passing.Seq <= known.Seq;
        CameBack += isKept ? 1 : 0;
    }

    /// <summary>Compares the gateway's database with what happened, row by row.</summary>
    public Comparison Compare(string database, string circuit)
    {
        Comparison found = new();
        using PassingArchive archive = new(database, SimGateway.Venue);
        HashSet<(string, int, int)> stored = [];
        foreach (Passing row in archive.Passings(circuit))
        {
            found.Rows++;
            List<Vehicle>? vehicles = taken.GetValueOrDefault((row.Box, row.Boot));
            if (vehicles == null || row.Seq > vehicles.Count)
            {
                found.Invented++;
                continue;
            }

            Vehicle vehicle = vehicles[row.Seq - 1];
            found.Doubled += stored.Add((row.Box, row.Boot, row.Seq)) ? 0 : 1;
            found.Wrong += row.Transponder == vehicle.Transponder && row.Own == vehicle.Own && row.Life == 0 ? 0 : 1;
            found.Historical += row.Flags.HasFlag(PassingFlags.Historical) ? 1 : 0;
            found.Outside += row.Utc is { } utc && Math.Abs(utc - Utc(vehicle.At)) > row.Uncertainty ? 1 : 0;
            found.WithoutUtc += row.Utc.HasValue ? 0 : 1;
        }

        foreach (((string box, int boot), List<Vehicle> vehicles) in taken)
        {
            for (int seq = 1; seq <= vehicles.Count; seq++)
            {
                bool isMissing = !stored.Contains((box, boot, seq));
                bool wasAtRisk = atRisk.Contains((box, boot, seq));
                found.Lost += isMissing && !wasAtRisk ? 1 : 0;
                found.TakenByPower += isMissing && wasAtRisk ? 1 : 0;
            }
        }

        found.FalseLosses = archive.Losses(circuit).Sum(loss =>
            Enumerable.Range(loss.First, loss.Last - loss.First + 1).Count(seq => !atRisk.Contains((loss.Box, loss.Boot, seq))));
        return found;
    }
}

/// <summary>What the comparison with the truth found.</summary>
internal sealed class Comparison
{
    public int Rows { get; set; }

    /// <summary>Passings that a box had kept or that were acknowledged, and that are not stored.</summary>
    public int Lost { get; set; }

    /// <summary>Passings stored twice.</summary>
    public int Doubled { get; set; }

    /// <summary>Rows of passings that never were.</summary>
    public int Invented { get; set; }

    /// <summary>Rows with another vehicle or stamp, or of a life that the box did not have.</summary>
    public int Wrong { get; set; }

    /// <summary>Passings told as lost that were not taken by a power cut.</summary>
    public int FalseLosses { get; set; }

    /// <summary>Passings younger than the firmware's quarter of a second when the power went, neither on the flash nor at the gateway.</summary>
    public int TakenByPower { get; set; }

    public int Historical { get; set; }

    public int WithoutUtc { get; set; }

    /// <summary>Rows whose stated uncertainty does not hold the true instant.</summary>
    public int Outside { get; set; }
}
