using System.Collections.Generic;

namespace Trackside.Benchmarks.Calls;

/// <summary>What something cost once: managed calls and heap objects.</summary>
internal sealed record Cost(long Calls, long Objects);

/// <summary>One kind of tick among those of a run.</summary>
/// <param name="Kind">What made it different.</param>
/// <param name="Ticks">How many there were.</param>
/// <param name="Typical">The commonest cost.</param>
/// <param name="Worst">The dearest.</param>
internal sealed record TickKind(string Kind, int Ticks, Cost Typical, Cost Worst);

/// <summary>One line of the by-method list.</summary>
/// <param name="Method">A method, or an operation and the method it stands in.</param>
/// <param name="Each">How often, on average, for one of what was measured.</param>
internal sealed record MethodShare(string Method, double Each);

/// <summary>One measured thing.</summary>
internal sealed record Measurement
{
    /// <summary>Short name, stable for programs that read it.</summary>
    public required string Key { get; init; }

    /// <summary>What was measured, in words.</summary>
    public required string What { get; init; }

    /// <summary>How many were measured.</summary>
    public required int Count { get; init; }

    /// <summary>The commonest cost.</summary>
    public required Cost Typical { get; init; }

    /// <summary>The dearest.</summary>
    public required Cost Worst { get; init; }

    /// <summary>Mean of calls over all.</summary>
    public required double MeanCalls { get; init; }

    /// <summary>Mean of heap objects over all.</summary>
    public required double MeanObjects { get; init; }

    /// <summary>Calls it may cost; null for none set.</summary>
    public int? Target { get; init; }

    /// <summary>For a run of ticks: the kinds among them.</summary>
    public IReadOnlyList<TickKind> Kinds { get; init; } = [];

    /// <summary>The methods called most.</summary>
    public IReadOnlyList<MethodShare> Calls { get; init; } = [];

    /// <summary>What makes objects, and where.</summary>
    public IReadOnlyList<MethodShare> Objects { get; init; } = [];

    /// <summary>Platform methods the device table does not know.</summary>
    public IReadOnlyList<string> Unlisted { get; init; } = [];

    /// <summary>The cost that is held against the target.</summary>
    public required Cost Judged { get; init; }

    /// <summary>Whether it keeps its target and then makes no heap object; true where none is set.</summary>
    public bool KeepsTarget => Target is null || (Judged.Calls <= Target && Judged.Objects == 0);

    /// <summary>Whether it keeps its target, and every operation in it is known to the table.</summary>
    public bool IsKept => KeepsTarget && Unlisted.Count == 0;
}
