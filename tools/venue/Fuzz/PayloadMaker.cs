using System;
using System.Collections.Generic;
using System.Text;
using Trackside.Messages;
using Trackside.Venue.Attacks;

namespace Trackside.Venue.Fuzz;

/// <summary>
/// Makes payloads that no box may obey: bytes, tokens of a parser, sound messages with a few things wrong. Nothing that a rightful sender could have said: on a topic without
/// signatures nothing that can be read, on a signed one nothing as it was overheard. One thread.
/// </summary>
internal sealed class PayloadMaker(Specimens specimens)
{
    /// <summary>Nearly every draw is unreadable; after so many that were not, the input is one that never is.</summary>
    private const int MostDraws = 100;

    /// <summary>So much of a line is kept where all of it does not fit into a message: each byte may become an escape of six.</summary>
    private const int ShortLine = 60;

    private static readonly byte[] neverReadable = "{"u8.ToArray();

    private readonly Mutator mutator = new();
    private readonly FlatJsonReader reader = new();
    private readonly ConsoleMessage line = new();
    private readonly Dictionary<What, Message> kinds = new()
    {
        [What.State] = new StateMessage(), [What.Passing] = new PassingMessage(), [What.Ack] = new AckMessage(), [What.Resend] = new ResendMessage(),
        [What.Lamps] = new LampsMessage(), [What.Sign] = new SignMessage(), [What.Button] = new ButtonMessage(), [What.ConsoleIn] = new ConsoleMessage(),
        [What.ControlState] = new ControlStateMessage(), [What.ControlRequest] = new ControlRequestMessage(),
    };

    /// <summary>Makes one for a topic.</summary>
    public byte[] Make(ref Dice dice, FuzzTopic topic)
    {
        byte[] sound = specimens.Of(topic.Name, topic.What);
        for (int draw = 0; draw < MostDraws; draw++)
        {
            mutator.Make(ref dice, sound);
            byte[] payload = mutator.ToArray();
            if (topic.IsSigned ? !mutator.Input.SequenceEqual(sound) : !CanBeRead(topic.What, payload))
            {
                return payload;
            }
        }

        return neverReadable;
    }

    /// <summary>A console line as a message that can be read: a NUL cannot be said in one.</summary>
    public byte[] Wrap(byte[] typed)
    {
        string text = Encoding.Latin1.GetString(typed).Replace('\0', '?');
        byte[] payload = Encode(text);
        return payload.Length > 0 ? payload : Encode(text[..Math.Min(text.Length, ShortLine)]);
    }

    private byte[] Encode(string text)
    {
        line.Clear();
        line.SetText(ConsoleMessage.Line, text);
        return Forger.Encode(line);
    }

    private bool CanBeRead(What what, byte[] payload) => !kinds.TryGetValue(what, out Message? kind) || reader.Read(payload, 0, payload.Length, kind);
}
