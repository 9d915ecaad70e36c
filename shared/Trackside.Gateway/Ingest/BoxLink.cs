using System;
using System.Linq;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>What the gateway says to boxes about their passings. One thread, the store's.</summary>
internal sealed class BoxLink
{
    private const int HolesAtOnce = 16; // what is still missing is asked for again with the box's next health
    private readonly IBoxMail mail;
    private readonly string venue;
    private readonly Duty duty;
    private readonly GatewayCounters counters;
    private readonly FlatJsonWriter writer = new();
    private readonly AckMessage ack = new();
    private readonly ResendMessage resend = new();
    private readonly byte[] buffer = new byte[Limits.Payload];

    internal BoxLink(IBoxMail mail, string venue, Duty duty, GatewayCounters counters)
    {
        this.mail = mail;
        this.venue = venue;
        this.duty = duty;
        this.counters = counters;
    }

    /// <summary>Tells a box how far it is settled, unless that is left to another gateway.</summary>
    internal void SendAck(Cursor cursor)
    {
        if (cursor.Contiguous == 0 || !duty.IsActive)
        {
            return;
        }

        ack.SetInteger(AckMessage.Boot, cursor.Boot);
        ack.SetInteger(AckMessage.Seq, cursor.Contiguous);
        Send(cursor, ack);
        counters.CountAck();
    }

    internal void SendResend(Cursor cursor)
    {
        foreach (SeqRange hole in cursor.Holes(cursor.Highest).Take(HolesAtOnce))
        {
            resend.SetInteger(ResendMessage.Boot, cursor.Boot);
            resend.SetInteger(ResendMessage.From, hole.First);
            resend.SetInteger(ResendMessage.To, hole.Last);
            Send(cursor, resend);
        }
    }

    // Without a connection nothing is queued: after it is back the box resends, and is answered then.
    private void Send(Cursor cursor, Message message)
    {
        if (mail.IsConnected)
        {
            int length = writer.Write(message, buffer);
            mail.Publish(Topic.OfBox(venue, cursor.Circuit, cursor.Box, message.What), buffer.AsSpan(0, length));
        }
    }
}
