using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Benchmarks.Counters;

namespace Trackside.Benchmarks.Calls;

/// <summary>Turns what the counter saw during an action into calls and objects. Runs inside the rewritten copy, on the counting thread.</summary>
internal sealed class Meter
{
    private readonly IReadOnlyList<Site> sites;
    private readonly long[] before;
    private readonly long[] total;
    private int measured;

    /// <summary>Begins to count on this thread.</summary>
    public Meter(IReadOnlyList<Site> sites)
    {
        this.sites = sites;
        before = new long[sites.Count];
        total = new long[sites.Count];
        Counter.Begin(sites.Count);
    }

    /// <summary>Forgets the shares gathered so far.</summary>
    public void StartShares()
    {
        Array.Clear(total);
        measured = 0;
    }

    /// <summary>What one run of an action costs; it is added to the shares.</summary>
    /// <param name="action">Calls the firmware.</param>
    /// <param name="ownCalls">How many calls of the firmware the action itself makes: they count too.</param>
    public Cost Measure(Action action, int ownCalls = 1)
    {
        Counter.Hits.CopyTo(before);
        action();
        ReadOnlySpan<long> after = Counter.Hits;
        long calls = ownCalls;
        long objects = 0;
        for (int i = 0; i < before.Length; i++)
        {
            long times = after[i] - before[i];
            calls += times * sites[i].Calls;
            objects += times * sites[i].Objects;
            total[i] += times;
        }

        measured++;
        return new Cost(calls, objects);
    }

    /// <summary>Calls by the method called, the commonest first.</summary>
    public IReadOnlyList<MethodShare> CallShares() => Shares(site => site.Calls, site => site.Operation);

    /// <summary>Objects by what makes them and where.</summary>
    public IReadOnlyList<MethodShare> ObjectShares() => Shares(site => site.Objects, site => $"{site.Operation} in {site.Caller}");

    /// <summary>Platform methods that ran and that the table does not know.</summary>
    public IReadOnlyList<string> Unlisted() =>
        [.. sites.Where(site => !site.IsListed && total[site.Number] > 0).Select(site => $"{site.Operation} in {site.Caller}").Distinct()];

    private List<MethodShare> Shares(Func<Site, int> weight, Func<Site, string> name) =>
        [.. sites.Where(site => weight(site) > 0 && total[site.Number] > 0)
            .GroupBy(name)
            .Select(group => new MethodShare(group.Key, group.Sum(site => (double)total[site.Number] * weight(site)) / measured))
            .OrderByDescending(share => share.Each)
            .ThenBy(share => share.Method, StringComparer.Ordinal)];
}
