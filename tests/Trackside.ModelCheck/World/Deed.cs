using System;
using System.Collections.Generic;

namespace Trackside.ModelCheck.World;

/// <summary>Something that can happen to what is explored.</summary>
/// <param name="Words">What happens, in plain words.</param>
/// <param name="IsFault">Whether it uses up one of the faults of the bound: a loss, a delay, a reboot, a failed lamp.</param>
/// <param name="IsPossible">Whether it can happen now.</param>
/// <param name="Happen">Lets it happen.</param>
internal sealed record Deed<T>(string Words, bool IsFault, Func<T, bool> IsPossible, Action<T> Happen)
{
    /// <summary>Whether it brings the whole on: what people who help would do now.</summary>
    public Func<T, bool> Helps { get; init; } = _ => true;
}
