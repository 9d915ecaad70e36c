using System;

namespace Trackside.Virtual;

/// <summary>
/// Thrown out of every device call once the chip's power is gone, so that the firmware's threads unwind.
/// A real chip simply stops; the virtual thread swallows this at its top.
/// </summary>
public sealed class PowerLostException : Exception
{
    /// <summary>Makes the exception with its fixed text.</summary>
    public PowerLostException()
        : base("The virtual chip has lost power.")
    {
    }
}
