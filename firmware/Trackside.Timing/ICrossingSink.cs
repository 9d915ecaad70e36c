namespace Trackside.Core
{
    /// <summary>Takes crossings. Loop only.</summary>
    public interface ICrossingSink
    {
        /// <summary>Keeps a crossing. The instance is used again: its values are copied before this returns. What <see cref="LoopWatch"/> hands on
        /// may be marked; what a source hands on may not.</summary>
        void Cross(Crossing crossing);
    }
}
