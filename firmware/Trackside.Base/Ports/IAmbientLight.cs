namespace Trackside.Core
{
    /// <summary>The light around a panel. Called by the loop only, at most every second: it may be a bus transfer.</summary>
    public interface IAmbientLight
    {
        /// <summary>Illuminance in lux, from 0; -1 where it is not known.</summary>
        int Read();
    }
}
