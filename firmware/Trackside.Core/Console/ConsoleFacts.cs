namespace Trackside.Core
{
    /// <summary>What a console can speak of. Filled once by the composition root, or by a test.</summary>
    public sealed class ConsoleFacts
    {
        /// <summary>The configuration, with its fault where it has one.</summary>
        public BoxConfiguration Configuration;

        /// <summary>The box; null where it is not configured.</summary>
        public Box Box;

        /// <summary>The log.</summary>
        public LogRing Log;

        /// <summary>The chip.</summary>
        public IPlatform Platform;

        /// <summary>The files.</summary>
        public IStorage Storage;

        /// <summary>The configurations on the flash; null in a test without them.</summary>
        public ConfigurationStore Store;

        /// <summary>The keys the box was given.</summary>
        public Keyring Keys = Keyring.None();

        /// <summary>The chip's HMAC; null where the box has no keys.</summary>
        public IHmac Hmac;

        /// <summary>The marker line of each loop, by its number; null where there is none.</summary>
        public IMarkerLine[] Markers;

        /// <summary>Boot number.</summary>
        public int Boot;

        /// <summary>Version of the firmware.</summary>
        public string Firmware;

        /// <summary>Name of the board the image was made for.</summary>
        public string Target;

        /// <summary>Whether it speaks French; English otherwise.</summary>
        public bool IsFrench;

        /// <summary>Whether the box is configured.</summary>
        public bool IsConfigured { get { return Box != null; } }

        /// <summary>
        /// Whether an act that disturbs the lamps or restarts the box may be done now: the circuit is closed (control is fresh and holds red at this box), or
        /// the box has nothing to show anyhow.
        /// </summary>
        /// <param name="now">Monotonic microseconds.</param>
        public bool IsCircuitClosed(long now)
        {
            return Box == null || Box.IsCircuitClosed(now);
        }
    }
}
