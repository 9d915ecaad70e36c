using Trackside.Messages;

namespace Trackside.Technician.Tests.Alarms.Simulated;

/// <summary>A gateway that stores whatever it hears at once, and acknowledges it while it is there.</summary>
internal sealed class WorldGateway
{
    private readonly FlatJsonReader reader = new();
    private readonly WorldBroker broker;

    /// <summary>Begins to listen.</summary>
    public WorldGateway(WorldBroker broker)
    {
        this.broker = broker;
        broker.Listen(Hear);
    }

    /// <summary>Whether it is gone.</summary>
    public bool IsGone { get; set; }

    private void Hear(string topic, byte[] payload, bool isRetained)
    {
        PassingMessage passing = new();
        if (IsGone || Topic.Parse(topic) is not { What: What.Passing } of || !reader.Read(payload, 0, payload.Length, passing))
        {
            return;
        }

        AckMessage ack = new();
        ack.SetInteger(AckMessage.Boot, passing.GetInteger(PassingMessage.Boot));
        ack.SetInteger(AckMessage.Seq, passing.GetInteger(PassingMessage.Seq));
        broker.Publish(Topic.OfBox(of.Venue, of.Circuit, of.Box, What.Ack), WorldBox.Encode(ack));
    }
}
