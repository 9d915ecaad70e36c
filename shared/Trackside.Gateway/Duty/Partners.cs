using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Gateway;

/// <summary>
/// What this gateway says of itself and hears of others: <c>trackside/1/VENUE/gateway/ID/state</c>, retained, and the last will. Those
/// whose circuits overlap are its partners. Words come on the network's thread.
/// </summary>
internal sealed class Partners : IDisposable
{
    private readonly GatewayOptions options;
    private readonly MosquittoClient client;
    private readonly int boot;
    private readonly string prefix;
    private readonly FlatJsonReader reader = new();
    private readonly GatewayMessage heard = new();
    private readonly byte[] buffer = new byte[Limits.Payload];
    private readonly Lock gate = new();
    private readonly GatewayMessage said = new();
    private readonly FlatJsonWriter writer = new();
    private readonly byte[] written = new byte[Limits.Payload];
    private readonly ITimer timer;

    internal Partners(GatewayOptions options, MosquittoClient client, int boot, Action<DutyChange> tell)
    {
        this.options = options;
        this.client = client;
        this.boot = boot;
        prefix = $"{Topic.Root}{options.Venue}/{Router.GatewayCircuit}/";
        Duty = new Duty(options.Id, Say, tell);
        timer = options.Time.CreateTimer(_ => Duty.Tick(options.NowMicroseconds()), null, Duty.Period, Duty.Period);
    }

    internal Duty Duty { get; }

    /// <summary>The topics of all gateways of the venue.</summary>
    internal static string Pattern(GatewayOptions options) => Topic.OfBox(options.Venue, Router.GatewayCircuit, "+", What.State);

    /// <summary>What the broker says when this gateway dies.</summary>
    internal static byte[] Will(GatewayOptions options, int boot)
    {
        byte[] buffer = new byte[Limits.Payload];
        return buffer[..Write(options, boot, new GatewayMessage(), new FlatJsonWriter(), buffer, BoxState.Lost, null, PartnerWord.Gone, 0)];
    }

    /// <summary>Takes a gateway's word.</summary>
    /// <returns>False where the topic is none of a gateway.</returns>
    internal bool Receive(string topic, ReadOnlySpan<byte> payload, bool retained)
    {
        if (!topic.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        string id = topic[prefix.Length..topic.LastIndexOf('/')];
        payload[..Math.Min(payload.Length, buffer.Length)].CopyTo(buffer);
        bool sound = payload.Length > 0 && payload.Length <= buffer.Length && reader.Read(buffer, 0, payload.Length, heard);
        if (id != options.Id)
        {
            // A word taken away, or one that cannot be read, is no proof that somebody acts.
            Duty.HearPartner(id, sound && Overlaps(heard.GetText(GatewayMessage.Circuits)) ? WordOf(heard) : PartnerWord.Gone, (int)heard.GetInteger(GatewayMessage.Number), options.NowMicroseconds());
        }
        else if (sound && !retained && heard.GetInteger(GatewayMessage.Boot) == boot)
        {
            Duty.HearSelf((int)heard.GetInteger(GatewayMessage.Number));
        }

        return true;
    }

    /// <summary>The last word of a gateway that stops politely.</summary>
    internal void SayGoodbye() => Publish(BoxState.Lost, "stopped", PartnerWord.Gone, 0);

    public void Dispose() => timer.Dispose();

    private static PartnerWord WordOf(GatewayMessage word) =>
        word.GetChoice(GatewayMessage.State) == (int)BoxState.Ready ? (PartnerWord)Math.Max(0, word.GetChoice(GatewayMessage.Duty)) : PartnerWord.Gone;

    private static int Write(
        GatewayOptions options, int boot, GatewayMessage message, FlatJsonWriter writer, byte[] buffer, BoxState state, string? reason, PartnerWord duty, int number)
    {
        message.Clear();
        message.SetChoice(GatewayMessage.State, (int)state);
        message.SetText(GatewayMessage.Reason, reason);
        message.SetInteger(GatewayMessage.Boot, boot);
        message.SetText(GatewayMessage.Firmware, typeof(VenueGateway).Assembly.GetName().Version!.ToString(3));
        message.SetText(GatewayMessage.Roles, "gateway");
        if (duty != PartnerWord.Gone)
        {
            message.SetChoice(GatewayMessage.Duty, (int)duty);
        }

        message.SetInteger(GatewayMessage.Number, number);
        message.SetText(GatewayMessage.Circuits, options.Circuits.Count > 0 ? string.Join(',', options.Circuits) : null);
        return writer.Write(message, buffer);
    }

    private bool Overlaps(string? circuits) =>
        circuits == null || options.Circuits.Count == 0 || circuits.Split(',').Intersect(options.Circuits).Any();

    private void Say(DutyState state, int number)
    {
        bool fails = state == DutyState.Failing;
        PartnerWord word = state switch
        {
            DutyState.Active => PartnerWord.Acts,
            DutyState.Failing => PartnerWord.Gone,
            _ => PartnerWord.Stands,
        };
        Publish(fails ? BoxState.Fault : BoxState.Ready, fails ? "store" : null, word, number);
    }

    private void Publish(BoxState state, string? reason, PartnerWord duty, int number)
    {
        lock (gate)
        {
            int length = Write(options, boot, said, writer, written, state, reason, duty, number);
            string topic = Topic.OfBox(options.Venue, Router.GatewayCircuit, options.Id, What.State);
            client.TryPublish(topic, written.AsSpan(0, length), 1, true, out _);
        }
    }
}
