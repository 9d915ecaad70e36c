using System.Collections.Generic;
using System.Linq;
using Trackside.Venue.World;

namespace Trackside.Venue.Running;

/// <summary>
/// Holds what the world made against what the database has, one by one. A decoder's row is known by transponder and the decoder's own
/// stamp; an edge's row by its time, which the world keeps far enough apart to leave no doubt.
/// </summary>
internal sealed class Ledger
{
    /// <summary>An edge's stamp comes late (dispatch, collector, a busy machine), but never as late as the next vehicle may come.</summary>
    private const long EdgeLateMicroseconds = TimingLoop.HeadwayMicroseconds - (2 * EdgeEarlyMicroseconds);

    /// <summary>It is early by no more than the clock is wrong.</summary>
    private const long EdgeEarlyMicroseconds = 50_000;

    private readonly List<MadePassing> lost = [];
    private readonly List<VenueRow> duplicated = [];
    private readonly List<VenueRow> unexplained = [];

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
            MadePassing? passing = byLoop[(row.Box, row.Loop)].FirstOrDefault(candidate => Explains(candidate, row));
            if (passing is null)
            {
                ledger.unexplained.Add(row);
            }
            else if (!found.Add(passing))
            {
                ledger.duplicated.Add(row);
            }
        }

        ledger.lost.AddRange(made.Where(passing => !found.Contains(passing)));
        return ledger;
    }

    private static bool Explains(MadePassing passing, VenueRow row) => passing.Own is long own
        ? row.Own == own && row.Transponder == passing.Transponder
        : row.Utc - passing.Utc is >= -EdgeEarlyMicroseconds and <= EdgeLateMicroseconds;
}
