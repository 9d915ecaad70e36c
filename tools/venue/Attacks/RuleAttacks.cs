using System;
using System.Linq;
using System.Text;
using Trackside.Messages;
using Trackside.Venue.Keys;

namespace Trackside.Venue.Attacks;

/// <summary>Attacks by those who are let in: with the certificate of the stolen box, a gateway or a technician, against the broker's rules.</summary>
internal static class RuleAttacks
{
    private const double ArrivalSeconds = 10;

    /// <summary>So often the stolen box is started as another.</summary>
    private const int Starts = 3;

    /// <summary>A post that starts tells at once how it is, what its lamps show, and its figures.</summary>
    private const int MessagesOfAStart = 3;

    private static readonly What[] ofBoxes = [What.State, What.Lamps, What.Passing, What.Button, What.Health, What.ConsoleIn, What.Ack];

    /// <summary>Tries every kind.</summary>
    public static void Run(AttackScene scene, AttackRound round)
    {
        RunAsAnother(scene, round);
        Write(scene, round);
    }

    /// <summary>Tries what clients write.</summary>
    public static void Write(AttackScene scene, AttackRound round)
    {
        string box = scene.Stolen.Id;
        using Stranger thief = scene.Enter(box, scene.Stolen.Papers);
        using Stranger gateway = scene.Enter("gw2", scene.Keys.TlsOf(scene.Keys.Person("gw2")));
        using Stranger desk = scene.Enter(MessageAttacks.Desk, scene.Keys.TlsOf(scene.Keys.Person(MessageAttacks.Desk)));
        Stranger[] others = [thief, gateway];
        round.Try(
            AttackKind.NotRaceControl,
            AttackSeen.BrokerLog,
            () => others.Select((_, i) => scene.Log.DeniedOf(i == 0 ? box : "gw2")).Sum(),
            number => !Arrives(scene, others[number % others.Length], scene.Topic(What.ControlRequest), MessageAttacks.Request(scene, scene.Other, Forger.Sign).Payload),
            () => MessageAttacks.Ask(scene, desk, MessageAttacks.Request(scene, scene.Standing, Forger.Sign)) == "accepted");
        round.Try(
            AttackKind.ForeignTopic,
            AttackSeen.BrokerLog,
            () => scene.Log.DeniedOf(box),
            number => !Arrives(scene, thief, scene.Topic(scene.Post, ofBoxes[number % ofBoxes.Length]), Nonsense(number)),
            () => Arrives(scene, thief, scene.Topic(scene.Stolen.Box, What.ConsoleOut), Nonsense(0)));

        // He holds the key of the circuit, taken out of the box: the signature is right.
        round.Try(
            AttackKind.BoxPermits,
            AttackSeen.BrokerLog,
            () => scene.Log.DeniedOf(box),
            number => !Arrives(scene, thief, scene.Topic(What.ControlState), MessageAttacks.StateOf(scene, number, Forger.Sign)),
            () => ControlSpeaks(scene));
    }

    // Its real firmware under a post's configuration: it believes to be the post, and the broker knows better.
    private static void RunAsAnother(AttackScene scene, AttackRound round)
    {
        string box = scene.Stolen.Id;
        round.Count(AttackKind.AnotherCertificate, AttackSeen.BrokerLog, () => scene.Log.DeniedOf(box), scene.Stolen.IsReadyWithItsOwn, () =>
        {
            int sent = scene.Log.SentBy(box);
            int denied = scene.Log.DeniedOf(box);
            for (int start = 0; start < Starts; start++)
            {
                int soFar = scene.Log.SentBy(box);
                scene.Stolen.RunAs(scene.Post, () => scene.Log.SentBy(box) >= soFar + MessagesOfAStart);
            }

            return (scene.Log.SentBy(box) - sent, scene.Log.DeniedOf(box) - denied);
        });
    }

    /// <summary>Whether a message is delivered: what the same client may say, said behind it, tells when it would have been.</summary>
    private static bool Arrives(AttackScene scene, Stranger sender, string topic, byte[] payload)
    {
        if (!sender.Say(topic, payload))
        {
            return false;
        }

        int from = scene.Ear.Count;
        byte[] mark = Encoding.UTF8.GetBytes($"{{\"id\":\"{Guid.NewGuid():N}\"}}");
        scene.Ear.Say(scene.Topic(scene.Stolen.Box, What.ConsoleIn), mark);
        bool isMarked = Patience.Until(() => scene.Ear.On(scene.Topic(scene.Stolen.Box, What.ConsoleIn), from).Any(heard => heard.Payload.AsSpan().SequenceEqual(mark)), ArrivalSeconds);
        return !isMarked || scene.Ear.HasHeard(topic, payload);
    }

    private static bool ControlSpeaks(AttackScene scene)
    {
        int from = scene.Ear.Count;
        return scene.Settle() && Patience.Until(() => scene.Ear.On(scene.Topic(What.ControlState), from).Count > 0, ArrivalSeconds);
    }

    private static byte[] Nonsense(int number) => Encoding.UTF8.GetBytes($"{{\"state\":\"fault\",\"boot\":{number + 1},\"nonce\":\"{Guid.NewGuid():N}\"}}");
}
