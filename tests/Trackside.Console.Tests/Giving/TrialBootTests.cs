using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;
using Trackside.Box;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Messages;
using Trackside.Technician.Tests.Support;
using Trackside.Venue;
using Trackside.Venue.Commands;
using Trackside.Venue.VenueFile;
using Trackside.Virtual;

namespace Trackside.Technician.Tests.Giving;

/// <summary>The firmware's own start with a configuration on trial, without a network: cut off at every change of its flash, hung, unfit for its board, and given over the cable.</summary>
[TestClass]
public sealed class TrialBootTests
{
    private const string Id = "kart-t1";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-trial-");
    private readonly List<string> said = [];

    [TestCleanup]
    public void Remove_the_flash() => folder.Delete(recursive: true);

    [TestMethod]
    public void Firmware_cut_off_at_any_change_of_its_first_start_on_trial_runs_the_old_one_at_last()
    {
        byte[] old = Compile(keepAlive: 3);
        byte[] young = Compile(keepAlive: 4);
        int cuts = 0;
        for (int step = 1; step < 100; step++)
        {
            string flash = Path.Combine(folder.FullName, $"cut{step}");
            using Chip chip = Made(flash, step);
            File.WriteAllBytes(Path.Combine(flash, ConfigurationStore.ActiveFile), old);
            Give(chip, young);
            Forget();
            chip.Flash.CutPowerAtWrite(step);
            chip.PowerOn(Box.Program.Main);
            Until(() => !chip.IsPowered || Announced(young) || Announced(old), "cut off or started");
            bool wasCut = !chip.IsPowered;
            chip.Flash.CutPowerAtWrite(0);
            chip.PowerOff();
            string first = StartOf(chip);
            string second = StartOf(chip);
            Assert.IsTrue(first == Seal(old) || (first == Seal(young) && wasCut), $"step {step}: {first}");
            Assert.AreEqual(Seal(old), second, $"step {step}");
            cuts += wasCut ? 1 : 0;
            if (!wasCut)
            {
                break;
            }
        }

        Console.WriteLine($"{cuts} cuts");
        Assert.IsGreaterThan(8, cuts);
    }

    [TestMethod]
    public void Trial_that_hangs_is_ended_by_its_guard()
    {
        using Chip chip = Made(folder.FullName, 1);
        File.WriteAllBytes(Path.Combine(folder.FullName, ConfigurationStore.ActiveFile), Compile(keepAlive: 3));
        Give(chip, Compile(keepAlive: 4));
        List<(bool IsOnTrial, RollbackReason Why)> starts = [];
        chip.PowerOn(() =>
        {
            ConfigurationStore store = new(new FlashStorage());
            store.Start(new byte[Limits.Configuration]);
            TrialGuard.Watch(store, 200);
            lock (starts)
            {
                starts.Add((store.IsOnTrial, store.Why));
            }

            while (true)
            {
                // Hangs; the call is what ends the thread with its boot.
                HighResTimer.GetCurrent();
                Thread.Sleep(1);
            }
        });
        Until(() => Copy(starts).Length == 2, "started again");
        CollectionAssert.AreEqual(new[] { (true, RollbackReason.None), (false, RollbackReason.Restarted) }, Copy(starts));
        Thread.Sleep(500);
        Assert.HasCount(2, Copy(starts), "a box that is not on trial is left alone");
    }

    [TestMethod]
    public void Configuration_the_board_cannot_serve_is_given_up_at_once()
    {
        byte[] old = Compile(keepAlive: 3);
        using Chip chip = Made(folder.FullName, 1);
        File.WriteAllBytes(Path.Combine(folder.FullName, ConfigurationStore.ActiveFile), old);
        Give(chip, ForAnotherBoard());
        chip.PowerOn(Box.Program.Main);
        Until(() => Announced(old), "back with the old one");
        Assert.IsTrue(Lines().Any(line => line.EndsWith(" unfit", StringComparison.Ordinal)), string.Join('\n', Lines()));
    }

