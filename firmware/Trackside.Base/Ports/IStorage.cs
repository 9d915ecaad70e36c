namespace Trackside.Core
{
    /// <summary>Small files that survive a loss of power. Called at start-up and on rare changes only: writing may stall the box.</summary>
    public interface IStorage
    {
        /// <summary>Reads a file.</summary>
        /// <returns>Its length, or -1 where there is none or it cannot be read. What does not fit the buffer is left out of it, not of the length.</returns>
        int Read(string name, byte[] target);

        /// <summary>Replaces a file whole: after a cut either the old or the new one is there.</summary>
        /// <returns>False where it could not be written; the old one is then still there.</returns>
        bool Write(string name, byte[] source, int count);
    }
}
