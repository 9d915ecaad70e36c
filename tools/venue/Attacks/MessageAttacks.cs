using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Trackside.Messages;
using Trackside.Venue.Keys;
using Trackside.Venue.Running;

namespace Trackside.Venue.Attacks;

/// <summary>
/// Attacks past the broker's rules: with the certificate of race control's prompt but not its key, or with the whole broker in hand. The signature is the lock.
/// </summary>
internal static class MessageAttacks
{
    /// <summary>The identity whose certificate the intruder has; its key signs the rightful twins.</summary>
    public const string Desk = "desk";

    private const long ExpiryMicroseconds = 5_000_000;
    private const long OverheardMicroseconds = 25_000_000; // a control box takes no expiry more than 30 s ahead
    private const double AnswerSeconds = 10;

    private static long lastSeq;

    /// <summary>Signs a message: topic, payload, key.</summary>
    public delegate byte[] Signing(string topic, byte[] payload, byte[] key);

    /// <summary>A request as it is sent.</summary>
    /// <param name="Id">Its identifier.</param>
    /// <param name="Expiry">When it expires, UTC in microseconds since 1970.</param>
    /// <param name="Payload">Its bytes.</param>
    public sealed record Sent(string Id, long Expiry, byte[] Payload);

    /// <summary>Tries every kind.</summary>
    public static void Run(AttackScene scene, AttackRound round)
    {
        using Stranger desk = scene.Enter(Desk, scene.Keys.TlsOf(scene.Keys.Person(Desk)));
        using Stranger broker = scene.EnterAsOverlord();
        Aspect wanted = scene.Other;

        (Sent old, byte[] oldState) = Overhear(scene, desk, wanted);
        bool IsServed() => Ask(scene, desk, Request(scene, scene.Standing, Forger.Sign)) == "accepted";
        round.Try(
            AttackKind.ForgedState, AttackSeen.Health, () => scene.Venue.Gateway.ViewOf(scene.Post.Plan.Id)?.Health?.BadMessages ?? 0,
            number => broker.Say(scene.Topic(What.ControlState), StateOf(scene, number, (topic, payload, key) => scene.Forger.SignWrongly(topic, payload, key, number))), scene.Settle);
        round.Try(
            AttackKind.ReplayedState, AttackSeen.Health, () => scene.Venue.Gateway.ViewOf(scene.Post.Plan.Id)?.Health?.StaleMessages ?? 0,
            _ => broker.Say(scene.Topic(What.ControlState), oldState), scene.Settle);
        round.Try(
            AttackKind.ForgedProof, AttackSeen.Health, () => scene.Venue.Gateway.ViewOf(scene.Control.Plan.Id)?.Health?.BadMessages ?? 0,
            number => broker.Say(scene.Topic(scene.Post, What.Lamps), ProofOf(scene, number)), scene.Settle);
        round.Await(); // before forged requests are counted in the same figure
        ShowGateway(scene, round, broker, oldState);
        TryRequest(AttackKind.ForgedRequest, "refused forged", number => Request(scene, wanted, (topic, payload, key) => scene.Forger.SignWrongly(topic, payload, key, number)));
        TryRequest(AttackKind.ReplayedRequest, "refused replayed", _ => old = IsFresh(old) ? old : Overhear(scene, desk, wanted).Request);
        TryRequest(AttackKind.ExpiredRequest, "refused expired", number => Request(scene, wanted, Forger.Sign, -1_000 - (number * 1_000_000L)));

        void TryRequest(AttackKind kind, string word, Func<int, Sent> make)
        {
            int seen = 0;
            round.Try(kind, AttackSeen.Reply, () => seen, IsRefused, IsServed);

            bool IsRefused(int number)
            {
                bool isRefused = Ask(scene, desk, make(number)) == word;
                seen += isRefused ? 1 : 0;
                return isRefused;
            }
        }
    }

    // The same once more, looked at from the tower: what the gateway shows and stores.
    private static void ShowGateway(AttackScene scene, AttackRound round, Stranger broker, byte[] oldState)
    {
        Patience.Until(() => scene.IsShown, AnswerSeconds);
        Try(AttackKind.ForgedStateShown, scene.Control, scene.Topic(What.ControlState), number => StateOf(scene, number, (topic, payload, key) => scene.Forger.SignWrongly(topic, payload, key, number)));
        Try(AttackKind.ReplayedStateShown, scene.Control, scene.Topic(What.ControlState), _ => oldState);
        Try(AttackKind.ForgedProofShown, scene.Post, scene.Topic(scene.Post, What.Lamps), number => ProofOf(scene, number));

        void Try(AttackKind kind, VenueBox of, string topic, Func<int, byte[]> make)
        {
            int Refused() => scene.Venue.Gateway.ViewOf(of.Plan.Id)?.RefusedMessages ?? 0;
            round.Try(kind, AttackSeen.Gateway, Refused, IsRefused, scene.Settle);

            bool IsRefused(int number)
            {
                int before = Refused();
                return broker.Say(topic, make(number)) && Patience.Until(() => Refused() > before, AnswerSeconds) && scene.IsShown;
            }
        }
    }

