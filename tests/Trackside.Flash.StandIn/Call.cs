using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Trackside.Flash.StandIn;

/// <summary>An error with nanoff's own number. A shell sees its low byte.</summary>
internal sealed class NanoffError(int code, string message) : Exception($"Error E{code}: {message}")
{
    public int Code { get; } = code;
}

/// <summary>One call, parsed as strictly as the real program does.</summary>
internal sealed class Call
{
    private static readonly string[] flags = ["--update", "--deploy", "--masserase", "--nanodevice"];
    private static readonly string[] values = ["--target", "--serialport", "--fwversion", "--image", "--address", "--filedeployment", "--networkdeployment", "-v"];

    private readonly HashSet<string> set = [];
    private readonly Dictionary<string, string> given = [];

    public static Call Parse(string[] arguments)
    {
        Call call = new();
        for (int i = 0; i < arguments.Length; i++)
        {
            if (flags.Contains(arguments[i]))
            {
                call.set.Add(arguments[i]);
            }
            else if (values.Contains(arguments[i]) && i + 1 < arguments.Length && !call.given.ContainsKey(arguments[i]))
            {
                call.given[arguments[i]] = arguments[++i];
            }
            else
            {
                throw new NanoffError(9000, $"Invalid or missing arguments: '{arguments[i]}'");
            }
        }

        return call;
    }

    public void Run(Device device)
    {
        if (given.TryGetValue("--filedeployment", out string? files))
        {
            DeployFiles(device, Read(files));
        }
        else if (given.TryGetValue("--networkdeployment", out string? network))
        {
            DeployNetwork(device, Read(network));
        }
        else if (set.Contains("--update"))
        {
            device.Update(Need("--target"), Need("--serialport"), given.GetValueOrDefault("--fwversion"), set.Contains("--masserase"));
        }
        else if (set.Contains("--deploy"))
        {
            string image = Need("--image");
            device.Write(
                Need("--target"), Need("--serialport"), Address(Need("--address")),
                File.Exists(image) ? File.ReadAllBytes(image) : throw new NanoffError(9008, "Couldn't find application file. Check the path."));
        }
        else
        {
            throw new NanoffError(9000, "Invalid or missing arguments: nothing to do");
        }
    }

    private static void DeployFiles(Device device, JsonElement file)
    {
        device.Connect(Text(file, "serialport"));
        foreach (JsonElement each in file.GetProperty("files").EnumerateArray())
        {
            device.AddFile(Text(each, "DestinationFilePath"), Text(each, "SourceFilePath"));
        }
    }

    private static void DeployNetwork(Device device, JsonElement file)
    {
        device.Connect(Text(file, "SerialPort"));
        string[] known = ["SerialPort", "WirelessClient", "Ethernet", "DeviceCertificatesPath", "CACertificatesPath"];
        if (file.EnumerateObject().Any(property => !known.Contains(property.Name)))
        {
            throw new NanoffError(9000, "a property of the network file is unknown");
        }

        device.SetNetwork(file.TryGetProperty("WirelessClient", out _), file.TryGetProperty("Ethernet", out _));
        device.SetCertificate("ca", file.TryGetProperty("CACertificatesPath", out JsonElement authority) ? authority.GetString()! : null);
        device.SetCertificate("device", file.TryGetProperty("DeviceCertificatesPath", out JsonElement own) ? own.GetString()! : null);
    }

    private string Need(string name) => given.GetValueOrDefault(name) ?? throw new NanoffError(name == "--serialport" ? 6001 : 9000, $"{name} is missing");

    private static uint Address(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) && uint.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint address)
            ? address
            : throw new NanoffError(9009, "Can't program deployment BIN file without specifying a valid deployment address.");

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
