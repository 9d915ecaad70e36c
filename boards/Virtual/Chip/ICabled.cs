namespace Trackside.Virtual;

/// <summary>A socket of the firmware that notices the network cable.</summary>
internal interface ICabled
{
    /// <summary>The cable was pulled or plugged. Must not block, nor touch the chip's power.</summary>
    /// <param name="cut">True while it is out.</param>
    void CableChanged(bool cut);
}
