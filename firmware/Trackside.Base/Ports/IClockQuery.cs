namespace Trackside.Core
{
    /// <summary>Asks the venue's time servers. Called by the loop only.</summary>
    public interface IClockQuery
    {
        /// <summary>Begins one exchange with each server and returns at once; what is finished comes back through an <see cref="ExchangeRing"/>.</summary>
        void Ask();

        /// <summary>Questions without a good answer in time. Grows only.</summary>
        int Failures { get; }
    }
}
