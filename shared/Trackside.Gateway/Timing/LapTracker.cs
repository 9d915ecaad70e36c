using System;
using System.Collections.Generic;
using System.Linq;

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
    private readonly Dictionary<string, RunningOrder> orders = [];

    internal LapTracker(PassingStore store, GatewayOptions options)
    {
        this.store = store;
        this.options = options;
    }

    /// <summary>Follows one passing that is stored and committed.</summary>
    /// <returns>A <see cref="Lap"/>, a <see cref="LapsRevised"/>, or null where no lap ends here.</returns>
    internal object? Follow(Passing passing)
    {
        if (passing.Transponder is not { } transponder || Laps.EndAt(passing, OrderOf(passing.Circuit)) is not { } end)
        {
            return null;
        }

        var key = (passing.Circuit, passing.Box, transponder);
        if (!runs.TryGetValue(key, out Run? run))
        {
            runs[key] = run = ReadRun(passing, transponder, before: passing);
        }

        if (run.Last is not { } last)
        {
            run.Last = end;
            return null;
        }

        if (!Laps.Follows(passing, last.Passing))
        {
            runs[key] = ReadRun(passing, transponder, before: null);
            return new LapsRevised(passing.Circuit, transponder);
        }

        run.Last = end;
        return last.Run.Number == end.Run.Number ? Laps.Between(last, end, ++run.Laps, LossesBetween(last.Passing, passing)) : null;
    }

    /// <summary>Forgets what it knows: the next passing reads it anew.</summary>
    internal void Clear()
    {
        runs.Clear();
        orders.Clear();
    }

    /// <summary>Takes note that a circuit's control box told something new, and that it is stored.</summary>
    internal void TurnOver(string circuit) => orders.Remove(circuit);

    private RunningOrder OrderOf(string circuit)
    {
        if (!orders.TryGetValue(circuit, out RunningOrder? order))
        {
            orders[circuit] = order = new RunningOrder(options.CourseOf(circuit), store.ReadControl(circuit));
        }

        return order;
    }

    // The group that is being followed is stored already: what lies at or behind 'before' is told when its turn comes.
    private Run ReadRun(Passing passing, long transponder, Passing? before)
    {
        RunningOrder order = OrderOf(passing.Circuit);
        List<Passing> known = Laps.InOrder(
            store.ReadPassings(passing.Circuit, passing.Box, transponder).Where(known => before == null || Laps.Follows(before, known)), known => known);
        var run = new Run();
        foreach (Passing each in known)
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
