using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>
/// Tells laps as passings are stored. What it knows of a transponder it reads from the database the first time it is seen, so
/// numbers go on across a restart. A passing that arrives late makes it read again. One thread, the store's.
/// </summary>
internal sealed class LapTracker(PassingStore store, RunningOrders orders)
{
    private readonly Dictionary<(string Circuit, string Box, long Transponder), Run> runs = [];

    /// <summary>Follows one passing that is stored and committed.</summary>
    /// <returns>A <see cref="Lap"/>, a <see cref="LapsRevised"/>, or null where no lap ends here.</returns>
    internal object? Follow(Batch batch)
    {
        Passing passing = batch.Current;
        if (passing.Transponder is not { } transponder || Laps.EndAt(passing, orders.Of(passing.Circuit)) is not { } end)
        {
            return null;
        }

        Run run = RunOf(passing.Circuit, passing.Box, transponder, batch);
        if (run.Last is not { } last)
        {
            run.Last = end;
            return null;
        }

        if (!Laps.Follows(passing, last.Passing))
        {
            runs[(passing.Circuit, passing.Box, transponder)] = ReadRun(passing.Circuit, passing.Box, transponder, batch, passing);
            return new LapsRevised(passing.Circuit, transponder);
        }

        run.Last = end;
        return last.Run.Number == end.Run.Number ? Laps.Between(last, end, ++run.Laps, LossesBetween(last.Passing, passing)) : null;
    }

    /// <summary>The number that the lap under way will have.</summary>
    internal int NumberUnderWay(string circuit, string box, long transponder, Batch batch) => RunOf(circuit, box, transponder, batch).Laps + 1;

    /// <summary>Forgets what it knows: the next passing reads it anew.</summary>
    internal void Clear() => runs.Clear();

    private Run RunOf(string circuit, string box, long transponder, Batch batch)
    {
        if (!runs.TryGetValue((circuit, box, transponder), out Run? run))
        {
            runs[(circuit, box, transponder)] = run = ReadRun(circuit, box, transponder, batch, null);
        }

        return run;
    }

    private Run ReadRun(string circuit, string box, long transponder, Batch batch, Passing? late)
    {
        RunningOrder order = orders.Of(circuit);
        List<Passing> known = batch.Known(store.ReadPassings(circuit, box, transponder));
        var run = new Run();
        foreach (Passing each in Laps.InOrder(late is null ? known : known.Append(late), each => each))
        {
            if (Laps.EndAt(each, order) is { } end)
            {
                run.Laps += run.Last is { } last && last.Run.Number == end.Run.Number ? 1 : 0;
                run.Last = end;
            }
        }

        return run;
    }

    private List<PassingLoss> LossesBetween(Passing start, Passing end) =>
        start.Life == end.Life ? store.ReadLosses(end.Circuit, end.Box, end.Life, start.Boot, end.Boot) : [];

    private sealed class Run
    {
        internal LapEnd? Last { get; set; }

        internal int Laps { get; set; }
    }
}