    /// <summary>A request of the desk for an aspect everywhere.</summary>
    public static Sent Request(AttackScene scene, Aspect aspect, Signing sign, long expiresIn = ExpiryMicroseconds)
    {
        lastSeq = Math.Max(lastSeq + 1, AttackScene.Now);
        long expiry = AttackScene.Now + expiresIn;
        string id = lastSeq.ToString(CultureInfo.InvariantCulture);
        ControlRequestMessage request = new();
        request.SetText(ControlRequestMessage.Id, id);
        request.SetText(ControlRequestMessage.Issuer, Desk);
        request.SetInteger(ControlRequestMessage.Seq, lastSeq);
        request.SetInteger(ControlRequestMessage.Expiry, expiry);
        request.SetChoice(ControlRequestMessage.Operation, (int)ControlOperation.Aspect);
        request.SetText(ControlRequestMessage.Target, "all");
        request.SetChoice(ControlRequestMessage.AspectField, (int)aspect);
        return new Sent(id, expiry, sign(scene.Topic(What.ControlRequest), Forger.Encode(request), scene.Keys.RequestKeyOf(Desk)));
    }

    /// <summary>Sends a request and waits for the control box's first answer.</summary>
    /// <returns>The answer, as <c>accepted</c> or <c>refused forged</c>; empty for none.</returns>
    public static string Ask(AttackScene scene, Stranger sender, Sent request)
    {
        int from = scene.Ear.Count;
        sender.Say(scene.Topic(What.ControlRequest), request.Payload);
        string topic = scene.Topic(What.ControlReply);
        Patience.Until(() => scene.Ear.Answers(topic, request.Id, from).Count > 0, AnswerSeconds);
        return scene.Ear.Answers(topic, request.Id, from).FirstOrDefault() ?? "";
    }

    /// <summary>A <c>control/state</c> that shows what the intruder would rather see, newer than the newest.</summary>
    public static byte[] StateOf(AttackScene scene, int number, Signing sign)
    {
        ControlStateMessage state = scene.Read(scene.NewestState(scene.Circuit.Id)!);
        char letter = (char)AspectNames.LetterOf(scene.Standing == Aspect.Red ? Aspect.Green : Aspect.Red);
        state.SetInteger(ControlStateMessage.Seq, state.GetInteger(ControlStateMessage.Seq) + 1 + number);
        state.SetInteger(ControlStateMessage.Utc, AttackScene.Now);
        state.SetInteger(ControlStateMessage.Expiry, AttackScene.Now + ExpiryMicroseconds);
        state.SetText(ControlStateMessage.Posts, new string(letter, state.GetText(ControlStateMessage.Posts).Length));
        return sign(scene.Topic(What.ControlState), Forger.Encode(state), scene.KeyOf(scene.Circuit.Id));
    }

    // Race control asks for something once, and then no longer: its request and the circuit's answer are overheard.
    private static (Sent Request, byte[] State) Overhear(AttackScene scene, Stranger desk, Aspect wanted)
    {
        Sent request = Request(scene, wanted, Forger.Sign, OverheardMicroseconds);
        bool wasAccepted = Ask(scene, desk, request) == "accepted" && scene.Order(wanted);
        byte[] state = scene.NewestState(scene.Circuit.Id) ?? [];
        return wasAccepted && state.Length > 0 && scene.Settle()
            ? (request, state)
            : throw new InvalidOperationException($"{scene.Circuit.Id} did not do what race control asked: the attack would prove nothing.");
    }

    // Played again after its expiry a request would be refused for that, and the memory of sequences not be tried.
    private static bool IsFresh(Sent request) => request.Expiry - AttackScene.Now > OverheardMicroseconds / 2;

    // A post that proves nothing any more: control would follow it as missing.
    private static byte[] ProofOf(AttackScene scene, int number)
    {
        LampsMessage lamps = new();
        lamps.SetChoice(LampsMessage.Commanded, (int)scene.Standing);
        lamps.SetChoice(LampsMessage.Applied, (int)Aspect.Green);
        lamps.SetChoice(LampsMessage.Proved, (int)Aspect.Unproved);
        lamps.SetChoice(LampsMessage.Reason, (int)AspectReason.Central);
        lamps.SetInteger(LampsMessage.Utc, AttackScene.Now);
        string key = File.ReadAllText(Path.Combine(scene.Keys.Box(scene.Post.Plan.Id), KeyFolder.Hmac)).Trim();
        return scene.Forger.SignWrongly(scene.Topic(scene.Post, What.Lamps), Forger.Encode(lamps), Convert.FromHexString(key), number);
    }
}
