namespace Trackside.Messages
{
    /// <summary>What is asked of a control box, in the order of the words in <see cref="ControlRequestMessage"/>.</summary>
    public enum ControlOperation
    {
        /// <summary>Set the central aspect of the target.</summary>
        Aspect = 0,
    }
}
