using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Flash.Tests.Support;
using Trackside.Mosquitto;
using Trackside.Venue;
using Trackside.Venue.Commands;
using Trackside.Venue.Keys;
using Trackside.Virtual;

namespace Trackside.Flash.Tests.Keys;

/// <summary>The commands of the manual's page on keys, run as they stand there: a real broker, the firmware on a virtual board that is flashed by them.</summary>
[TestClass]
public sealed class ManualTests
{
    private const string Box = "kart-p2";

    private readonly Bench bench = new();
    private MosquittoBroker? broker;
    private Chip? chip;
    private int entered;

    private string Log => File.ReadAllText(bench.At("secure/mosquitto.log"));

    [TestCleanup]
    public void Clear()
    {
        chip?.Dispose();
        broker?.Dispose();
        bench.Dispose();
    }

    [TestMethod]
    public void Commands_of_the_manual_make_rotate_and_revoke_keys()
    {
        Follow("### Making keys");
        StartSecureBroker();
        Assert.IsTrue(File.Exists(bench.At("keys/people/tower/cert.pem")));
        Assert.AreEqual(ExitCode.Ok, bench.Flash("--board", "OLIMEX_ESP32_POE_ISO", "--box", Box, "--port", "/dev/ttyUSB0", "--only", "files").Code);
        Reset();
        Assert.IsTrue(IsLetIn(), Log);

        // Without the flashing in between, the old certificate is worth nothing any more.
        List<string> rotation = Commands("### Giving a box new keys (rotation)");
        rotation[..2].ForEach(Run);
        Reset();
        Assert.IsTrue(IsRefused(), Log);
        rotation[2..].ForEach(Run);
        Assert.IsTrue(IsLetIn(), Log);

        List<string> revocation = Commands("### Putting keys out of use (revocation)");
        revocation[..2].ForEach(Run);
        Assert.IsTrue(IsRefused(), "the box that was connected is refused when it comes back");
        Assert.DoesNotContain($"user {Box}", File.ReadAllText(bench.At("keys/mosquitto/acl")));
        revocation[2..].ForEach(Run);
        Assert.IsTrue(IsLetIn(), Log);
    }

    private static List<string> Commands(string heading)
    {
        string page = File.ReadAllText(Path.Combine(House.Root(), "docs", "technician.md"));
        string section = page[page.IndexOf(heading, StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n##", 1, StringComparison.Ordinal)];
        return [.. section.Split("```").Where((_, i) => i % 2 == 1).SelectMany(block => block.Split('\n').Skip(1)).Where(line => line.Length > 0)];
    }

    private void Follow(string heading) => Commands(heading).ForEach(Run);

    private void Run(string command)
    {
        const string Flash = "./trackside flash ";
        if (command.StartsWith(Flash, StringComparison.Ordinal))
        {
            Said said = bench.Flash(command[Flash.Length..].Split(' '));
            Assert.AreEqual(ExitCode.Ok, said.Code, $"{command}\n{said.All}");
            return;
        }

        switch (command)
        {
            case "sudo kill -HUP $(pidof mosquitto)":
                broker!.Reload();
                break;
            case "sudo systemctl restart mosquitto":
                entered = Entries();
                broker!.Restart();
                break;
            case "# press RESET on the box":
                Reset();
                break;
            default:
                Assert.Fail($"the manual has a line this test does not know: {command}");
                break;
        }
    }

    // It takes the place of the plain broker, at the address that the venue file names.
    private void StartSecureBroker()
    {
        int port = bench.Broker.Port;
        bench.Broker.Kill();
        broker = MosquittoBroker.Start(new BrokerOptions
        {
            Port = port,
            Folder = bench.At("secure"),
            ConfigurationLines = [.. BrokerRules.Security(new KeyFolder(bench.At("keys"))), "log_type all"],
        });
    }

    private void Reset()
    {
        chip?.Dispose();
        entered = Entries();
        chip = bench.PowerOn();
    }

    private bool IsLetIn()
    {
        Wait.Until(() => Entries() > entered, "the box is let in", 30);
        return true;
    }

    private bool IsRefused()
    {
        int before = Refusals();
        Wait.Until(() => Refusals() > before || Entries() > entered, "the broker decides", 30);
        return Entries() == entered;
    }

    private int Entries() => broker is null ? 0 : Log.Split($" as {Box} (").Length - 1;

    private int Refusals() => Log.Split("certificate verify failed").Length - 1;
}
