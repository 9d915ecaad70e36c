namespace Trackside.Benchmarks.Timing;

/// <summary>What a figure must keep.</summary>
/// <param name="What">In words.</param>
/// <param name="Value">The figure.</param>
/// <param name="Limit">What it may be.</param>
/// <param name="IsFloor">Whether the limit is a least; else a most.</param>
internal sealed record Target(string What, double Value, double Limit, bool IsFloor)
{
    /// <summary>Whether it is kept.</summary>
    public bool IsKept => IsFloor ? Value >= Limit : Value < Limit;
}
