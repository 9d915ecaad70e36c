using System.Threading;

namespace Trackside.Gateway;

/// <summary>What a gateway has done since it started. Any thread.</summary>
public sealed class GatewayCounters
{
    private long stored;
    private long duplicates;
    private long lost;
    private long badMessages;
    private long refused;
    private long leftOut;
    private long untold;
    private long connects;
    private long acks;

    /// <summary>Passings made durable.</summary>
    public long Stored => Interlocked.Read(ref stored);

    /// <summary>Passings that came again and were dropped.</summary>
    public long Duplicates => Interlocked.Read(ref duplicates);

    /// <summary>Passings recorded as lost.</summary>
    public long Lost => Interlocked.Read(ref lost);

    /// <summary>Messages that could not be read.</summary>
    public long BadMessages => Interlocked.Read(ref badMessages);

    /// <summary>Messages that were not believed: unsigned, forged or old, on a venue with keys (<see cref="VenueGateway.MessageRefused"/>).</summary>
    public long RefusedMessages => Interlocked.Read(ref refused);

    /// <summary>Passings left out because the store could not follow: not acknowledged, asked for again.</summary>
    public long LeftOut => Interlocked.Read(ref leftOut);

    /// <summary>Events that were not raised because a listener was too slow.</summary>
    public long Untold => Interlocked.Read(ref untold);

    /// <summary>Acknowledgements sent to boxes.</summary>
    public long Acks => Interlocked.Read(ref acks);

    /// <summary>Connections to the broker.</summary>
    public long Connects => Interlocked.Read(ref connects);

    internal void Add(IngestGroup group)
    {
        Interlocked.Add(ref stored, group.Stored.Count);
        Interlocked.Add(ref duplicates, group.Duplicates);
        foreach (PassingLoss loss in group.Losses)
        {
            Interlocked.Add(ref lost, loss.Last - (long)loss.First + 1);
        }
    }

    internal void CountBadMessage() => Interlocked.Increment(ref badMessages);

    internal void CountRefused() => Interlocked.Increment(ref refused);

    internal void CountLeftOut() => Interlocked.Increment(ref leftOut);

    internal void CountUntold() => Interlocked.Increment(ref untold);

    internal void CountAck() => Interlocked.Increment(ref acks);

    internal void CountConnect() => Interlocked.Increment(ref connects);
}
