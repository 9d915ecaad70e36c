using Trackside.Core.Tests.Properties;

namespace Trackside.Core.Tests.Direction;

/// <summary>Simulated time, one broker, and the circuits on it: one, or two that are joined. One thread.</summary>
internal sealed class ReversibleWorld
{
    private const long SyncMicroseconds = 4_000_000;
    private long syncAt;

    /// <summary>Makes it.</summary>
    /// <param name="isJoined">Whether two circuits make one course.</param>
    public ReversibleWorld(bool isJoined)
    {
        Circuits = isJoined ? [new(this, "kart", "road"), new(this, "road", "kart")] : [new(this, "kart", null)];
        Broker.Arrived = (topic, payload) =>
        {
            foreach (ReversibleCircuit circuit in Circuits)
            {
                circuit.Note(topic, payload);
            }
        };
    }

    /// <summary>The circuits.</summary>
    public ReversibleCircuit[] Circuits { get; }

    /// <summary>The broker.</summary>
    public Broker Broker { get; } = new();

    /// <summary>Microseconds since the world began.</summary>
    public long Now { get; private set; } = 1_000_000;

    /// <summary>The broker is away: nothing passes.</summary>
    public bool IsBrokerAway { get; private set; }

    /// <summary>Lets 10 ms pass.</summary>
    public void Tick()
    {
        if (!IsBrokerAway)
        {
            Broker.Deliver(Now);
        }

        bool syncs = Now >= syncAt;
        syncAt = syncs ? Now + SyncMicroseconds : syncAt;
        foreach (ReversibleCircuit circuit in Circuits)
        {
            circuit.Tick(syncs);
        }

        Now += BoxBench.Period;
    }

    /// <summary>The broker dies, or comes back with what it kept.</summary>
    public void SetBroker(bool isAway)
    {
        IsBrokerAway = isAway;
        foreach (ReversibleCircuit circuit in Circuits)
        {
            circuit.PlugAll(!isAway);
        }
    }
}
