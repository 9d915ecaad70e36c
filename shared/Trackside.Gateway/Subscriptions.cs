using System.Collections.Generic;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Gateway;

/// <summary>
/// What a gateway asks the broker for. Asked anew with each connection, although the session persists: a broker that was killed
/// has forgotten it. Changed on the network's thread; <see cref="AreConfirmed"/> from any.
/// </summary>
internal sealed class Subscriptions
{
    private static readonly What[] OfBoxes = [What.State, What.Passing, What.Lamps, What.Sign, What.Button, What.Health, What.Loops];
    private static readonly What[] OfCircuits = [What.ControlReply, What.ControlRequest, What.ControlInterlock, What.ControlPosts]; // control/state comes with the pattern of the boxes' state
    private readonly MosquittoClient client;
    private readonly GatewayOptions options;
    private readonly HashSet<int> awaited = [];
    private volatile bool confirmed;

    internal Subscriptions(MosquittoClient client, GatewayOptions options)
    {
        this.client = client;
        this.options = options;
    }

    internal bool AreConfirmed => confirmed;

    internal void Request()
    {
        Forget();
        try
        {
            RequestAll();
        }
        catch (MosquittoException)
        {
            // The connection is gone again: the next one asks anew.
            Forget();
        }
    }

    /// <summary>True when this was the last confirmation awaited.</summary>
    internal bool Confirm(int mid)
    {
        confirmed = awaited.Remove(mid) ? awaited.Count == 0 : confirmed;
        return confirmed;
    }

    internal void Forget()
    {
        awaited.Clear();
        confirmed = false;
    }

    private void RequestAll()
    {
        awaited.Add(client.Subscribe(Partners.Pattern(options), 1));
        IReadOnlyList<string> circuits = options.Circuits.Count > 0 ? options.Circuits : ["+"];
        foreach (string circuit in circuits)
        {
            foreach (What what in OfBoxes)
            {
                awaited.Add(client.Subscribe(Topic.OfBox(options.Venue, circuit, "+", what), 1));
            }

            foreach (What what in OfCircuits)
            {
                awaited.Add(client.Subscribe(Topic.OfCircuit(options.Venue, circuit, what), 1));
            }
        }
    }
}
