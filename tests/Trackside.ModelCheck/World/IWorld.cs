namespace Trackside.ModelCheck.World;

/// <summary>What can be explored: objects whose numbers are the state, and somebody who watches them. One thread.</summary>
internal interface IWorld
{
    /// <summary>Monotonic microseconds of all boxes.</summary>
    long Now { get; set; }

    /// <summary>What must never be and was; null while all is well.</summary>
    string? Violation { get; set; }

    /// <summary>The state of the interlock, as a number of <see cref="Messages.InterlockState"/>.</summary>
    byte Kind { get; }
}
