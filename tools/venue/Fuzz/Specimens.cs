using System;
using System.Collections.Generic;
using System.Text;
using Trackside.Messages;
using Trackside.Venue.Attacks;

namespace Trackside.Venue.Fuzz;

/// <summary>A sound message of each topic to be damaged: one that was overheard, else one that is made up. Topics are filled once; then any thread.</summary>
internal sealed class Specimens
{
    private static readonly byte[] anything = Encoding.UTF8.GetBytes("{\"boot\":3,\"seq\":17,\"utc\":1774785600000000}");

    private readonly Dictionary<string, byte[]> overheard = [];

    /// <summary>Takes what was heard: the last of each topic.</summary>
    public void Take(IEnumerable<Eavesdropper.Heard> heard)
    {
        foreach (Eavesdropper.Heard message in heard)
        {
            if (message.Payload.Length > 0)
            {
                overheard[message.Topic] = message.Payload;
            }
        }
    }

    /// <summary>A sound message for a topic.</summary>
    public byte[] Of(string topic, What what) => overheard.TryGetValue(topic, out byte[]? heard) ? heard : MadeUp(what);

    private static byte[] MadeUp(What what)
    {
        switch (what)
        {
            case What.Ack:
                AckMessage ack = new();
                ack.SetInteger(AckMessage.Boot, 1);
                ack.SetInteger(AckMessage.Seq, 17);
                return Forger.Encode(ack);
            case What.Resend:
                ResendMessage resend = new();
                resend.SetInteger(ResendMessage.Boot, 1);
                resend.SetInteger(ResendMessage.From, 1);
                resend.SetInteger(ResendMessage.To, 20);
                return Forger.Encode(resend);
            case What.Passing:
                PassingMessage passing = new();
                passing.SetInteger(PassingMessage.Seq, 1);
                passing.SetInteger(PassingMessage.Boot, 1);
                passing.SetText(PassingMessage.Loop, "sf");
                passing.SetInteger(PassingMessage.Uncertainty, 500);
                passing.SetChoice(PassingMessage.Source, (int)CrossingSource.Edge);
                return Forger.Encode(passing);
            case What.Button:
                ButtonMessage button = new();
                button.SetText(ButtonMessage.Button, "section");
                button.SetChoice(ButtonMessage.Event, (int)ButtonEvent.Press);
                button.SetInteger(ButtonMessage.Seq, 1);
                return Forger.Encode(button);
            case What.ConsoleIn:
                ConsoleMessage line = new();
                line.SetText(ConsoleMessage.Line, "status");
                return Forger.Encode(line);
            default:
                return anything;
        }
    }
}
