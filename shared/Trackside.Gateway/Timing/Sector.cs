namespace Trackside.Gateway;

/// <summary>A part of a lap, from one loop to the next.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Transponder">The transponder.</param>
/// <param name="Lap">The lap's number.</param>
/// <param name="Number">The sector's number on its route, from 1.</param>
/// <param name="From">The loop it begins at.</param>
/// <param name="To">The loop it ends at.</param>
/// <param name="Microseconds">Its length; 0 when untimed.</param>
/// <param name="Flags">What must be known about it.</param>
public sealed record Sector(string Circuit, long Transponder, int Lap, int Number, string From, string To, long Microseconds, LapFlags Flags)
{
    /// <summary>The route it was driven on.</summary>
    public string Route { get; init; } = "";

    /// <summary>Half width of the interval that holds its true length, in microseconds; null where that is not known.</summary>
    public long? UncertaintyMicroseconds { get; init; }

    /// <summary>The flags by name with <c>+</c> between; empty for none.</summary>
    public string FlagText => FlagWords.Of(Flags);
}
