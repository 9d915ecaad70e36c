using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Simulation;

/// <summary>A box's connection to the broker, with the manners of the MQTT library: at most 32 unanswered, a message given up after 3 s, a dead line noticed after 4.5 s.</summary>
internal sealed class SimLink(Agenda agenda, Dice dice, SimBox box, Network network) : ILink
{
    private const int MostUnanswered = 32;
    private const long GiveUp = 3_000_000;
    private const long Noticed = 4_500_000;

    private LinkEventRing events = new(1);
    private int connection;
    private int unanswered;
    private bool isUp;

    /// <summary>Takes the ring of a new boot: whatever was under way for the one before comes too late.</summary>
    public void Start(LinkEventRing ring)
    {
        events = ring;
        Drop();
    }

    public bool IsUp => isUp;

    public bool IsOpening => false;

    public void Open()
    {
        int attempt = ++connection;
        agenda.After(dice.Between(20_000, 300_000), () => Finish(attempt));
    }

    public void Close() => Drop();

    public bool Publish(What what, byte[] payload, int count)
    {
        if (!isUp || unanswered == MostUnanswered || box.IsOff)
        {
            return false;
        }

        int sentOn = connection;
        unanswered++;
        if (box.IsPartitioned)
        {
            agenda.After(GiveUp, () => Answer(sentOn, LinkEvent.Undelivered));
            return true;
        }

        agenda.After(dice.Between(1_000, 10_000), () => Answer(sentOn, LinkEvent.None));
        if (what is What.Passing or What.Health)
        {
            network.ToGateway(box, what, payload[..count]);
        }

        return true;
    }

    /// <summary>The line went dead: the library notices it later.</summary>
    public void LineDied()
    {
        int was = connection;
        agenda.After(Noticed, () =>
        {
            if (was == connection && isUp && box.IsPartitioned)
            {
                Drop();
                events.Put(LinkEvent.Closed);
            }
        });
    }

    private void Finish(int attempt)
    {
        if (attempt != connection || box.IsOff)
        {
            return;
        }

        isUp = !box.IsPartitioned;
        events.Put(isUp ? LinkEvent.Opened : LinkEvent.Failed);
    }

    private void Answer(int sentOn, LinkEvent happened)
    {
        if (sentOn != connection)
        {
            return;
        }

        unanswered--;
        if (happened != LinkEvent.None)
        {
            events.Put(happened);
        }
    }

    private void Drop()
    {
        connection++;
        unanswered = 0;
        isUp = false;
    }
}
