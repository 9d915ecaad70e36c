using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Gateway.Tests.Trust;

/// <summary>A folder of keys as a venue has it, and a client that publishes what is signed by them, wrongly, or not at all.</summary>
internal sealed class Signer : IDisposable
{
    private readonly MosquittoClient client;
    private int subscribed;

    internal Signer(int port)
    {
        client = new MosquittoClient(new MosquittoOptions { ClientId = "signer" });
        client.Connected += _ => client.Subscribe("nothing", 1);
        client.Subscribed += _ => Interlocked.Increment(ref subscribed);
        client.Start("127.0.0.1", port, new ReconnectDelay(20, 200));
        Wait.Until(() => subscribed > 0, "the signer is connected");
        MakeKey("circuits", House.Circuit);
        MakeKey("boxes", "kart-p1");
        MakeKey("people", "desk");
    }

    internal string Folder { get; } = Directory.CreateTempSubdirectory("trackside-keys-").FullName;

    internal VenueKeys Keys => VenueKeys.Find(Folder)!;

    internal byte[] KeyOf(string holder, string name) => Convert.FromHexString(File.ReadAllText(PathOf(holder, name)).Trim());

    internal void MakeKey(string holder, string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(holder, name))!);
        File.WriteAllText(PathOf(holder, name), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) + "\n");
    }

    /// <summary>Signed rightly.</summary>
    internal byte[] Signed(string topic, Message message) => Signed(topic, message, KeyOf(topic, message));

    internal static byte[] Signed(string topic, Message message, byte[] key)
    {
        byte[] buffer = new byte[Limits.Payload];
        int count = new FlatJsonWriter().Write(message, buffer);
        return buffer[..Signature.Append(buffer, count, HMACSHA256.HashData(key, Signature.Bytes(Encoding.UTF8.GetBytes(topic), buffer, count - 1, null)))];
    }

    internal static byte[] Unsigned(Message message)
    {
        byte[] buffer = new byte[Limits.Payload];
        return buffer[..new FlatJsonWriter().Write(message, buffer)];
    }

    internal static string TopicOf(What what, string box = "kart-p1") =>
        what >= What.ControlState ? Topic.OfCircuit(House.Venue, House.Circuit, what) : Topic.OfBox(House.Venue, House.Circuit, box, what);

    internal void Say(string topic, byte[] payload, bool retain = false) => client.Publish(topic, payload, 1, retain);

    internal void Say(Message message, bool retain = false) => Say(TopicOf(message.What), Signed(TopicOf(message.What), message), retain);

    internal static ControlStateMessage State(int seq, string posts, long utc, int boot = 1, int epoch = 0)
    {
        ControlStateMessage state = new();
        state.SetInteger(ControlStateMessage.Epoch, epoch);
        state.SetInteger(ControlStateMessage.Boot, boot);
        state.SetInteger(ControlStateMessage.Seq, seq);
        state.SetInteger(ControlStateMessage.Utc, utc);
        state.SetInteger(ControlStateMessage.Expiry, utc + 3_000_000);
        state.SetText(ControlStateMessage.Direction, "cw");
        state.SetChoice(ControlStateMessage.Interlock, (int)InterlockState.Fixed);
        state.SetText(ControlStateMessage.Posts, posts);
        return state;
    }

    internal static LampsMessage Lamps(Aspect aspect, long utc, int controlSeq = 0)
    {
        LampsMessage lamps = new();
        lamps.SetChoice(LampsMessage.Applied, (int)aspect);
        lamps.SetChoice(LampsMessage.Proved, (int)aspect);
        lamps.SetChoice(LampsMessage.Reason, (int)AspectReason.Central);
        if (utc > 0)
        {
            lamps.SetInteger(LampsMessage.Utc, utc);
        }

        if (controlSeq > 0)
        {
            lamps.SetInteger(LampsMessage.ControlBoot, 1);
            lamps.SetInteger(LampsMessage.ControlSeq, controlSeq);
        }

        return lamps;
    }

    internal static ButtonMessage Press(int seq, long utc)
    {
        ButtonMessage button = new();
        button.SetText(ButtonMessage.Button, "yellow");
        button.SetChoice(ButtonMessage.Event, (int)ButtonEvent.Press);
        button.SetInteger(ButtonMessage.Seq, seq);
        button.SetInteger(ButtonMessage.Utc, utc);
        return button;
    }

    internal static ControlRequestMessage Request(string issuer, long seq)
    {
        ControlRequestMessage request = new();
        request.SetText(ControlRequestMessage.Id, $"{seq}");
        request.SetText(ControlRequestMessage.Issuer, issuer);
        request.SetInteger(ControlRequestMessage.Seq, seq);
        request.SetInteger(ControlRequestMessage.Expiry, long.MaxValue);
        request.SetChoice(ControlRequestMessage.Operation, (int)ControlOperation.Aspect);
        request.SetText(ControlRequestMessage.Target, "all");
        request.SetChoice(ControlRequestMessage.AspectField, (int)Aspect.Red);
        return request;
    }

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private byte[] KeyOf(string topic, Message message) => message switch
    {
        ControlStateMessage => KeyOf("circuits", House.Circuit),
        ControlRequestMessage => KeyOf("people", message.GetText(ControlRequestMessage.Issuer)),
        _ => KeyOf("boxes", Topic.Parse(topic).Box),
    };

    private string PathOf(string holder, string name) => Path.Combine(Folder, holder, name, "hmac.key");
}
