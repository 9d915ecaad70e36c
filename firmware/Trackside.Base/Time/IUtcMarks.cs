namespace Trackside.Core
{
    /// <summary>
    /// Takes instants of which both the box's clock and UTC are known, each with its half width: what a GNSS receiver gives a clock to
    /// discipline itself by. Loop only. Two kinds come, told apart by their widths alone:
    /// a vehicle's edge that the receiver stamped by its time mark and the box itself by marker or event (fine: 100 us with a marker, 15 ms
    /// with an edge, and as many as vehicles), and the arrival of the receiver's time message on the serial line (coarse: a quarter of a
    /// second, once an epoch). The instants only bound the clock: |offset - (utc - at)| &lt;= uncertainty + utcUncertainty.
    /// </summary>
    public interface IUtcMarks
    {
        /// <summary>At a monotonic instant it was so much UTC.</summary>
        /// <param name="at">Monotonic microseconds.</param>
        /// <param name="uncertainty">Half width around <paramref name="at"/>, in microseconds.</param>
        /// <param name="utc">Microseconds since 1970 UTC.</param>
        /// <param name="utcUncertainty">Half width around <paramref name="utc"/>, in microseconds.</param>
        void Take(long at, long uncertainty, long utc, long utcUncertainty);
    }
}
