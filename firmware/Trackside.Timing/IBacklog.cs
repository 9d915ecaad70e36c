namespace Trackside.Core
{
    /// <summary>The passings of one boot, by number, as a <see cref="Dispatch"/> needs to know them.</summary>
    public interface IBacklog
    {
        /// <summary>The last passing; 0 for none.</summary>
        int Newest { get; }

        /// <summary>The highest passing that the gateway has made durable, all before it with it.</summary>
        int Acked { get; }

        /// <summary>The oldest passing still held; 0 for none.</summary>
        int Oldest { get; }
    }
}
