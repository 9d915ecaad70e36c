using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>A run of numbers, both ends included.</summary>
internal readonly record struct SeqRange(int First, int Last)
{
    internal bool Contains(int seq) => seq >= First && seq <= Last;
}

/// <summary>
/// What is settled of one boot of one box. A number is settled when its passing is stored or its loss is recorded;
/// <see cref="Contiguous"/> is the end of the settled run from 1, and so what may be acknowledged. One thread, the store's.
/// </summary>
internal sealed class Cursor
{
    private readonly SortedSet<int> beyond = [];
    private readonly List<SeqRange> lost = [];
    private int contiguousAtHealth = -1;

    /// <summary>Takes up what the database holds: numbers and losses, both ascending.</summary>
    internal Cursor(string circuit, string box, int life, int boot, IEnumerable<int> stored, IEnumerable<PassingLoss> losses)
    {
        Circuit = circuit;
        Box = box;
        Life = life;
        Boot = boot;
        lost.AddRange(losses.Select(loss => new SeqRange(loss.First, loss.Last)));
        foreach (int seq in stored)
        {
            TakeUp(seq);
        }

        Advance();
    }

    internal string Circuit { get; }

    internal string Box { get; }

    internal int Life { get; }

    internal int Boot { get; }

    /// <summary>Everything from 1 to here is settled.</summary>
    internal int Contiguous { get; private set; }

    /// <summary>The highest number known to exist.</summary>
    internal int Highest { get; private set; }

    /// <summary>True when a number arrived that left a new hole below it; the reader resets it.</summary>
    internal bool HasNewHole { get; set; }

    /// <summary>The boots before this one that have holes were taken up from the database; 0 before that was done.</summary>
    internal int OlderBootsReadTo { get; set; }

    /// <summary>True for an earlier boot of the same box.</summary>
    internal bool IsOlderBootOf(Cursor other) => Box == other.Box && Circuit == other.Circuit && (Life, Boot).CompareTo((other.Life, other.Boot)) < 0;

    /// <summary>Whether a number is stored already. A number recorded as lost is not.</summary>
    internal bool IsStored(int seq) => beyond.Contains(seq) || (seq <= Contiguous && !lost.Exists(range => range.Contains(seq)));

    /// <summary>Settles a stored passing.</summary>
    /// <returns>The recorded loss that it turned up from after all, or null.</returns>
    internal SeqRange? Settle(int seq)
    {
        if (seq == Contiguous + 1 && beyond.Count == 0 && lost.Count == 0)
        {
            Contiguous = seq; // nearly always: the next one in a run without a hole
            Highest = Math.Max(Highest, seq);
            return null;
        }

        int found = lost.FindIndex(range => range.Contains(seq));
        if (found >= 0)
        {
            return Recover(found, seq);
        }

        HasNewHole |= seq > Highest + 1;
        Highest = Math.Max(Highest, seq);
        beyond.Add(seq);
        Advance();
        return null;
    }

    /// <summary>Notes the newest number that the box says it has given.</summary>
    internal void NoteNewest(int newest) => Highest = Math.Max(Highest, newest);

    /// <summary>Holes up to a number, ascending.</summary>
    internal List<SeqRange> Holes(int upTo)
    {
        var holes = new List<SeqRange>();
        int next = Contiguous + 1;
        foreach (int seq in beyond.TakeWhile(seq => seq <= upTo))
        {
            AddHole(holes, next, seq - 1);
            next = seq + 1;
        }

        AddHole(holes, next, upTo);
        return holes;
    }

    /// <summary>Records a hole as lost.</summary>
    internal void Lose(SeqRange range)
    {
        lost.Add(range);
        Advance();
    }

    /// <summary>True where nothing was settled since this was asked last: what is missing is not merely on its way.</summary>
    internal bool StandsStill()
    {
        bool still = Contiguous == contiguousAtHealth;
        contiguousAtHealth = Contiguous;
        return still;
    }

    private void TakeUp(int seq)
    {
        if (seq != Contiguous + 1)
        {
            Advance();
        }

        if (seq == Contiguous + 1)
        {
            Contiguous = seq;
        }
        else if (seq > Contiguous)
        {
            beyond.Add(seq);
        }
    }

    private SeqRange Recover(int index, int seq)
    {
        if (seq > Contiguous)
        {
            beyond.Add(seq);
        }

        SeqRange range = lost[index];
        lost.RemoveAt(index);
        foreach (SeqRange rest in Without(range, seq))
        {
            lost.Add(rest);
        }

        return range;
    }

    /// <summary>What is left of a range when one number is taken out.</summary>
    internal static List<SeqRange> Without(SeqRange range, int seq)
    {
        var rest = new List<SeqRange>();
        AddHole(rest, range.First, seq - 1);
        AddHole(rest, seq + 1, range.Last);
        return rest;
    }

    private static void AddHole(List<SeqRange> holes, int first, int last)
    {
        if (first <= last)
        {
            holes.Add(new SeqRange(first, last));
        }
    }

    private void Advance()
    {
        Highest = Math.Max(Highest, beyond.Count > 0 ? beyond.Max : 0);
        bool moved = true;
        while (moved)
        {
            moved = false;
            while (beyond.Remove(Contiguous + 1))
            {
                Contiguous++;
                moved = true;
            }

            foreach (SeqRange range in lost.Where(range => range.Contains(Contiguous + 1)))
            {
                Contiguous = range.Last;
                moved = true;
            }
        }

        Highest = Math.Max(Highest, Contiguous);
    }
}
