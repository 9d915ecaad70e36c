using System.Collections.Generic;
using System.Linq;
using Trackside.Venue.World;

namespace Trackside.Venue.Running;

/// <summary>
/// Holds what the world made against what the database has, one by one. A decoder's row is known by transponder and the decoder's own
/// stamp; any other by its time: the truth lies inside what the row states. The world keeps crossings of a loop so far apart that a row whose
/// statement does not hold, because the machine was too busy to run the virtual boxes in time, can still be told from the next crossing's: it
/// is not lost, it is counted as <see cref="Misstated"/>.
/// </summary>
internal sealed class Ledger
{
    private readonly List<MadePassing> lost = [];
    private readonly List<VenueRow> duplicated = [];
    private readonly List<VenueRow> unexplained = [];
    private readonly List<VenueRow> misstated = [];

    private Ledger(int made, int stored)
    {
        Made = made;
        Stored = stored;
    }

    /// <summary>Crossings the world made.</summary>
    public int Made { get; }

    /// <summary>Rows in the database.</summary>
    public int Stored { get; }

    /// <summary>Crossings without a row.</summary>
    public IReadOnlyList<MadePassing> Lost => lost;

    /// <summary>Rows for a crossing that has one already.</summary>
    public IReadOnlyList<VenueRow> Duplicated => duplicated;

    /// <summary>Rows for no crossing at all.</summary>
    public IReadOnlyList<VenueRow> Unexplained => unexplained;

    /// <summary>Rows of a crossing whose true time is not inside what they state.</summary>
    public IReadOnlyList<VenueRow> Misstated => misstated;

    /// <summary>Whether every crossing has exactly its row, and every row its crossing.</summary>
    public bool Balanced => lost.Count == 0 && duplicated.Count == 0 && unexplained.Count == 0;

    /// <summary>Compares.</summary>
    public static Ledger Compare(IReadOnlyList<MadePassing> made, IReadOnlyList<VenueRow> rows)
    {
        Ledger ledger = new(made.Count, rows.Count);
        HashSet<MadePassing> found = new(ReferenceEqualityComparer.Instance);
        ILookup<(string, string), MadePassing> byLoop = made.ToLookup(passing => (passing.Box, passing.Loop));
        foreach (VenueRow row in rows)
        {
            List<MadePassing> there = [.. byLoop[(row.Box, row.Loop)]];
            MadePassing? passing = there.Find(candidate => Explains(candidate, row)) ?? there.Find(candidate => IsOf(candidate, row));
            if (passing is null)
            {
                ledger.unexplained.Add(row);
            }
            else
            {
                ledger.Settle(row, isFirst: found.Add(passing), isTrue: row.Utc is null || Holds(passing, row));
            }
        }

        ledger.lost.AddRange(made.Where(passing => !found.Contains(passing)));
        return ledger;
    }

    // A box tells a transponder it hears of late in a second row, and says so.
    private void Settle(VenueRow row, bool isFirst, bool isTrue)
    {
        if (!isTrue)
        {
            misstated.Add(row);
        }

        if (!isFirst && !row.IsLate)
        {
            duplicated.Add(row);
        }
    }

    private static bool Explains(MadePassing passing, VenueRow row) => IsByDecoder(passing, row)
        ? row.Own == passing.Own && row.Transponder == passing.Transponder
        : Holds(passing, row);

    private static bool Holds(MadePassing passing, VenueRow row) => row.Utc - passing.Utc is long late && late >= -row.Uncertainty && late <= row.Uncertainty + passing.Lag;

    // No crossing comes within the headway of another: a row that is later than it states, or earlier, is nobody else's.
    private static bool IsOf(MadePassing passing, VenueRow row) => !IsByDecoder(passing, row)
        && row.Utc - passing.Utc is >= -TimingLoop.HeadwayMicroseconds / 3 and <= TimingLoop.HeadwayMicroseconds * 2 / 3;

    private static bool IsByDecoder(MadePassing passing, VenueRow row) => passing.Own is not null && row.Own is not null;
}
