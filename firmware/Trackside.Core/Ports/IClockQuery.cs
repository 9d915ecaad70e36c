namespace Trackside.Core
{
    /// <summary>Asks the venue's time server. Called by the loop only.</summary>
    public interface IClockQuery
    {
        /// <summary>Begins one exchange and returns at once; its four stamps come back through an <see cref="ExchangeRing"/>, or nothing does.</summary>
        void Ask();

        /// <summary>Questions without a good answer in time. Grows only.</summary>
        int Failures { get; }
    }
}
