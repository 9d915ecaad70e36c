using System;
using System.Collections.Generic;
using System.IO;
using nanoFramework.Hardware.Esp32;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Virtual;

namespace Trackside.Devices.Tests;

/// <summary>A change of configuration on the virtual chip's flash, the power cut at every single change of it: what a box runs afterwards is always the old configuration or the new one, whole.</summary>
[TestClass]
public sealed class TrialPowerTests
{
    private const int Old = 1883;
    private const int New = 1884;

    [TestMethod]
    public void Cut_at_any_change_of_the_flash_leaves_a_box_that_runs_the_old_or_the_new_one_whole()
    {
        int cuts = 0;
        for (int seed = 1; seed <= 3; seed++)
        {
            cuts += CutsOf(seed, Confirmed, again: 0);
        }

        Console.WriteLine($"{cuts} cuts of a change that goes through");
        Assert.IsGreaterThan(3 * 20, cuts);
    }

    [TestMethod]
    public void Cut_at_any_change_of_a_trial_that_fails_leaves_the_old_one()
    {
        int cuts = 0;
        for (int seed = 1; seed <= 3; seed++)
        {
            cuts += CutsOf(seed, GivenUp, again: 0);
        }

        Console.WriteLine($"{cuts} cuts of a change that is given up");
        Assert.IsGreaterThan(3 * 12, cuts);
    }

    [TestMethod]
    public void Second_cut_while_the_box_starts_after_the_first_leaves_it_whole()
    {
        int cuts = 0;
        for (int again = 1; again <= 4; again++)
        {
            cuts += CutsOf(again, Confirmed, again);
        }

        Console.WriteLine($"{cuts} pairs of cuts");
        Assert.IsGreaterThan(4 * 20, cuts);
    }

    /// <summary>How many cuts the life of a box had room for.</summary>
    private static int CutsOf(int seed, Action life, int again)
    {
        int cuts = 0;
        for (int step = 1; CutAt(step, seed, life, again); step++)
        {
            cuts++;
        }

        return cuts;
    }

    /// <summary>True when the power was cut.</summary>
    private static bool CutAt(int step, int seed, Action life, int again)
    {
        string when = $"seed {seed} step {step} again {again}";
        using Rig rig = new(options => options with { Seed = (seed * 1000) + step });
        File.WriteAllBytes(Path.Combine(rig.Chip.Flash.Folder, ConfigurationStore.ActiveFile), Configurations.File(Old));
        bool wasCut = Cut(rig, step, life);
        if (again > 0)
        {
            Cut(rig, again, () => Start(out _));
        }

        List<int> ran = [];
        bool isOnTrial = false;
        for (int start = 0; start < 4; start++)
        {
            ran.Add(rig.Do(() => Start(out isOnTrial)));
            Assert.IsFalse(isOnTrial && start > 0, $"{when}: tried twice");
        }

        Assert.IsTrue(ran.TrueForAll(port => port is Old or New), $"{when}: {string.Join(' ', ran)}");
        Assert.IsTrue(ran[1] == ran[2] && ran[2] == ran[3], $"{when}: not settled, {string.Join(' ', ran)}");
        Assert.IsTrue(ran[0] == ran[1] || ran[1] == Old, $"{when}: {string.Join(' ', ran)}");
        Assert.IsTrue(wasCut || ran[3] == (life == Confirmed ? New : Old), $"{when}: not cut, and yet {ran[3]}");

        // And it goes on: the next one is taken as if nothing had been.
        rig.Do(() => Change(Configurations.File(1885)));
        Assert.AreEqual(1885, rig.Do(() => Start(out _)), when);
        return wasCut;
    }

    private static bool Cut(Rig rig, int step, Action life)
    {
        rig.Chip.Flash.CutPowerAtWrite(step);
        try
        {
            rig.Do(life);
        }
        catch (PowerLostException)
        {
        }

        bool wasCut = !rig.Chip.IsPowered;
        rig.Chip.Flash.CutPowerAtWrite(0);
        rig.Cycle();
        return wasCut;
    }

    private static void Confirmed() => Change(Configurations.File(New));

    private static void Change(byte[] file)
    {
        ConfigurationStore store = Given(file);
        Demand(store.Confirm());
        store.Settle();
        Demand(store.State == TrialState.Settled);
    }

    private static void GivenUp() => Given(Configurations.File(New)).RollBack(RollbackReason.NoLink);

    // Taken at one start, on trial at the next.
    private static ConfigurationStore Given(byte[] file)
    {
        byte[] read = new byte[Limits.Configuration];
        ConfigurationStore store = new(new FlashStorage());
        store.Start(read);
        Demand(store.Take(file, file.Length, isConfigured: true));
        store = new ConfigurationStore(new FlashStorage());
        store.Start(read);
        Demand(store.IsOnTrial);
        return store;
    }

    // The storage takes a loss of power for a flash that refuses; nothing else may refuse here.
    private static void Demand(bool isDone)
    {
        if (!isDone)
        {
            HighResTimer.GetCurrent();
            Assert.Fail("refused with the power on");
        }
    }

    /// <summary>What the box runs: the port of its broker, or 0 for nothing whole.</summary>
    private static int Start(out bool isOnTrial)
    {
        byte[] file = new byte[Limits.Configuration];
        ConfigurationStore store = new(new FlashStorage());
        BoxConfiguration configuration = BoxConfiguration.Read(file, store.Start(file), null);
        isOnTrial = store.IsOnTrial;
        return configuration.Fault == ConfigurationFault.None ? configuration.BrokerPort : 0;
    }
}
