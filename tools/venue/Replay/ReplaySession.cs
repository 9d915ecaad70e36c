using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Trackside.Gateway;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue.Running;
using Trackside.Virtual;

namespace Trackside.Venue.Replay;

/// <summary>Feeds a capture to a timing box's decoder port and waits until every passing is stored. One thread.</summary>
internal sealed class ReplaySession(VirtualVenue venue, VenueBox box, ReplayOptions options, TextWriter log, StopSignal stop)
{
    private const int ReadySeconds = 20;
    private const int RoomMilliseconds = 10_000;
    private const int ProgressMilliseconds = 2000;
    private const int PollMilliseconds = 50;
    private const int HoldMilliseconds = 100 + (int)(DecoderSource.LongestHold / 1000);

    /// <summary>Bound for the last passings: a box that lost its broker may wait 30 s before it tries again.</summary>
    private const int DrainSeconds = 60;

    /// <summary>A little more than the period at which a box tells its figures.</summary>
    private const double HealthSeconds = 6;

    private readonly Stopwatch watch = new();
    private long nextProgress;

    /// <summary>Replays, and gives the laps.</summary>
    /// <exception cref="InvalidOperationException">The box did not get ready, or did not take the frames.</exception>
    public IReadOnlyList<Lap> Run(IReadOnlyList<CapturedFrame> frames)
    {
        WaitUntilReady();
        int passings = frames.Count(frame => frame.Time is not null);
        long[] moments = Pacing.Schedule(frames, options.Speed);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{frames.Count} frames, {passings} of them passings, {frames.Count(frame => !frame.IsSound)} malformed, at {options.Speed:0.##} times the speed: {moments[^1] / 1e6:0.0} s"));
        Feed(frames, moments);
        double seconds = watch.Elapsed.TotalSeconds;
        Drain(passings);
        if (options.Breaks.Count > 0 || frames.Any(frame => !frame.IsSound))
        {
            WaitForFreshHealth();
        }

        Report(frames.Count, seconds);
        return venue.Gateway.LapsOf(options.Circuit);
    }

    private void WaitUntilReady()
    {
        Stopwatch waited = Stopwatch.StartNew();
        venue.PowerOn();
        while (!IsReady())
        {
            if (waited.Elapsed.TotalSeconds > ReadySeconds)
            {
                BoxView? view = venue.Gateway.ViewOf(box.Plan.Id);
                throw new InvalidOperationException($"box {box.Plan.Id} was not ready within {ReadySeconds} s (state {view?.State?.ToString() ?? "never heard"}, {view?.Reason ?? "no reason given"}).");
            }

            Pause(PollMilliseconds);
        }

        // A frame tells of a crossing up to so long before it: none may fall before the box was ready.
        Pause(HoldMilliseconds);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"box {box.Plan.Id} ready after {waited.Elapsed.TotalSeconds:0.0} s"));
    }

    private bool IsReady() => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready && Port.IsOpen;

    private VirtualUart Port => box.Chip.Uart(World.Wiring.DecoderPort);

    private void Feed(IReadOnlyList<CapturedFrame> frames, long[] moments)
    {
        Breakage breakage = new(venue, options.Breaks, [.. moments.Where((_, i) => frames[i].Time is not null)], log);
        watch.Start();
        for (int i = 0; i < frames.Count; i++)
        {
            while (breakage.NextMoment <= moments[i])
            {
                WaitFor(breakage.NextMoment);
                breakage.Next();
            }

            WaitFor(moments[i]);
            if (!Port.WaitForRoom(frames[i].Bytes.Length, RoomMilliseconds))
            {
                throw new InvalidOperationException($"box {box.Plan.Id} stopped reading its decoder at frame {i + 1}.");
            }

            Port.Feed(frames[i].Bytes);
            Progress(i + 1, frames.Count);
        }

        while (breakage.NextMoment < long.MaxValue)
        {
            WaitFor(breakage.NextMoment);
            breakage.Next();
        }
    }

    private void Drain(int passings)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (Rows() < passings && waited.Elapsed.TotalSeconds < DrainSeconds)
        {
            Pause(PollMilliseconds);
        }

        // One too many would come right behind the last: give it the chance to be seen.
        Pause(PollMilliseconds * 4);
        int stored = Rows();
        if (stored != passings)
        {
            log.WriteLine($"{stored} passings are stored, {passings} sound ones were fed.");
        }
    }

    /// <summary>The box tells its figures every 5 s; those told during the stream are too old for the report.</summary>
    private void WaitForFreshHealth()
    {
        long before = HealthReceived();
        Stopwatch waited = Stopwatch.StartNew();
        while (HealthReceived() == before && waited.Elapsed.TotalSeconds < HealthSeconds)
        {
            Pause(PollMilliseconds);
        }
    }

    private long HealthReceived() => venue.Gateway.ViewOf(box.Plan.Id)?.Health?.Received ?? 0;

    private int Rows() => VenueRow.ReadAll(venue.Gateway.Database).Count;

    private void Report(int frames, double seconds)
    {
        HealthView? health = venue.Gateway.ViewOf(box.Plan.Id)?.Health;
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{frames} frames fed in {seconds:0.0} s, {Rows()} passings stored, {health?.BadFrames ?? 0} malformed frames counted by the box, {Port.Overruns} bytes overrun, {health?.Reconnects ?? 0} reconnects"));
    }

    private void Progress(int done, int all)
    {
        if (watch.ElapsedMilliseconds >= nextProgress)
        {
            nextProgress = watch.ElapsedMilliseconds + ProgressMilliseconds;
            log.WriteLine($"frame {done} of {all}, {venue.Gateway.Stored} passings stored");
        }
    }

    private void WaitFor(long moment)
    {
        long left;
        while ((left = moment - (long)watch.Elapsed.TotalMicroseconds) > 0)
        {
            Pause((int)Math.Clamp(left / 1000, 1, 1000));
        }
    }

    private void Pause(int milliseconds)
    {
        if (!stop.Sleep(milliseconds))
        {
            throw new OperationCanceledException("ended by a signal");
        }
    }
}
