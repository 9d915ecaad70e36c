using System;
using System.Collections.Concurrent;
using System.Threading;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Gateway.Tests;

/// <summary>A circuit's control box as the gateway sees it: hears requests, and answers as the test says.</summary>
internal sealed class ScriptedControl : IDisposable
{
    private readonly MosquittoClient client;
    private readonly FlatJsonReader reader = new();
    private readonly FlatJsonWriter writer = new();
    private readonly byte[] buffer = new byte[Limits.Payload];
    private int subscribed;

    internal ScriptedControl(int port)
    {
        client = new MosquittoClient(new MosquittoOptions { ClientId = "kart-c" });
        client.Message += OnMessage;
        client.Subscribed += _ => Interlocked.Increment(ref subscribed);
        client.Connected += _ => client.Subscribe(Topic.OfCircuit(House.Venue, House.Circuit, What.ControlRequest), 1);
        client.Start("127.0.0.1", port);
        Wait.Until(() => subscribed == 1, "the control box is subscribed");
    }

    /// <summary>What is answered to a request; called on the client's thread.</summary>
    internal Action<ScriptedControl, ControlRequestMessage>? Answer { get; set; }

    internal ConcurrentQueue<ControlRequestMessage> Requests { get; } = new();

    internal void Reply(ControlRequestMessage to, ControlResult result, string? missing = null, RefusalReason? reason = null)
    {
        var reply = new ControlReplyMessage();
        reply.SetText(ControlReplyMessage.Id, to.GetText(ControlRequestMessage.Id));
        reply.SetText(ControlReplyMessage.Issuer, to.GetText(ControlRequestMessage.Issuer));
        reply.SetChoice(ControlReplyMessage.Result, (int)result);
        reply.SetText(ControlReplyMessage.Missing, missing);
        if (reason.HasValue)
        {
            reply.SetChoice(ControlReplyMessage.Reason, (int)reason.Value);
        }

        Publish(What.ControlReply, reply, false);
    }

    internal void PublishState(
        int boot, int seq, string posts, bool retain = true, int epoch = 1, string direction = "cw", long utc = 1_700_000_000_000_000)
    {
        var state = new ControlStateMessage();
        state.SetInteger(ControlStateMessage.Epoch, epoch);
        state.SetInteger(ControlStateMessage.Boot, boot);
        state.SetInteger(ControlStateMessage.Seq, seq);
        state.SetInteger(ControlStateMessage.Utc, utc);
        state.SetInteger(ControlStateMessage.Expiry, utc + 3_000_000);
        state.SetText(ControlStateMessage.Direction, direction);
        state.SetChoice(ControlStateMessage.Interlock, (int)InterlockState.Fixed);
        state.SetText(ControlStateMessage.Posts, posts);
        Publish(What.ControlState, state, retain);
    }

    public void Dispose() => client.Dispose();

    internal void Publish(What what, Message message, bool retain) =>
        client.Publish(Topic.OfCircuit(House.Venue, House.Circuit, what), buffer.AsSpan(0, writer.Write(message, buffer)), 1, retain);

    private void OnMessage(string topic, ReadOnlySpan<byte> payload, int qos, bool retain, int mid)
    {
        var request = new ControlRequestMessage();
        if (reader.Read(payload.ToArray(), 0, payload.Length, request))
        {
            Requests.Enqueue(request);
            Answer?.Invoke(this, request);
        }
    }
}
