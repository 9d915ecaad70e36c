using System.Collections.Generic;
using Trackside.Gateway;
using Trackside.Messages;

namespace Trackside.Simulation;

/// <summary>
/// The real gateway's store and rule for passings over a real database, driven in simulated time: only its threads and the broker are
/// replaced. It can be killed at any point of a group.
/// </summary>
internal sealed class SimGateway : IBoxMail, IDisposable
{
    public const string Venue = "ales";

    private readonly Agenda agenda;
    private readonly Dice dice;
    private readonly Network network;
    private readonly Truth truth;
    private readonly Weather weather;
    private readonly Mutant mutant;
    private readonly Dictionary<string, SimBox> boxes;
    private readonly GatewayOptions options;
    private readonly FlatJsonReader reader = new();
    private readonly PassingMessage passing = new();
    private readonly HealthMessage health = new();
    private readonly List<IngestItem> waiting = [];
    private readonly IngestGroup group = new();
    private PassingStore store;
    private Ingest ingest;
    private readonly BoxLink link;
    private int life;

    public SimGateway(Agenda agenda, Dice dice, Network network, Truth truth, Weather weather, Mutant mutant, IEnumerable<SimBox> boxes, string database)
    {
        this.agenda = agenda;
        this.dice = dice;
        this.network = network;
        this.truth = truth;
        this.weather = weather;
        this.mutant = mutant;
        this.boxes = boxes.ToDictionary(box => box.Name);
        options = new GatewayOptions { Venue = Venue, Database = database, Time = new AgendaTime(agenda) };
        Duty duty = new(options.Id, (_, _) => { }, _ => { });
        duty.Connect();
        duty.HearSelf(1);
        link = new BoxLink(this, Venue, duty, Counters);
        (store, ingest) = Open();
    }

    public GatewayCounters Counters { get; } = new();

    public bool IsUp { get; private set; } = true;

    bool IBoxMail.IsConnected => true;

    public int Kills { get; private set; }

    public int Duplicates { get; private set; }

    public int Losses { get; private set; }

    public int Restarted { get; private set; }

    void IBoxMail.Publish(string topic, ReadOnlySpan<byte> payload)
    {
        Topic to = Topic.Parse(topic);
        network.ToBox(boxes[to.Box], to.What, payload.ToArray());
    }

    /// <summary>A message of a box arrives.</summary>
    public void Receive(SimBox box, int sentInBoot, What what, byte[] payload)
    {
        Topic topic = box.TopicOf(what);
        if (what == What.Passing && reader.Read(payload, 0, payload.Length, passing))
        {
            Passing arrived = Decoder.Passing(topic, passing, options.NowMicroseconds());
            truth.NoteArrival(box, sentInBoot, arrived);
            Offer(new IngestItem.Arrived(arrived, (int)passing.GetInteger(PassingMessage.Gone)));
        }
        else if (what == What.Health && reader.Read(payload, 0, payload.Length, health))
        {
            HealthView view = Decoder.Health(topic, health, options.NowMicroseconds());
            Offer(new IngestItem.Held(view.Circuit, view.Box, view.Boot, view.Oldest, view.Newest!.Value, view.Queue, view.HeldBoot));
        }
        else
        {
            throw new InvalidOperationException($"a {what} that cannot be read: {reader.Error}");
        }
    }

    /// <summary>The process dies, and is there again after a while. The database is as the last commit left it.</summary>
    public void Kill()
    {
        if (!IsUp)
        {
            return;
        }

        Kills++;
        IsUp = false;
        life++;
        waiting.Clear();
        group.Items.Clear();
        group.ClearOutcome();
        store.Dispose();
        agenda.After(dice.Between(200_000, 10_000_000), () =>
        {
            (store, ingest) = Open();
            IsUp = true;
            network.Flush();
        });
    }

    public void Dispose()
    {
        if (IsUp)
        {
            store.Dispose();
        }
    }

    private (PassingStore Store, Ingest Ingest) Open()
    {
        PassingStore opened = new(options.Database, Venue, null);
        return (opened, new Ingest(opened, options));
    }

    private void Offer(IngestItem item)
    {
        if (waiting.Count == 0)
        {
            int now = life;
            agenda.After(weather.GroupDelay, () =>
            {
                if (now == life)
                {
                    Commit();
                }
            });
        }

        waiting.Add(item);
    }

    private void Commit()
    {
        group.Items.AddRange(waiting);
        waiting.Clear();
        bool dies = !network.IsCalm && dice.Chance(weather.DiesAtCommit);
        bool diesBefore = dies && dice.Chance(5000);
        store.Begin();
        ingest.Apply(group);
        if (mutant == Mutant.AcknowledgesBeforeCommit)
        {
            Acknowledge();
        }

        if (diesBefore)
        {
            store.Rollback();
            Kill();
            return;
        }

        store.Commit();
        Duplicates += group.Duplicates;
        Losses += group.Losses.Count;
        Restarted += group.Restarted.Count;
        if (dies)
        {
            Kill();
            return;
        }

        if (mutant != Mutant.AcknowledgesBeforeCommit)
        {
            Acknowledge();
        }

        group.Items.Clear();
        group.ClearOutcome();
    }

    private void Acknowledge()
    {
        // Sorted: the order of a set is not the seed's to give.
        foreach (Cursor cursor in group.Acknowledge.OrderBy(cursor => (cursor.Box, cursor.Life, cursor.Boot)))
        {
            link.SendAck(cursor);
        }

        foreach (Cursor cursor in group.AskAgain.OrderBy(cursor => (cursor.Box, cursor.Life, cursor.Boot)))
        {
            link.SendResend(cursor);
        }
    }

    private sealed class AgendaTime(Agenda agenda) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(Truth.Utc(agenda.Now) * 10);
    }
}
