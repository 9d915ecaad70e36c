using System.Collections.Generic;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Simulation;

/// <summary>A whole box of the firmware on simulated ports: it boots, ticks, loses its power and comes back. Its crystal is off, its loop is late, its collector stops it.</summary>
internal sealed class SimBox
{
    public const string Circuit = "kart";

    private const long TickMicroseconds = 10_000;
    private const long StartMicroseconds = 1_000_000;
    private const long LongestWrite = 60_000;

    private readonly Agenda agenda;
    private readonly Dice dice;
    private readonly Weather weather;
    private readonly Truth truth;
    private readonly BoxConfiguration configuration;
    private readonly SimFlash flash;
    private readonly SimLink link;
    private readonly SimClock clock;
    private readonly SimDecoder decoder = new();
    private readonly BareBoard board = new();
    private readonly Topic[] topics = new Topic[(int)What.ConsoleOut + 1];
    private readonly Queue<(uint Transponder, long At, long Own)> told = new();
    private readonly Queue<(long At, int Acked)> acks = new();
    private readonly double rate;
    private readonly long decoderOff;
    private BoxParts? parts;
    private Core.Box? box;
    private long bootedAt;
    private int numbered;
    private int life;
    private int ackedLongAgo;
    private int cutAgain;

    public SimBox(int number, Agenda agenda, Dice dice, Weather weather, Network network, Truth truth, Mutant mutant)
    {
        this.agenda = agenda;
        this.dice = dice;
        this.weather = weather;
        this.truth = truth;
        Name = $"kart-t{number}";
        configuration = Configurations.Timing(Name, Circuit, SimGateway.Venue, weather.Capacity);
        flash = new SimFlash((int)dice.Between(1, int.MaxValue), mutant);
        link = new SimLink(agenda, dice, this, network);
        clock = new SimClock(agenda, dice, this);
        rate = 1 + (dice.Between(-weather.Drift, weather.Drift) / 1e6);
        decoderOff = dice.Between(-1_000_000_000, 1_000_000_000);
        foreach (What what in new[] { What.Passing, What.Health })
        {
            topics[(int)what] = Topic.Parse(Topic.OfBox(SimGateway.Venue, Circuit, Name, what));
        }
    }

    public string Name { get; }

    /// <summary>The running boot, or the last one.</summary>
    public int Boot { get; private set; }

    public bool IsOff { get; private set; } = true;

    public bool IsPartitioned { get; private set; }

    public int Cuts { get; private set; }

    public int Boots { get; private set; }

    public int FlashChanges => flash.Changes;

    public int FlashDeletions => flash.Deletions;

    /// <summary>The box's own microseconds.</summary>
    public long Monotonic => StartMicroseconds + (long)((agenda.Now - bootedAt) * rate);

    /// <summary>Whether everything it has is acknowledged.</summary>
    public bool IsDone => !IsOff && decoder.IsEmpty && told.Count == 0 && box!.Timing.Outbox.Depth == 0 && box.Timing.History.Boot == 0 && box.Timing.History.Depth == 0;

    /// <summary>What the box itself says went wrong inside.</summary>
    public string? Fault => box?.Supervisor.LastFault ?? (box?.Timing.Outbox.Refused > 0 ? "a passing was refused" : box?.Timing.Damaged > 0 ? "the flash did not give back a record" : null);

    public Topic TopicOf(What what) => topics[(int)what];

    /// <summary>Gives the box its power.</summary>
    public void PowerOn()
    {
        flash.PowerOn();
        if (Cuts == 1 && cutAgain > 0)
        {
            flash.CutPowerAt(cutAgain);
        }

        life++;
        IsOff = false;
        bootedAt = agenda.Now;
        PassingLog log = new(flash, weather.Capacity);
        int boot = new BootCounter(flash).Count(log.NewestBoot);
        if (flash.IsOff)
        {
            GoDown();
            return;
        }

        Boot = boot;
        Boots++;
        numbered = 0;
        ackedLongAgo = 0;
        acks.Clear();
        told.Clear();
        decoder.Clear();
        parts = MakeParts(log);
        clock.Ring = parts.Exchanges;
        link.Start(parts.LinkEvents);
        box = new Core.Box(parts);
        int now = life;
        agenda.After(dice.Between(0, TickMicroseconds), () => Tick(now));
    }

