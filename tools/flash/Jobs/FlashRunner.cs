using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using Trackside.Flash.Display;
using Trackside.Flash.Nanoff;
using Trackside.Flash.Proof;
using Trackside.Messages;

namespace Trackside.Flash.Jobs;

/// <summary>Flashes boxes one after the other, says what it does, and waits for each to announce itself. One thread.</summary>
/// <param name="request">What is the same for all.</param>
/// <param name="program">nanoff.</param>
/// <param name="words">What is said.</param>
/// <param name="say">Takes each line of progress.</param>
internal sealed class FlashRunner(FlashRequest request, string program, FlashWords words, Action<string> say)
{
    private readonly List<StepReport> steps = [];

    /// <summary>Flashes one box. Trouble of any kind is in the report.</summary>
    /// <exception cref="Venue.Commands.WrongUseException">Nothing was begun: what was asked for does not fit.</exception>
    public FlashReport Run(Target target)
    {
        steps.Clear();
        IProof? proof = null;
        try
        {
            proof = OpenProof(target);
            FlashJob job = FlashJob.Prepare(request, target, proof?.LastBoot ?? 0);
            say(words.Say(words.Begins, target.Box.Id, target.Board.Name, target.Port, job.Expected.Configuration));
            NanoffProgram nanoff = new(program, Path.Combine(job.Folder, "nanoff.log"));
            foreach (NanoffCall call in job.Calls)
            {
                if (!Do(nanoff, call, job.Calls.Count))
                {
                    return Report(job, ProofResult.NotAsked, "", 0);
                }
            }

            if (request.Erase && job.SeededBoot is null && request.ProofBy != ProofBy.Mqtt)
            {
                say(words.BootUnknown);
            }

            return Prove(job, proof);
        }
        catch (IOException e)
        {
            steps.Add(new StepReport(nameof(Step.Proof), 0, e.Message));
            say("  ! " + e.Message);
            return new FlashReport(target.Box.Id, target.Board.Name, target.Port, [.. steps], ProofResult.Silent, e.Message, "", 0);
        }
        finally
        {
            proof?.Dispose();
        }
    }

    /// <summary>Says what would be done.</summary>
    public FlashJob Rehearse(Target target)
    {
        FlashJob job = FlashJob.Prepare(request, target, 0);
        say(words.Say(words.Begins, target.Box.Id, target.Board.Name, target.Port, job.Expected.Configuration));
        foreach (NanoffCall call in job.Calls)
        {
            say($"  {words.Step(call.Step),-14} {call}");
        }

        if (request.ProofBy != ProofBy.None)
        {
            say($"  {words.Step(Step.Proof),-14} {words.Say(words.WouldWait, request.Seconds, request.ProofBy == ProofBy.Uart ? target.Port : request.Broker)}");
        }

        return job;
    }

    private IProof? OpenProof(Target target) => request.ProofBy switch
    {
        ProofBy.Mqtt => MqttProof.Open(request.Broker, Topic.OfBox(request.Plan.Id, target.Circuit.Id, target.Box.Id, What.State), request.Keys),
        ProofBy.Uart => new SerialProof(target.Port, target.Box.Id),
        _ => null,
    };

    private bool Do(NanoffProgram nanoff, NanoffCall call, int count)
    {
        long start = Stopwatch.GetTimestamp();
        string? trouble = null;
        say($"  [{steps.Count + 1}/{count}] {words.Step(call.Step)} ...");
        try
        {
            nanoff.Run(call);
        }
        catch (NanoffException e)
        {
            trouble = e.Message;
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        steps.Add(new StepReport(call.Step.ToString(), Math.Round(seconds, 1), trouble));
        say(trouble is null ? words.Say(words.StepDone, seconds) : words.Say(words.StepFailed, trouble));
        return trouble is null;
    }

    private FlashReport Prove(FlashJob job, IProof? proof)
    {
        if (proof is null)
        {
            say(words.NotProved);
            return Report(job, ProofResult.NotAsked, "", 0);
        }

        say(words.Say(words.Waiting, request.Seconds));
        long deadline = Environment.TickCount64 + (request.Seconds * 1000L);
        (ProofResult result, string detail, int boot) = (ProofResult.Silent, "", 0);
        if (proof.Next(deadline) is Announcement said)
        {
            boot = said.Boot;
            result = Judge.Of(said, job.Expected, Math.Max(proof.LastBoot, job.SeededBoot ?? 0), out detail);
        }

        say(result switch
        {
            ProofResult.Proved => words.Say(words.Proved, job.Target.Box.Id, job.Expected.Firmware, job.Expected.Board, job.Expected.Configuration, boot),
            ProofResult.Wrong => words.Say(words.Wrong, detail),
            ProofResult.StaleBoot => words.Say(words.StaleBoot, detail, proof.LastBoot),
            _ => words.Say(words.Silent, request.Seconds),
        });
        if (result == ProofResult.Proved && detail.Length > 0)
        {
            say(words.Say(words.InTrouble, detail));
        }

        return Report(job, result, detail, boot);
    }

    private FlashReport Report(FlashJob job, ProofResult result, string detail, int boot) =>
        new(job.Target.Box.Id, job.Target.Board.Name, job.Target.Port, [.. steps], result, detail, job.Expected.Configuration, boot);
}
