using System;
using Trackside.Mosquitto;

namespace Trackside.Gateway;

/// <summary>The connection's events, on the network's thread, and the gateway's own announcement.</summary>
public sealed partial class VenueGateway
{
    /// <summary>The clock of requests, in microseconds since 1970 UTC.</summary>
    internal long Now() => options.NowMicroseconds();

    private void OnMessage(string topic, ReadOnlySpan<byte> payload, int qos, bool retain, int mid)
    {
        if (!partners.Receive(topic, payload, retain))
        {
            router.Receive(topic, payload, retain);
        }
    }

    private void OnDutyChanged(DutyChange change)
    {
        events.Tell(change);
        if (change.State == DutyState.Active)
        {
            worker.Offer(new IngestItem.TakenOver());
        }
    }

    private void OnConnected(int code)
    {
        if (code != 0)
        {
            events.Tell(new ConnectionChange(false, $"{options.Host}:{options.Port} refused: {MosquittoException.ConnectText(code)}"));
            return;
        }

        Counters.CountConnect();
        subscriptions.Request();

        // Behind the subscriptions in the same stream: who reads this may send.
        partners.Duty.Connect();
    }

    private void OnSubscribed(int mid)
    {
        if (subscriptions.Confirm(mid))
        {
            events.Tell(new ConnectionChange(true, $"connected to {options.Host}:{options.Port}"));
        }
    }

    private void OnDisconnected(int code)
    {
        subscriptions.Forget();
        partners.Duty.Lose();
        string reason = code == 0 ? "closed" : MosquittoException.Text(code);
        events.Tell(new ConnectionChange(false, $"{options.Host}:{options.Port}: {reason}"));
    }
}
