using System.Collections.Generic;

namespace Trackside.ModelCheck.Search;

/// <summary>What an exploration found.</summary>
internal sealed record Finding
{
    public required Bound Bound { get; init; }

    public int States { get; init; }

    public long Transitions { get; init; }

    /// <summary>Most deeds on the shortest way to a state.</summary>
    public int Depth { get; init; }

    public double Seconds { get; init; }

    /// <summary>Whether every state within the bound was met.</summary>
    public bool IsComplete { get; init; }

    /// <summary>States from which no way without a further fault leads to LOCKED.</summary>
    public int Stuck { get; init; }

    /// <summary>What must never be and was; null for nothing.</summary>
    public string? Violation { get; init; }

    /// <summary>The shortest way to it, as numbers of deeds.</summary>
    public IReadOnlyList<int> Trace { get; init; } = [];

    /// <summary>States by their interlock state.</summary>
    public IReadOnlyDictionary<string, int> ByState { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether all is as it must be.</summary>
    public bool IsSound => Violation is null && Stuck == 0;
}
