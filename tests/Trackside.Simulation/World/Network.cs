using System.Collections.Generic;
using Trackside.Messages;

namespace Trackside.Simulation;

/// <summary>What lies between boxes and gateway: it loses, repeats, delays and so reorders. The broker keeps some for a gateway that is away.</summary>
internal sealed class Network(Agenda agenda, Dice dice, Weather weather)
{
    private const int BrokerKeeps = 1000;
    private const long Usual = 2_000;

    private readonly Queue<(SimBox Box, int Boot, What What, byte[] Payload)> kept = new();

    public SimGateway? Gateway { get; set; }

    /// <summary>From now on nothing goes wrong any more.</summary>
    public bool IsCalm { get; set; }

    public int Lost { get; private set; }

    public int Repeated { get; private set; }

    public void ToGateway(SimBox box, What what, byte[] payload)
    {
        int boot = box.Boot;
        Carry(() => Arrive(box, boot, what, payload));
    }

    public void ToBox(SimBox box, What what, byte[] payload) => Carry(() => box.Receive(what, payload));

    /// <summary>The gateway is connected again.</summary>
    public void Flush()
    {
        while (kept.TryDequeue(out var message))
        {
            Gateway!.Receive(message.Box, message.Boot, message.What, message.Payload);
        }
    }

    private void Arrive(SimBox box, int boot, What what, byte[] payload)
    {
        if (Gateway!.IsUp)
        {
            Gateway.Receive(box, boot, what, payload);
        }
        else if (kept.Count < BrokerKeeps)
        {
            kept.Enqueue((box, boot, what, payload));
        }
        else
        {
            Lost++;
        }
    }

    private void Carry(Action arrives)
    {
        if (!IsCalm && dice.Chance(weather.Loss))
        {
            Lost++;
            return;
        }

        agenda.After(Way(), arrives);
        if (!IsCalm && dice.Chance(weather.Duplication))
        {
            Repeated++;
            agenda.After(Way(), arrives);
        }
    }

    private long Way() => dice.Between(500, IsCalm || !dice.Chance(2000) ? Usual : weather.Delay);
}
