using System.Collections.Generic;
using System.IO;
using System.Linq;
using System;
using Trackside.Box;
using Trackside.Core;
using Trackside.Flash.Image;
using Trackside.Flash.Nanoff;
using Trackside.Flash.Proof;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Keys;
using Trackside.Venue.VenueFile;

namespace Trackside.Flash.Jobs;

/// <summary>
/// Everything one box needs, worked out before the first byte is written: files in the work folder, calls of nanoff in their order, what the box must
/// say in the end. The firmware goes last: a run that is interrupted leaves no box that starts with half of its files, and can simply be repeated.
/// </summary>
internal sealed record FlashJob(Target Target, string Folder, IReadOnlyList<NanoffCall> Calls, Expectation Expected, int? SeededBoot)
{
    /// <summary>Prepares a box.</summary>
    /// <param name="request">What is the same for all.</param>
    /// <param name="target">The box.</param>
    /// <param name="lastBoot">The last boot number the broker knows of; 0 for none.</param>
    /// <exception cref="WrongUseException">Image, keys or Wi-Fi do not fit.</exception>
    public static FlashJob Prepare(FlashRequest request, Target target, int lastBoot)
    {
        Check(request, target);
        string folder = Path.Combine(request.WorkFolder, target.Box.Id);
        Private.Folder(folder);
        int? boot = request.Boot ?? (request.Erase && lastBoot > 0 ? lastBoot + BootNumber.Margin : null);
        byte[] configuration = VenueCompiler.Compile(PlanFor(request), target.Circuit, target.Box);
        List<NanoffCall> calls = [];
        foreach (Step step in Enum.GetValues<Step>().Where(step => step != Step.Proof && request.Does(step)))
        {
            calls.Add(new NanoffCall(step, ArgumentsOf(step, request, target, folder, configuration, boot)));
        }

        Expectation expected = new(target.Box.Id, FirmwareVersion.Current, target.Board.Name, ConfigurationSeal.NameOf(configuration));
        return new FlashJob(target, folder, calls, expected, boot);
    }

    private static void Check(FlashRequest request, Target target)
    {
        if (request.Image is { } image && image.Length > target.Board.DeploymentSize)
        {
            throw new WrongUseException($"The image has {image.Length} bytes, {image.Length - target.Board.DeploymentSize} more than the deployment partition of {target.Board.Name} holds ({target.Board.DeploymentSize}): leave assemblies out, or use a board with more flash.");
        }

        if (request.Keys is { } keys && !keys.Boxes.Contains(target.Box.Id))
        {
            throw new WrongUseException($"The venue has keys, but {target.Box.Id} has none: './trackside flash keys' makes those of a new box, './trackside flash keys rotate {target.Box.Id}' those of a revoked one.");
        }

        if (target.Board.IsWireless && request.Wifi is null && request.Does(Step.Network))
        {
            throw new WrongUseException($"{target.Board.Name} has no Ethernet: name its Wi-Fi with --wifi NAME and put the password into the environment variable TRACKSIDE_WIFI_PASSWORD.");
        }
    }

    private static IReadOnlyList<string> ArgumentsOf(Step step, FlashRequest request, Target target, string folder, byte[] configuration, int? boot)
    {
        string[] chip = ["--target", target.Board.Target, "--serialport", target.Port];
        switch (step)
        {
            case Step.Runtime:
                return ["--update", .. chip, "--fwversion", request.RuntimeVersion ?? target.Board.RuntimeVersion, .. request.Erase ? new[] { "--masserase" } : []];
            case Step.Network:
                return ["--networkdeployment", WriteNetwork(request, target, folder)];
            case Step.Files:
                return ["--filedeployment", WriteFiles(request, target, folder, configuration, boot)];
            default:
                string image = Path.Combine(folder, "image.bin");
                File.WriteAllBytes(image, request.Image!);
                return [.. chip, "--deploy", "--image", image, "--address", target.Board.AddressText];
        }
    }

    private static string WriteNetwork(FlashRequest request, Target target, string folder)
    {
        string path = Path.Combine(folder, "network.json");
        KeyFolder? keys = request.Keys;
        string? authority = keys is null ? null : DeploymentFiles.JoinPem(Path.Combine(folder, "authority.pem"), keys.Authority);
        string? device = keys is null ? null : DeploymentFiles.JoinPem(Path.Combine(folder, "device.pem"), PathOf(keys, target, KeyFolder.Certificate), PathOf(keys, target, KeyFolder.PrivateKey));
        DeploymentFiles.WriteNetwork(path, target.Port, target.Board.IsWireless ? request.Wifi : null, authority, device);
        foreach (string secret in new[] { path, device }.OfType<string>())
        {
            Private.Close(secret);
        }

        return path;
    }

    // A whole new file that a cut left beside the old one would win over ours, and so would one that was given to the running box: they go first.
    private static string WriteFiles(FlashRequest request, Target target, string folder, byte[] configuration, int? boot)
    {
        List<(string, string?)> files = [(ConfigurationStore.CandidateFile, null), (VenueCompiler.FileName + ".new", null), (VenueCompiler.FileName, Put(folder, VenueCompiler.FileName, configuration))];
        if (request.Keys is { } keys)
        {
            files.AddRange(keys.FilesOf(target.Box.Id).Select(file => (file.Name, (string?)file.Path)));
        }

        foreach (string copy in boot is null ? [] : BootNumber.Copies)
        {
            files.Add((copy + ".new", null));
            files.Add((copy, Put(folder, copy, BootNumber.Record(boot!.Value))));
        }

        string path = Path.Combine(folder, "files.json");
        DeploymentFiles.WriteFiles(path, target.Port, files);
        return path;
    }

    // A box with certificates speaks TLS alone: it must be sent to the port that does.
    private static VenuePlan PlanFor(FlashRequest request) => request.Keys is null
        ? request.Plan
        : request.Plan with { Network = request.Plan.Network with { BrokerPort = BrokerRules.SecurePort(request.Plan) } };

    private static string PathOf(KeyFolder keys, Target target, string name) => Path.Combine(keys.Box(target.Box.Id), name);

    private static string Put(string folder, string name, byte[] content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
