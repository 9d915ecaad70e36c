using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Gateway;

/// <summary>Orders asked of control boxes, and their replies. Any thread.</summary>
internal sealed class ControlRequests
{
    private static readonly TimeSpan ReplyGrace = TimeSpan.FromMilliseconds(500); // for the refusal of a request that came too late
    private static readonly TimeSpan LongestNotice = TimeSpan.FromSeconds(75); // a profile's longest, and what a marshal who presses again adds
    private const double ShortestHold = 1000; // milliseconds, as the message has them
    private const double LongestHold = 60_000;
    private readonly GatewayOptions options;
    private readonly MosquittoClient client;
    private readonly BoxTable boxes;
    private readonly EventQueue events;
    private readonly Lock gate = new();
    private readonly Dictionary<string, PendingRequest> pending = [];
    private readonly CancellationTokenSource closed = new();
    private long lastSeq;

    internal ControlRequests(GatewayOptions options, MosquittoClient client, BoxTable boxes, EventQueue events)
    {
        this.options = options;
        this.client = client;
        this.boxes = boxes;
        this.events = events;
    }

    private Issuer Own => new(options.Id, options.RequestKey);

    internal Task<ControlOutcome> RequestAspect(
        string circuit, string target, Aspect aspect, bool takeOver, IProgress<ControlReply>? progress, CancellationToken cancellation) =>
        RequestAspect(Own, new AspectAsk(circuit, target, aspect) { TakesOver = takeOver }, progress, cancellation);

    internal async Task<ControlOutcome> RequestAspect(Issuer issuer, AspectAsk ask, IProgress<ControlReply>? progress, CancellationToken cancellation)
    {
        var (circuit, target, aspect) = ask;
        Demand(circuit, target, aspect);
        ControlRequestMessage message = Message(ControlOperation.Aspect, target);
        message.SetChoice(ControlRequestMessage.AspectField, (int)aspect);
        if (ask.TakesOver)
        {
            message.SetFlag(ControlRequestMessage.TakeOver, true);
        }

        if (ask.Hold is { } hold)
        {
            message.SetInteger(ControlRequestMessage.Hold, (long)Math.Clamp(hold.TotalMilliseconds, ShortestHold, LongestHold));
        }

        var request = new PendingRequest(circuit, progress) { Issuer = issuer };
        TimeSpan patience = options.RequestExpiry + (ask.TakesOver ? LongestNotice : ReplyGrace);
        var (id, elapsed) = await Ask(circuit, message, request, patience, cancellation).ConfigureAwait(false);
        return Outcome(request.Last, circuit, id, target, aspect, elapsed);
    }

    internal async Task<OperationOutcome> RequestOperation(ControlOrder order, CancellationToken cancellation)
    {
        Demand(order.Circuit, order.Target);
        ControlRequestMessage message = Message(order.Operation, order.Target);
        if (order.Operation == ControlOperation.LockOut)
        {
            message.SetText(ControlRequestMessage.By, order.By);
            message.SetChoice(ControlRequestMessage.Reason, (int)order.Reason);
        }

        if (order.Operation == ControlOperation.Board)
        {
            message.SetChoice(ControlRequestMessage.Board, (int)order.Board);
        }

        if (order.Number is { } number)
        {
            message.SetInteger(ControlRequestMessage.Number, number);
        }

        var request = new PendingRequest(order.Circuit, null, endsAccepted: true) { Issuer = Own };
        var (id, elapsed) = await Ask(order.Circuit, message, request, options.RequestExpiry + ReplyGrace, cancellation).ConfigureAwait(false);
        return new OperationOutcome(order, id)
        {
            Reached = request.Last?.Result,
            Refusal = request.Last?.Refusal,
            Missing = MissingProof.ParseList(string.Join(',', request.Last?.Missing ?? [])),
            Elapsed = elapsed,
        };
    }

    private async Task<(string Id, TimeSpan Elapsed)> Ask(
        string circuit, ControlRequestMessage message, PendingRequest request, TimeSpan patience, CancellationToken cancellation)
    {
        long seq = NextSeq();
        string id = seq.ToString(CultureInfo.InvariantCulture);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closed.Token);
        lock (gate)
        {
            pending[id] = request;
        }

