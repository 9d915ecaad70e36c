using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>Passings that are stored and told one after another. What is read from the database while one is followed holds those behind it as well: they are not known yet.</summary>
internal sealed class Batch(IReadOnlyList<Passing> passings)
{
    private HashSet<(string Circuit, string Box, int Life, int Boot, int Seq)>? waiting;

    /// <summary>Place of the passing that is followed.</summary>
    internal int At { get; private set; }

    /// <summary>The passing that is followed.</summary>
    internal Passing Current => passings[At];

    /// <summary>Goes on to the next passing.</summary>
    internal void MoveTo(int place)
    {
        At = place;
        waiting = null;
    }

    /// <summary>What of passings read from the database was followed before the current one.</summary>
    internal List<Passing> Known(IEnumerable<Passing> stored)
    {
        waiting ??= [.. passings.Skip(At).Select(KeyOf)];
        return [.. stored.Where(passing => !waiting.Contains(KeyOf(passing)))];
    }

    private static (string, string, int, int, int) KeyOf(Passing passing) => (passing.Circuit, passing.Box, passing.Life, passing.Boot, passing.Seq);
}
