using System;
using System.Collections.Generic;

namespace Trackside.ModelCheck.Search;

/// <summary>Moves without a fault from state to state, in the order they were found. Grows in chunks.</summary>
internal sealed class Edges
{
    private const int Chunk = 1 << 20;

    private readonly List<int[]> from = [];
    private readonly List<int[]> to = [];

    public long Count { get; private set; }

    public void Add(int state, int next)
    {
        int place = (int)(Count % Chunk);
        if (place == 0)
        {
            from.Add(new int[Chunk]);
            to.Add(new int[Chunk]);
        }

        from[^1][place] = state;
        to[^1][place] = next;
        Count++;
    }

    public int From(long edge) => from[(int)(edge / Chunk)][(int)(edge % Chunk)];

    public int To(long edge) => to[(int)(edge / Chunk)][(int)(edge % Chunk)];
}

/// <summary>Looks from the goals backwards: what is not met has no way to one.</summary>
internal sealed class WayBack(int states, Edges edges, Func<int, bool> isGoal)
{
    /// <summary>The states that have no way to a goal.</summary>
    public List<int> Stuck()
    {
        long[] starts = new long[states + 1];
        for (long edge = 0; edge < edges.Count; edge++)
        {
            starts[edges.To(edge) + 1]++;
        }

        for (int state = 0; state < states; state++)
        {
            starts[state + 1] += starts[state];
        }

        int[] sources = new int[edges.Count];
        long[] next = (long[])starts.Clone();
        for (long edge = 0; edge < edges.Count; edge++)
        {
            sources[next[edges.To(edge)]++] = edges.From(edge);
        }

        return Unmet(starts, sources);
    }

    private List<int> Unmet(long[] starts, int[] sources)
    {
        bool[] met = new bool[states];
        Queue<int> queue = new();
        for (int state = 0; state < states; state++)
        {
            if (isGoal(state))
            {
                met[state] = true;
                queue.Enqueue(state);
            }
        }

        while (queue.TryDequeue(out int state))
        {
            for (long i = starts[state]; i < starts[state + 1]; i++)
            {
                if (!met[sources[i]])
                {
                    met[sources[i]] = true;
                    queue.Enqueue(sources[i]);
                }
            }
        }

        List<int> unmet = [];
        for (int state = 0; state < states; state++)
        {
            if (!met[state])
            {
                unmet.Add(state);
            }
        }

        return unmet;
    }
}
