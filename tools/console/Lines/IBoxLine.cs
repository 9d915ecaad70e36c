using System;

namespace Trackside.Technician.Lines;

/// <summary>A way to one box's console: the broker or a cable. One thread says and takes.</summary>
internal interface IBoxLine : IDisposable
{
    /// <summary>Types a line.</summary>
    /// <returns>False where it cannot be sent.</returns>
    bool Say(string line);

    /// <summary>The next line the box said; null where none came within the wait.</summary>
    string? Take(TimeSpan wait);
}