    [TestMethod]
    public void Box_that_is_not_configured_is_given_one_over_its_cable_and_keeps_it()
    {
        using Chip chip = Made(folder.FullName, 1);
        string port = chip.Uart("COM1").OpenPty();
        chip.PowerOn(Box.Program.Main);
        string file = Path.Combine(folder.FullName, "given");
        File.WriteAllBytes(file, Compile(keepAlive: 3));
        Said given = Tool.Invoke("config", "--box", Id, "--port", port, "--file", file, "--timeout", "60", "--lang", "fr");
        Assert.AreEqual(ExitCode.Ok, given.Code, given.Error);
        StringAssert.Contains(given.Output, $"CONFIRMÉE : {Id} tourne avec la configuration {Seal(Compile(keepAlive: 3))}, version 1");
    }

    private static (bool IsOnTrial, RollbackReason Why)[] Copy(List<(bool IsOnTrial, RollbackReason Why)> starts)
    {
        lock (starts)
        {
            return [.. starts];
        }
    }

    private Chip Made(string flash, int seed)
    {
        Chip chip = new(new ChipOptions { FlashFolder = flash, Seed = seed });
        chip.ConsoleWritten += text =>
        {
            lock (said)
            {
                said.Add(text.TrimEnd());
            }
        };
        return chip;
    }

    // What the console would have done at the boot before.
    private static void Give(Chip chip, byte[] file)
    {
        using ManualResetEventSlim done = new();
        bool isTaken = false;
        chip.PowerOn(() =>
        {
            ConfigurationStore store = new(new FlashStorage());
            store.Start(new byte[Limits.Configuration]);
            isTaken = store.Take(file, file.Length, isConfigured: true);
            done.Set();
        });
        Assert.IsTrue(done.Wait(20_000) && isTaken);
        chip.PowerOff();
    }

    /// <summary>The seal a box announces at a start that is not disturbed.</summary>
    private string StartOf(Chip chip)
    {
        Forget();
        chip.PowerOn(Box.Program.Main);
        Until(() => Lines().Any(line => line.StartsWith("box ", StringComparison.Ordinal)), "announced");
        chip.PowerOff();
        return Lines().First(line => line.StartsWith("box ", StringComparison.Ordinal))[^8..];
    }

    private bool Announced(byte[] file) => Lines().Any(line => line.StartsWith("box ", StringComparison.Ordinal) && line.EndsWith(Seal(file), StringComparison.Ordinal));

    private void Forget()
    {
        lock (said)
        {
            said.Clear();
        }
    }

    private string[] Lines()
    {
        lock (said)
        {
            return [.. said];
        }
    }

    private static string Seal(byte[] file) => ConfigurationSeal.NameOf(file);

    private static byte[] Compile(int keepAlive)
    {
        VenuePlan plan = VenueCommand.Load(House.DefaultVenueFile());
        plan = plan with { Network = plan.Network with { KeepAliveSeconds = keepAlive, Broker = "127.0.0.1", BrokerPort = 9, Clock = "127.0.0.1" } };
        CircuitPlan circuit = plan.Circuits.First(one => one.Boxes.Any(box => box.Id == Id));
        BoxPlan timing = circuit.Boxes.First(box => box.Id == Id) with { Board = "VIRTUAL" };
        return VenueCompiler.Compile(plan, circuit, timing);
    }

    private static byte[] ForAnotherBoard()
    {
        VenuePlan plan = VenueCommand.Load(House.DefaultVenueFile());
        CircuitPlan circuit = plan.Circuits.First(one => one.Boxes.Any(box => box.Id == Id));
        return VenueCompiler.Compile(plan, circuit, circuit.Boxes.First(box => box.Id == Id) with { Board = "OLIMEX_ESP32_POE_ISO" });
    }

    private static void Until(Func<bool> condition, string what)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.IsLessThan(40.0, watch.Elapsed.TotalSeconds, what);
            Thread.Sleep(2);
        }
    }
}
