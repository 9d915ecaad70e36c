namespace Trackside.Messages
{
    /// <summary>What observed a crossing, in the order of the words in <see cref="PassingMessage"/>.</summary>
    public enum CrossingSource
    {
        /// <summary>A transponder decoder (P3) on a UART.</summary>
        Decoder = 0,

        /// <summary>The time-mark input of a GNSS receiver.</summary>
        TimeMark = 1,

        /// <summary>RMT capture with superimposed marker edges.</summary>
        Marker = 2,

        /// <summary>A plain GPIO event: practice only.</summary>
        Edge = 3,
    }
}
