namespace Trackside.Core
{
    /// <summary>What a capture was found to be.</summary>
    public enum MarkerVerdict
    {
        /// <summary>Its markers were found: its edges have times.</summary>
        Found = 0,

        /// <summary>It holds no marker: nothing in it has a time.</summary>
        NoMarker = 1,

        /// <summary>Which edges are the marker's, or whether the capture is whole, cannot be told.</summary>
        Ambiguous = 2,
    }
}
