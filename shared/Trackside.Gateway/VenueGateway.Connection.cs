using System;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Gateway;

/// <summary>The connection's events, on the network's thread, and the gateway's own announcement.</summary>
public sealed partial class VenueGateway
{
    /// <summary>The clock of requests, in microseconds since 1970 UTC.</summary>
    internal long Now() => options.NowMicroseconds();

    private string OwnTopic => Topic.OfBox(options.Venue, Router.GatewayCircuit, options.Id, What.State);

    private byte[] OwnState(BoxState state, string? reason)
    {
        var message = new StateMessage();
        message.SetChoice(StateMessage.State, (int)state);
        message.SetText(StateMessage.Reason, reason);
        message.SetInteger(StateMessage.Boot, boot);
        message.SetText(StateMessage.Firmware, typeof(VenueGateway).Assembly.GetName().Version!.ToString(3));
        message.SetText(StateMessage.Roles, "gateway");
        byte[] buffer = new byte[Limits.Payload];
        return buffer[..new FlatJsonWriter().Write(message, buffer)];
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
        client.TryPublish(OwnTopic, OwnState(BoxState.Ready, null), 1, true, out _);
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
        string reason = code == 0 ? "closed" : MosquittoException.Text(code);
        events.Tell(new ConnectionChange(false, $"{options.Host}:{options.Port}: {reason}"));
    }
}
