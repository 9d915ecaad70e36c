namespace Trackside.Core
{
    /// <summary>The permit output: each call turns its level round. Called by the loop only; allocates nothing.</summary>
    public interface IPermit
    {
        /// <summary>Turns the level round. The external watchdog takes the permit away 500 ms after the last call.</summary>
        void Toggle();
    }
}
