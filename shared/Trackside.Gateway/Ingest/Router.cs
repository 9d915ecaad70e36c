using System;
using System.Collections.Generic;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>
/// Reads every message that comes from the broker and hands it to who needs it. What cannot be read, or is not believed, changes nothing, is counted
/// per box and told. One thread, the network's.
/// </summary>
internal sealed class Router
{
    /// <summary>The circuit under which gateways announce themselves: no boxes there.</summary>
    internal const string GatewayCircuit = "gateway";

    private const int MaxTopics = 16_384;
    private const long NoteEachMicroseconds = 100_000;
    private readonly GatewayOptions options;
    private readonly BoxTable boxes;
    private readonly IngestWorker worker;
    private readonly ControlRequests requests;
    private readonly EventQueue events;
    private readonly GatewayCounters counters;
    private readonly Warden warden;
    private readonly Dictionary<string, Topic?> topics = [];
    private readonly Dictionary<Topic, long> seen = [];
    private readonly Message?[] messages = new Message?[(int)What.ControlPosts + 1];
    private readonly ConditionDesk conditions = new();
    private readonly FlatJsonReader reader = new();
    private readonly byte[] buffer = new byte[Limits.Payload];

    internal Router(
        GatewayOptions options, BoxTable boxes, IngestWorker worker, ControlRequests requests, EventQueue events, GatewayCounters counters, Warden warden)
    {
        this.options = options;
        this.warden = warden;
        this.boxes = boxes;
        this.worker = worker;
        this.requests = requests;
        this.events = events;
        this.counters = counters;
        Message[] read =
        [
            new StateMessage(), new PassingMessage(), new LampsMessage(), new SignMessage(), new ButtonMessage(), new HealthMessage(), new LoopsMessage(),
            new ControlStateMessage(), new ControlReplyMessage(), new InterlockMessage(),
            new ControlRequestMessage(), new ControlPostsMessage(),
        ];
        foreach (Message message in read)
        {
            messages[(int)message.What] = message;
        }
    }

    internal void Receive(string name, ReadOnlySpan<byte> payload, bool retained)
    {
        // An empty payload takes a retained message away: nothing is told by it.
        if (payload.Length == 0 || Find(name) is not { } topic || messages[(int)topic.What] is not { } message)
        {
            return;
        }

        // The reader refuses by length before it looks at the bytes.
        payload[..Math.Min(payload.Length, buffer.Length)].CopyTo(buffer);
        if (!reader.Read(buffer, 0, payload.Length, message))
        {
            Refuse(topic);
            return;
        }

        long now = options.NowMicroseconds();
        if (warden.Judge(name, topic, message, buffer, payload.Length, now, out bool isProof) is { } fault)
        {
            Disbelieve(name, topic, fault, now);
            return;
        }

        Take(topic, message, now, live: !retained, isProof);
        if (warden.TakeNotes(now) is { } newest)
        {
            worker.Offer(new IngestItem.Heard(newest));
        }
    }

    private void Take(Topic topic, Message message, long now, bool live, bool isProof)
    {
        switch (message)
        {
            case PassingMessage passing:
                NoteSeen(topic, now);
                Passing crossed = Decoder.Passing(topic, passing, now);
                worker.Offer(new IngestItem.Arrived(crossed, (int)passing.GetInteger(PassingMessage.Gone)));
                break;
            case StateMessage state:
                TakeState(topic, state, now, live);
                break;
            case LampsMessage lamps:
                TakeLamps(topic, Decoder.Lamps(topic, lamps, now, isProof), now, live);
                break;
            case SignMessage sign:
                SignView shown = Decoder.Sign(sign, now, isProof);
                var (old, after) = boxes.Change(topic, shown, (box, value) => box with { Sign = value, LastSeen = live ? now : box.LastSeen });
                TellIf(old.Sign == null || old.Sign with { Received = now } != shown, after);
                break;
            case ButtonMessage button:
                boxes.Change(topic, now, (box, seen) => box with { LastSeen = seen });
                ButtonNotice hand = Decoder.Button(topic, button, now);
                events.Tell(hand);
                worker.Offer(new IngestItem.Flagged(FlagDesk.Pressed(hand)));
                break;
            case HealthMessage health:
                TakeHealth(topic, health, now, live);
                break;
            case LoopsMessage loops:
                LoopsView found = LoopsView.Of(topic, loops, now);
                boxes.Change(topic, found, (box, value) => box with { Loops = value, LastSeen = live ? now : box.LastSeen });
                break;
            case ControlStateMessage control:
                TakeControl(topic, control, now);
                break;
            case InterlockMessage interlock:
                InterlockView proofs = Decoder.Interlock(topic, interlock, now);
                boxes.Take(proofs);
                events.Tell(proofs);
                break;
            case ControlReplyMessage reply:
                requests.TakeReply(topic.Circuit, reply);
                worker.Offer(new IngestItem.Flagged(FlagDesk.Replied(topic, reply, now)));
                break;
            case ControlRequestMessage request when live:
                worker.Offer(new IngestItem.Flagged(FlagDesk.Asked(topic, request, now)));
                break;
            case ControlPostsMessage posts:
                MissingPostsView missing = Decoder.MissingPosts(topic, posts, now);
                boxes.Take(missing);
                events.Tell(missing);
                break;
        }
    }

