using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.ModelCheck.World;

namespace Trackside.ModelCheck.Search;

/// <summary>A way through the states in plain words, one deed a line: written when something is found, read again to do the same.</summary>
internal static class Trace
{
    /// <summary>The words of some deeds.</summary>
    public static IReadOnlyList<string> Words(Bound bound, IReadOnlyList<int> deeds)
    {
        IReadOnlyList<Deed> all = Deeds.All(bound.IsJoined);
        return [.. deeds.Select(deed => all[deed].Words)];
    }

    /// <summary>Does the deeds of a trace.</summary>
    /// <returns>What must never be and was; null for nothing.</returns>
    /// <exception cref="FormatException">A line names no deed, or one that is not possible there.</exception>
    public static string? Replay(bool isJoined, IEnumerable<string> words)
    {
        Worker worker = new(new Bound(0, 0, true, isJoined));
        IReadOnlyList<Deed> all = Deeds.All(isJoined);
        byte[] state = worker.First();
        foreach (string line in words.Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            int deed = all.ToList().FindIndex(each => each.Words == line);
            if (deed < 0)
            {
                throw new FormatException($"\"{line}\" is nothing that can happen to the model");
            }

            if (!all[deed].IsPossible(worker.Show(state)))
            {
                continue;
            }

            (state, string? violation) = worker.Do(state, deed);
            violation ??= worker.TryHostile(state);
            if (violation is not null)
            {
                return violation;
            }
        }

        return null;
    }
}
