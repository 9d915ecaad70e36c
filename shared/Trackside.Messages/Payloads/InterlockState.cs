namespace Trackside.Messages
{
    /// <summary>State of a circuit's direction, in the order of the words in <see cref="ControlStateMessage"/>.</summary>
    public enum InterlockState
    {
        /// <summary>The direction is set by configuration: no interlock runs on this control box.</summary>
        Fixed = 0,

        /// <summary>Latched; reset by key on site.</summary>
        Fault = 1,
    }
}
