using System;

namespace Trackside.Flash.Proof;

/// <summary>Where a box's announcement is heard. Opened before flashing, so that nothing said is missed. One thread.</summary>
internal interface IProof : IDisposable
{
    /// <summary>The last boot number known from before; 0 where nothing is known.</summary>
    int LastBoot { get; }

    /// <summary>The next announcement, or null where none comes until the deadline.</summary>
    /// <param name="deadline">In milliseconds of <see cref="Environment.TickCount64"/>.</param>
    Announcement? Next(long deadline);
}