    // A box that sends a burst of passings is not noted with each.
    private void NoteSeen(Topic topic, long now)
    {
        if (now - seen.GetValueOrDefault(topic) >= NoteEachMicroseconds)
        {
            seen[topic] = now;
            boxes.Change(topic, now, (box, moment) => box with { LastSeen = moment });
        }
    }

    private void TakeLamps(Topic topic, LampsView view, long now, bool live)
    {
        var (before, _) = boxes.Change(topic, view, (box, shown) => box with { Lamps = shown, LastSeen = live ? now : box.LastSeen });
        bool isNews = before.Lamps == null || before.Lamps with { Received = now } != view;
        TellIf(isNews, view);
        if (isNews)
        {
            worker.Offer(new IngestItem.Flagged(FlagDesk.Shown(view)));
        }
    }

    private void TakeControl(Topic topic, ControlStateMessage control, long now)
    {
        ControlStateView told = Decoder.ControlState(topic, control, now);
        TellIf(boxes.Take(told), told);
        if (boxes.Holds(told))
        {
            worker.Offer(new IngestItem.Told(told));
            worker.Offer(new IngestItem.Flagged(FlagDesk.Told(topic, control, now)));
        }
    }

    private void TakeState(Topic topic, StateMessage state, long now, bool live)
    {
        bool seen = live && state.GetChoice(StateMessage.State) != (int)BoxState.Lost;
        var (before, after) = boxes.Change(
            topic, state, (box, from) => Decoder.State(box, from, now) with { LastSeen = seen ? now : box.LastSeen });
        TellIf(before with { StateReceived = now, LastSeen = after.LastSeen } != after, after);
        if (conditions.Notes(after))
        {
            worker.Offer(new IngestItem.Conditioned(Condition.Of(after)));
        }
    }

    private void TakeHealth(Topic topic, HealthMessage health, long now, bool live)
    {
        HealthView view = Decoder.Health(topic, health, now);
        boxes.Change(topic, view, (box, figures) => box with { Health = figures, LastSeen = live ? now : box.LastSeen });
        events.Tell(view);
        if (conditions.Notes(view, live))
        {
            worker.Offer(new IngestItem.Measured(view));
        }

        if (view.Boot > 0 && view.Newest.HasValue)
        {
            worker.Offer(new IngestItem.Held(view.Circuit, view.Box, view.Boot, view.Oldest, view.Newest.Value, view.Queue, view.HeldBoot));
        }
    }

    private void Disbelieve(string name, Topic topic, MessageFault fault, long now)
    {
        counters.CountRefused();
        boxes.Refuse(topic, now);
        if (warden.Refuse(name, topic, fault, now, out bool isForLog) is { } refused)
        {
            events.Tell(refused);
            if (isForLog)
            {
                worker.Offer(new IngestItem.Flagged(FlagDesk.Refused(refused)));
            }
        }
    }

    private void Refuse(Topic topic)
    {
        counters.CountBadMessage();
        int count = 1;
        if (topic.Box != Topic.ControlName)
        {
            count = boxes.Change(topic, 0, (box, _) => box with { BadMessages = box.BadMessages + 1 }).After.BadMessages;
        }

        events.Tell(new BadMessage(topic.Circuit, topic.Box, topic.What, reader.Error, reader.Position, count));
    }

    private void TellIf(bool changed, object notice)
    {
        if (changed)
        {
            events.Tell(notice);
        }
    }

    private Topic? Find(string name)
    {
        if (!topics.TryGetValue(name, out Topic? topic))
        {
            topic = Topic.Parse(name);
            bool ours = topic != null && topic.Circuit != GatewayCircuit && Topic.IsIdentifier(topic.Circuit)
                && (Topic.IsIdentifier(topic.Box) || topic.Box == Topic.ControlName);
            topic = ours ? topic : null;
            if (topics.Count >= MaxTopics)
            {
                topics.Clear();
                seen.Clear();
            }

            topics[name] = topic;
        }

        return topic;
    }
}
