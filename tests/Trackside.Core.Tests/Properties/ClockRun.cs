using System;

using Trackside.Messages;

namespace Trackside.Core.Tests.Properties;

/// <summary>
/// One box's clock, two servers and the network between, from a seed. What is drawn: drift up to 40 ppm and its wander up to 0.5 ppm a
/// minute, shortest way and jitter (exponential, either way its own), lost exchanges, silences of the network up to 20 minutes, servers
/// that are off by less than they say.
/// </summary>
internal sealed class ClockRun
{
    private const long Second = 1_000_000;
    private const long Minute = 60 * Second;
    private const long Start = 1_780_000_000_000_000;

    private readonly Exchange exchange = new();
    private readonly double[] serverErrors = new double[2];
    private readonly long distance;
    private readonly double shortest;
    private readonly double jitter;
    private readonly int lossPercent;
    private readonly double wanderPerSecond;
    private readonly int liar;
    private Dice dice;
    private double driftPpm;
    private double truth = Start;
    private long now = 3 * Second;
    private long silentUntil;
    private long lieFrom;
    private long lastUtc;
    private long lastAt;

    public ClockRun(uint seed)
    {
        dice = new Dice(seed);
        driftPpm = Between(-40, 40);
        wanderPerSecond = Between(-0.5, 0.5) / 60;
        shortest = Between(50, 2_000);
        jitter = Between(20, 3_000);
        lossPercent = dice.Below(20);
        distance = 10 + dice.Below(3_000);
        liar = dice.Below(2);
        lieFrom = (long)Between(5, 20) * Minute;
        for (int i = 0; i < 2; i++)
        {
            serverErrors[i] = Between(-distance, distance);
        }
    }

    public ClockModel Clock { get; } = new(2);

    public bool IsAlwaysInSession { get; init; }

    /// <summary>Both servers jump by up to 10 s now and then.</summary>
    public bool ServerJumps { get; init; }

    /// <summary>One server says something else from some minute on, by 0.1 to 1000 s.</summary>
    public bool HasLiar { get; init; }

    public int Looks { get; private set; }

    public int Outside { get; private set; }

    public double WorstOutside { get; private set; }

    public int Backwards { get; private set; }

    public double FastestPpm { get; private set; }

    public void Run(long microseconds)
    {
        double lie = Between(0.1, 1_000) * Second * (dice.Percent(50) ? 1 : -1);
        for (long end = now + microseconds; now < end;)
        {
            Clock.IsSessionOpen = IsAlwaysInSession || dice.Percent(50);
            Clock.Refresh(now);
            if (now > silentUntil && dice.Percent(1))
            {
                silentUntil = now + (dice.Percent(50) ? (long)Between(10, 1_200) * Second : 0);
            }

            double jump = ServerJumps && dice.Percent(1) ? Between(-10, 10) * Second : 0;
            for (int server = 0; server < 2; server++)
            {
                serverErrors[server] += jump;
                bool lies = HasLiar && server == liar && now > lieFrom;
                if (now > silentUntil && !dice.Percent(lossPercent))
                {
                    Ask(server, serverErrors[server] + (lies ? lie : 0));
                }
            }

            for (int i = 0; i < 4; i++)
            {
                Pass(Second + dice.Below(1000));
                Look();
            }
        }
    }

    private void Ask(int server, double error)
    {
        long sent = now;
        Pass((long)(shortest + Exponential(jitter)));
        long there = (long)(truth + error);
        Pass((long)(shortest + Exponential(jitter)));
        exchange.Set(sent, there, there, now);
        exchange.Server = server;
        exchange.Distance = distance + 4;
        Clock.Take(exchange, now);
    }

    private void Look()
    {
        if (!Clock.IsSynced(now))
        {
            lastUtc = 0;
            return;
        }

        Looks++;
        long utc = Clock.ToUtc(now);
        double outside = Math.Abs(utc - truth) - Clock.UncertaintyAt(now);
        if (outside > 2)
        {
            Outside++;
            WorstOutside = Math.Max(WorstOutside, outside);
        }

        // The first answers set the clock.
        if (lastUtc > 0 && now > 2 * Minute && now - lastAt > Second / 2)
        {
            Backwards += utc < lastUtc ? 1 : 0;
            double ppm = Math.Abs((utc - lastUtc - (now - lastAt)) * 1e6 / (now - lastAt));
            FastestPpm = Math.Max(FastestPpm, ppm);
        }

        lastUtc = utc;
        lastAt = now;
    }

    private void Pass(long microseconds)
    {
        now += microseconds;
        truth += microseconds * (1 + (driftPpm * 1e-6));
        driftPpm = Math.Clamp(driftPpm + (wanderPerSecond * microseconds / Second), -48, 48);
    }

    private double Between(double low, double high) => low + ((dice.Next() >> 11) * (high - low) / (1UL << 53));

    private double Exponential(double mean) => -mean * Math.Log(1 - Between(0, 0.9999));
}
