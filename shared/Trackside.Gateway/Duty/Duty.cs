using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Trackside.Gateway;

/// <summary>
/// Which one of the gateways that listen to the same circuits acknowledges: the one that has been there longest. Each says in its retained
/// state that it is there. The broker delivers what all of them say in one order, and to each its own words too: whom a gateway has
/// heard when its own word comes back was there before it, all others come after it. So any two agree which of them is first, without
/// a clock, and nobody takes the duty from one that has it.
/// <list type="table">
/// <item><term>Away</term><description>connected: says that it is there -> Hearing</description></item>
/// <item><term>Hearing</term><description>own word heard: somebody was there before -> Standby; nobody was -> Active</description></item>
/// <item><term>Standby</term><description>the last that was there before is lost, failing, or silent for 15 s -> Active</description></item>
/// <item><term>Active</term><description>hears one with a smaller name act too (it was taken for silent, or two brokers were joined): says
/// anew that it is there -> Hearing</description></item>
/// <item><term>Failing</term><description>database well again: says that it is there -> Hearing</description></item>
/// <item><term>any</term><description>connection lost -> Away; database fails: says so -> Failing</description></item>
/// </list>
/// Any thread.
/// </summary>
internal sealed class Duty
{
    /// <summary>How often each repeats its word, and looks for the silence of others.</summary>
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private const long SilenceMicroseconds = 15_000_000;
    private readonly string id;
    private readonly Action<DutyState, int> say;
    private readonly Action<DutyChange> tell;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Partner> partners = [];
    private volatile int state = (int)DutyState.Away;
    private int number;
    private bool storeFails;

    /// <param name="id">Name of this gateway.</param>
    /// <param name="say">Publishes a state with the number of this gateway's place; called inside the lock.</param>
    /// <param name="tell">Hears each change; called inside the lock.</param>
    internal Duty(string id, Action<DutyState, int> say, Action<DutyChange> tell)
    {
        this.id = id;
        this.say = say;
        this.tell = tell;
    }

    internal DutyState State => (DutyState)state;

    /// <summary>Whether this gateway acknowledges.</summary>
    internal bool IsActive => state == (int)DutyState.Active;

    /// <summary>The connection came, and the partners' words were asked for.</summary>
    internal void Connect()
    {
        lock (gate)
        {
            partners.Clear();
            Queue(storeFails ? DutyState.Failing : DutyState.Hearing, "connected");
        }
    }

    /// <summary>The connection went.</summary>
    internal void Lose()
    {
        lock (gate)
        {
            Enter(DutyState.Away, "the connection is lost");
        }
    }

    /// <summary>A partner said what it does.</summary>
    /// <param name="name">The partner.</param>
    /// <param name="word">What it does.</param>
    /// <param name="place">The number under which it says so: a new one is a new place behind all others.</param>
    /// <param name="now">Microseconds since 1970 UTC.</param>
    internal void HearPartner(string name, PartnerWord word, int place, long now)
    {
        lock (gate)
        {
            if (word == PartnerWord.Gone)
            {
                Forget(name, $"{name} has gone");
                return;
            }

            bool known = partners.TryGetValue(name, out Partner? partner) && partner.Place == place;
            bool isBefore = known ? partner!.IsBefore : State == DutyState.Hearing;
            partners[name] = new Partner(place, isBefore, now);
            if (IsActive && word == PartnerWord.Acts && string.CompareOrdinal(name, id) < 0)
            {
                Queue(DutyState.Hearing, $"{name} acknowledges too");
                return;
            }

            Decide($"{name} is behind");
        }
    }

    /// <summary>This gateway's own word came back from the broker.</summary>
    internal void HearSelf(int heard)
    {
        lock (gate)
        {
            if (heard == number && State == DutyState.Hearing)
            {
                Enter(DutyState.Standby, "others may have been there before");
                Decide("nobody was there before");
            }
        }
    }

    /// <summary>The database fails for longer than a moment, or is well again.</summary>
    internal void Store(bool fails)
    {
        lock (gate)
        {
            storeFails = fails;
            if (State != DutyState.Away && fails != (State == DutyState.Failing))
            {
                // Who is still there was there first: the new place is behind them all.
                Queue(fails ? DutyState.Failing : DutyState.Hearing, fails ? "the database fails" : "the database is well again");
            }
        }
    }

    /// <summary>Every <see cref="Period"/>: repeats the word, and forgets those that do not.</summary>
    internal void Tick(long now)
    {
        lock (gate)
        {
            if (State != DutyState.Away)
            {
                say(State, number);
            }

            foreach (string silent in partners.Where(partner => now - partner.Value.Heard > SilenceMicroseconds).Select(partner => partner.Key).ToList())
            {
                Forget(silent, $"{silent} is silent");
            }
        }
    }

    private void Forget(string name, string reason)
    {
        if (partners.Remove(name))
        {
            Decide(reason);
        }
    }

    private void Decide(string reason)
    {
        if (State == DutyState.Standby && !partners.Values.Any(partner => partner.IsBefore))
        {
            Enter(DutyState.Active, reason);
            say(DutyState.Active, number);
        }
    }

    /// <summary>Takes a new place behind all that are there.</summary>
    private void Queue(DutyState next, string reason)
    {
        foreach (string name in partners.Keys.ToList())
        {
            partners[name] = partners[name] with { IsBefore = true };
        }

        Enter(next, reason);
        say(next, ++number);
    }

    private void Enter(DutyState next, string reason)
    {
        if (State != next)
        {
            state = (int)next;
            tell(new DutyChange(next, reason));
        }
    }

    /// <param name="Place">The number under which it said that it is there.</param>
    /// <param name="IsBefore">Whether it was there before this gateway.</param>
    /// <param name="Heard">When it was heard last, in microseconds since 1970 UTC.</param>
    private sealed record Partner(int Place, bool IsBefore, long Heard);
}
