using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Trackside.Messages;
using Trackside.ModelCheck.State;

namespace Trackside.ModelCheck.Search;

/// <summary>
/// Meets every state within a bound: first all that need no fault, breadth first; then all that need one; and so on. So the first way found to a state has fewest faults, and among those fewest
/// deeds. Ends at the first violation, or when nothing is left; then looks backwards for states from which no way leads to LOCKED.
/// </summary>
internal sealed class Explorer(Bound bound, int threads)
{
    private const int Batch = 2048;

    private readonly Worker[] workers = [.. Enumerable.Range(0, Math.Max(1, threads)).Select(_ => Worker.Of(bound))];
    private readonly Edges edges = new();
    private Queue<int> queue = new();
    private Queue<int> later = new();
    private StateTable table = new(1);
    private byte[] kinds = new byte[1 << 16];
    private bool[] isExpanded = new bool[1 << 16];
    private long transitions;
    private string? violation;
    private IReadOnlyList<int> trace = [];

    /// <summary>Explores.</summary>
    public Finding Run()
    {
        Stopwatch watch = Stopwatch.StartNew();
        table = new StateTable(workers[0].Layout.Length);
        byte[] first = workers[0].First();
        table.Add(first, StateTable.Hash(first), -1, -1, 0);
        queue.Enqueue(0);
        for (int faults = 0; faults <= bound.Faults && violation is null && !IsFull; faults++)
        {
            Layer(faults);
            (queue, later) = (later, new Queue<int>());
        }

        bool isComplete = violation is null && !IsFull;
        List<int> stuck = isComplete ? new WayBack(table.Count, edges, state => kinds[state] == (byte)InterlockState.Locked).Stuck() : [];
        if (stuck.Count > 0)
        {
            Report($"from {stuck.Count} states no way without a further fault leads back to LOCKED", stuck[0], -1);
        }

        return new Finding
        {
            Bound = bound,
            States = table.Count,
            Transitions = transitions,
            Depth = Depth(),
            Seconds = watch.Elapsed.TotalSeconds,
            IsComplete = isComplete,
            Stuck = stuck.Count,
            Violation = violation,
            Trace = trace,
            ByState = ByState(),
        };
    }

    private bool IsFull => table.Count >= bound.MostStates;

    private void Layer(int faults)
    {
        Successors[] results = [.. Enumerable.Range(0, Batch).Select(_ => new Successors(workers[0].Layout.Length))];
        List<int> batch = [];
        while (queue.Count > 0 && violation is null && !IsFull)
        {
            batch.Clear();
            while (batch.Count < Batch && queue.TryDequeue(out int state))
            {
                // Met again with fewer faults it is in the queue twice; the second time there is nothing left to do.
                if (table.CostOf(state) == faults && !IsExpanded(state))
                {
                    batch.Add(state);
                    isExpanded[state] = true;
                }
            }

            Expand(batch, results, faults < bound.Faults);
            for (int i = 0; i < batch.Count && violation is null; i++)
            {
                Merge(batch[i], results[i], faults);
            }
        }
    }

    private void Expand(List<int> batch, Successors[] results, bool mayFault)
    {
        int share = (batch.Count + workers.Length - 1) / workers.Length;
        Parallel.For(0, workers.Length, worker =>
        {
            int end = Math.Min(batch.Count, (worker + 1) * share);
            for (int i = worker * share; i < end; i++)
            {
                workers[worker].Expand(table[batch[i]], mayFault, results[i]);
            }
        });
    }

    private void Merge(int state, Successors found, int faults)
    {
        kinds[state] = found.State;
        if (found.Violation is not null)
        {
            Report(found.Violation, state, -1);
            return;
        }

        for (int i = 0; i < found.Count; i++)
        {
            transitions++;
            if (found.Violations[i] is { } broken)
            {
                Report(broken, state, found.Deeds[i]);
                return;
            }

            int cost = faults + (found.IsFault[i] ? 1 : 0);
            (int next, bool isNews) = table.Add(found[i], found.Hashes[i], state, found.Deeds[i], cost);
            Room(next);
            if (isNews)
            {
                (found.IsFault[i] ? later : queue).Enqueue(next);
            }

            if (!found.IsFault[i] && next != state)
            {
                edges.Add(state, next);
            }
        }
    }

    private bool IsExpanded(int state)
    {
        Room(state);
        return isExpanded[state];
    }

    private void Room(int state)
    {
        if (state >= kinds.Length)
        {
            Array.Resize(ref kinds, kinds.Length * 2);
            Array.Resize(ref isExpanded, isExpanded.Length * 2);
        }
    }

    private void Report(string broken, int state, int deed)
    {
        violation = broken;
        List<int> way = deed < 0 ? [] : [deed];
        for (int at = state; table.ParentOf(at) >= 0; at = table.ParentOf(at))
        {
            way.Add(table.ActionOf(at));
        }

        way.Reverse();
        trace = way;
    }

    private int Depth()
    {
        int[] depths = new int[table.Count];
        int deepest = 0;
        for (int state = 0; state < depths.Length; state++)
        {
            int steps = 0;
            int at = state;
            while (table.ParentOf(at) >= 0 && depths[at] == 0)
            {
                at = table.ParentOf(at);
                steps++;
            }

            depths[state] = depths[at] + steps;
            deepest = Math.Max(deepest, depths[state]);
        }

        return deepest;
    }

    private Dictionary<string, int> ByState() =>
        Enumerable.Range(0, table.Count).Where(state => isExpanded[state]).GroupBy(state => (InterlockState)kinds[state]).OrderBy(group => group.Key).ToDictionary(group => group.Key.ToString(), group => group.Count());
}
