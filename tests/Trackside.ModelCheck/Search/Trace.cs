using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.ModelCheck.Search;

/// <summary>A way through the states in plain words, one deed a line: written when something is found, read again to do the same.</summary>
internal static class Trace
{
    /// <summary>The words of some deeds.</summary>
    public static IReadOnlyList<string> Words(Bound bound, IReadOnlyList<int> deeds)
    {
        IReadOnlyList<string> all = Worker.Of(bound).Words;
        return [.. deeds.Select(deed => all[deed])];
    }

    /// <summary>Does the deeds of a trace.</summary>
    /// <returns>What must never be and was; null for nothing.</returns>
    /// <exception cref="FormatException">A line names no deed.</exception>
    public static string? Replay(Bound bound, IEnumerable<string> words)
    {
        Worker worker = Worker.Of(bound);
        List<string> all = [.. worker.Words];
        byte[] state = worker.First();
        foreach (string line in words.Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            int deed = all.IndexOf(line);
            if (deed < 0)
            {
                throw new FormatException($"\"{line}\" is nothing that can happen to the model");
            }

            if (!worker.IsPossible(state, deed))
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
