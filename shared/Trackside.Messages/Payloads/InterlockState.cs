namespace Trackside.Messages
{
    /// <summary>State of a circuit's direction, in the order of the words in <see cref="ControlStateMessage"/>.</summary>
    public enum InterlockState
    {
        /// <summary>The direction is set by configuration: no interlock runs on this control box.</summary>
        Fixed = 0,

        /// <summary>Latched; reset by key on site.</summary>
        Fault = 1,

        /// <summary>A direction runs and every proof of it stands.</summary>
        Locked = 2,

        /// <summary>Red everywhere is being proved; the arrows stay.</summary>
        Closing = 3,

        /// <summary>The track is being cleared; the arrows stay.</summary>
        Clearing = 4,

        /// <summary>Every arrow is dark; barriers and places are being set.</summary>
        Blank = 5,

        /// <summary>The arrows of the direction to come are being lit and proved.</summary>
        Setting = 6,

        /// <summary>The direction to come is driven by the sweep car and committed.</summary>
        Proving = 7,
    }
}