    /// <summary>A vehicle crossed, and the decoder reports it now.</summary>
    /// <returns>False where the box has no power: nobody takes notice.</returns>
    public bool Report(uint transponder, long at)
    {
        if (IsOff)
        {
            return false;
        }

        long own = Truth.Utc(at) + decoderOff;
        told.Enqueue((transponder, at, own));
        decoder.Tell(transponder, own);
        return true;
    }

    /// <summary>A message of the gateway arrives.</summary>
    public void Receive(What what, byte[] payload)
    {
        if (!IsOff && !IsPartitioned && link.IsUp)
        {
            parts!.Messages.Put(what, 0, false, payload);
        }
    }

    /// <summary>The power goes now, or at one of the next changes of the flash.</summary>
    public void CutPower(bool atFlash)
    {
        if (atFlash)
        {
            flash.CutPowerAt((int)dice.Between(1, 4));
        }
        else if (!IsOff)
        {
            flash.PowerOff();
            Die();
        }
    }

    /// <summary>The power goes at a certain change of the flash.</summary>
    public void CutPowerAt(int change) => flash.CutPowerAt(change);

    /// <summary>After the first cut the power goes again, so many changes later; 0 for never.</summary>
    public void CutAgainAfter(int changes) => cutAgain = changes;

    /// <summary>No cut is waiting any more.</summary>
    public void CallOffCuts() => flash.CutPowerAt(0);

    /// <summary>The line to the broker is cut for a while.</summary>
    public void Partition(long microseconds)
    {
        if (IsPartitioned)
        {
            return;
        }

        IsPartitioned = true;
        link.LineDied();
        agenda.After(microseconds, () => IsPartitioned = false);
    }

    private void Tick(int of)
    {
        if (of != life)
        {
            return;
        }

        int changes = flash.Changes;
        board.Now = Monotonic;
        box!.Tick(board.Now);
        Number();
        if (flash.IsOff)
        {
            Die();
            return;
        }

        NoteAcked();
        long late = dice.Between(0, TickMicroseconds);
        late += weather.CollectorPause > 0 && dice.Chance(100) ? dice.Between(0, weather.CollectorPause) : 0;
        late += flash.Changes > changes ? dice.Between(LongestWrite / 3, LongestWrite) : 0;
        agenda.After(TickMicroseconds + late, () => Tick(of));
    }

    // The decoder's line keeps the order: the next number is the next vehicle told.
    private void Number()
    {
        for (; numbered < box!.Timing.Outbox.Newest; numbered++)
        {
            (uint transponder, long at, long own) = told.Dequeue();
            truth.Take(this, new Vehicle(transponder, at, own, agenda.Now));
        }
    }

    private void NoteAcked()
    {
        acks.Enqueue((agenda.Now, box!.Timing.Outbox.Acked));
        while (acks.Peek().At <= agenda.Now - Truth.CursorKept)
        {
            ackedLongAgo = acks.Dequeue().Acked;
        }
    }

    private void Die()
    {
        Outbox outbox = box!.Timing.Outbox;
        truth.Cut(this, Math.Max(outbox.Written, outbox.Acked), ackedLongAgo, agenda.Now);
        GoDown();
    }

    private void GoDown()
    {
        Cuts++;
        life++;
        IsOff = true;
        told.Clear();
        decoder.Clear();
        link.Close();
        agenda.After(dice.Between(100_000, 4_000_000), PowerOn);
    }

    private BoxParts MakeParts(PassingLog log) => new()
    {
        Configuration = configuration,
        Boot = Boot,
        Firmware = "0.1.0",
        Seed = (int)dice.Between(1, int.MaxValue),
        Storage = flash,
        Link = link,
        LinkEvents = new LinkEventRing(16),
        Messages = new MessageRing(32),
        ClockQuery = clock,
        Exchanges = new ExchangeRing(4),
        Lamps = board,
        Inputs = board,
        Edges = new EdgeRing(8),
        Decoder = decoder,
        Log = log,
        Platform = board,
    };
}
