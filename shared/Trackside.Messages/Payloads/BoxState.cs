namespace Trackside.Messages
{
    /// <summary>Condition of a box, in the order of the words in <see cref="StateMessage"/>.</summary>
    public enum BoxState
    {
        /// <summary>Everything its roles need is proved.</summary>
        Ready = 0,

        /// <summary>Something is missing or broken; the reason says what. Nothing permissive is shown.</summary>
        Fault = 1,

        /// <summary>No usable configuration: nothing is driven but the status light.</summary>
        Unconfigured = 2,

        /// <summary>The broker's word for a box that went without goodbye (its last will).</summary>
        Lost = 3,
    }
}