        long start = options.Time.GetTimestamp();
        try
        {
            Publish(circuit, message, request.Issuer, seq, id);
            await request.Done.WaitAsync(patience, options.Time, either.Token).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The outcome tells how far it came and who is missing.
        }
        finally
        {
            lock (gate)
            {
                pending.Remove(id);
            }
        }

        return (id, options.Time.GetElapsedTime(start));
    }

    /// <summary>Takes a reply of a control box. Network thread.</summary>
    internal void TakeReply(string circuit, ControlReplyMessage from)
    {
        int refusal = from.GetChoice(ControlReplyMessage.Reason);
        var reply = new ControlReply(
            circuit,
            from.GetText(ControlReplyMessage.Id),
            from.GetText(ControlReplyMessage.Issuer),
            (ControlResult)from.GetChoice(ControlReplyMessage.Result),
            refusal < 0 ? null : (RefusalReason)refusal,
            (from.GetText(ControlReplyMessage.Missing) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries));
        events.Tell(reply);
        lock (gate)
        {
            if (pending.TryGetValue(reply.Id, out PendingRequest? request) && request.Circuit == circuit && request.Issuer.Name == reply.Issuer)
            {
                request.Take(reply);
            }
        }
    }

    /// <summary>Cancels what still waits.</summary>
    internal void Close() => closed.Cancel();

    private static void Demand(string circuit, string target, Aspect aspect)
    {
        Demand(circuit, target);
        if (!AspectNames.IsCommandable(aspect))
        {
            throw new ArgumentOutOfRangeException(nameof(aspect), aspect, "this aspect is only ever reported, never commanded");
        }
    }

    private static void Demand(string circuit, string target)
    {
        if (!Topic.IsIdentifier(circuit))
        {
            throw new ArgumentException($"'{circuit}' cannot be a circuit: 1 to 24 of a-z 0-9 -", nameof(circuit));
        }

        if (!Topic.IsIdentifier(target))
        {
            throw new ArgumentException($"'{target}' cannot be a target: name a post, a route, a place, or write 'all'", nameof(target));
        }
    }

    private static ControlRequestMessage Message(ControlOperation operation, string target)
    {
        var message = new ControlRequestMessage();
        message.SetChoice(ControlRequestMessage.Operation, (int)operation);
        message.SetText(ControlRequestMessage.Target, target);
        return message;
    }

    // Microseconds of UTC: they go on growing when the gateway starts again.
    private long NextSeq()
    {
        lock (gate)
        {
            return lastSeq = Math.Max(lastSeq + 1, options.NowMicroseconds());
        }
    }

    private void Publish(string circuit, ControlRequestMessage message, Issuer issuer, long seq, string id)
    {
        message.SetText(ControlRequestMessage.Id, id);
        message.SetText(ControlRequestMessage.Issuer, issuer.Name);
        message.SetInteger(ControlRequestMessage.Seq, seq);
        message.SetInteger(ControlRequestMessage.Expiry, options.NowMicroseconds() + (options.RequestExpiry.Ticks / TimeSpan.TicksPerMicrosecond));
        byte[] buffer = new byte[Limits.Payload];
        int length = new FlatJsonWriter().Write(message, buffer);
        string topic = Topic.OfCircuit(options.Venue, circuit, What.ControlRequest);
        if (issuer.Key is byte[] key)
        {
            byte[] signed = Signature.Bytes(Encoding.UTF8.GetBytes(topic), buffer, length - 1, null);
            length = Signature.Append(buffer, length, HMACSHA256.HashData(key, signed));
        }

        // Without a connection the library keeps it for the next one: should that come after the expiry, the control box refuses it.
        client.Publish(topic, buffer.AsSpan(0, length), 1, false);
    }

    private ControlOutcome Outcome(ControlReply? last, string circuit, string id, string target, Aspect aspect, TimeSpan elapsed) => new()
    {
        Circuit = circuit,
        Id = id,
        Target = target,
        Aspect = aspect,
        Reached = last?.Result,
        Refusal = last?.Refusal,
        Missing = last?.Missing ?? [boxes.ControlBoxOf(circuit) ?? $"the control box of {circuit}"],
        Elapsed = elapsed,
    };
}
