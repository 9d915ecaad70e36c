namespace Trackside.Core
{
    /// <summary>
    /// Numbered files that only grow, on the flash. A call may stall the box for tens of milliseconds (a block is erased), so the caller
    /// groups its bytes. Called by the loop only.
    /// </summary>
    public interface ISegmentFiles
    {
        /// <summary>Length of a file in bytes; -1 where there is none or it cannot be told.</summary>
        int Length(int file);

        /// <summary>Reads from a file.</summary>
        /// <returns>How many bytes were put at the start of <paramref name="target"/>, fewer at the file's end; -1 where it cannot be read.</returns>
        int Read(int file, int offset, byte[] target, int count);

        /// <summary>Adds bytes at the end of a file, which is made where there is none. When the power goes meanwhile, any first part of them is there.</summary>
        /// <returns>False where the flash refused; any first part of them may be there.</returns>
        bool Append(int file, byte[] source, int count);

        /// <summary>Deletes a file.</summary>
        /// <returns>False where it is still there.</returns>
        bool Delete(int file);
    }
}
