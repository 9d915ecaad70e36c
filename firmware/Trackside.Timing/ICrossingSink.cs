namespace Trackside.Core
{
    /// <summary>Takes crossings. Loop only.</summary>
    public interface ICrossingSink
    {
        /// <summary>Keeps a crossing. The instance is the source's own: its values are copied before this returns.</summary>
        void Cross(Crossing crossing);
    }
}
