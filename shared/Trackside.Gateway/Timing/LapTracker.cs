using System.Collections.Generic;

namespace Trackside.Gateway;

/// <summary>
/// Tells laps as passings are stored. What it knows of a transponder it reads from the database the first time it is seen, so
/// numbers go on across a restart. A passing that arrives late makes it read again. One thread, the store's.
/// </summary>
internal sealed class LapTracker
{
    private readonly PassingStore store;
    private readonly GatewayOptions options;
    private readonly Dictionary<(string Circuit, string Box, long Transponder), Run> runs = [];

    internal LapTracker(PassingStore store, GatewayOptions options)
    {
        this.store = store;
        this.options = options;
    }

    /// <summary>Follows one passing that is stored and committed.</summary>
    /// <returns>A <see cref="Lap"/>, a <see cref="LapsRevised"/>, or null where no lap ends here.</returns>
    internal object? Follow(Passing passing)
    {
        if (passing.Transponder is not { } transponder || passing.Loop != options.LapLoopOf(passing.Circuit))
        {
            return null;
        }

        var key = (passing.Circuit, passing.Box, transponder);
        if (!runs.TryGetValue(key, out Run? run))
        {
            runs[key] = run = ReadRun(passing, transponder, before: passing);
        }

        if (run.Last != null && !Laps.Follows(passing, run.Last))
        {
            runs[key] = ReadRun(passing, transponder, before: null);
            return new LapsRevised(passing.Circuit, transponder);
        }

        Lap? lap = run.Last == null ? null : Laps.Between(run.Last, passing, run.Passings, LossesBetween(run.Last, passing));
        run.Last = passing;
        run.Passings++;
        return lap;
    }

    /// <summary>Forgets what it knows: the next passing reads it anew.</summary>
    internal void Clear() => runs.Clear();

    // The group that is being followed is stored already: what lies at or behind 'before' is told when its turn comes.
    private Run ReadRun(Passing passing, long transponder, Passing? before)
    {
        List<Passing> stored = store.ReadPassings(passing.Circuit, passing.Box, passing.Loop, transponder);
        var run = new Run();
        foreach (Passing known in stored)
        {
            if (before == null || Laps.Follows(before, known))
            {
                run.Passings++;
                run.Last = run.Last == null || Laps.Follows(known, run.Last) ? known : run.Last;
            }
        }

        return run;
    }

    private List<PassingLoss> LossesBetween(Passing start, Passing end) =>
        start.Life == end.Life ? store.ReadLosses(end.Circuit, end.Box, end.Life, start.Boot, end.Boot) : [];

    private sealed class Run
    {
        internal Passing? Last { get; set; }

        internal int Passings { get; set; }
    }
}
