using System.Collections.Generic;
using System.IO;

namespace Trackside.Simulation;

/// <summary>
/// Boxes, network and gateway of one seed, in simulated time. First everything goes wrong that the weather holds, until so many vehicles
/// have crossed; then nothing any more, and within a bound everything must have come to rest (healing).
/// </summary>
internal sealed class World : IDisposable
{
    private const long HealingBound = 600 * Weather.Second;

    private readonly Agenda agenda = new();
    private readonly Dice dice;
    private readonly Weather weather;
    private readonly Network network;
    private readonly SimBox[] boxes;
    private readonly SimGateway gateway;
    private readonly string folder;
    private uint vehicles;

    public World(Weather weather, Mutant mutant = Mutant.None)
    {
        this.weather = weather;
        dice = new Dice(weather.Seed ^ 0x5EED);
        Truth = new Truth();
        network = new Network(agenda, dice, weather);
        boxes = [.. Enumerable.Range(1, weather.Boxes).Select(number => new SimBox(number, agenda, dice, weather, network, Truth, mutant))];
        folder = MakeFolder();
        Database = Path.Combine(folder, "passings.db");
        gateway = new SimGateway(agenda, dice, network, Truth, weather, mutant, boxes, Database);
        network.Gateway = gateway;
    }

    public Truth Truth { get; }

    public string Database { get; }

    public IReadOnlyList<SimBox> Boxes => boxes;

    /// <summary>Lives it through.</summary>
    /// <param name="progress">Told the vehicles so far, now and then; null for nobody.</param>
    public Verdict Run(Action<int>? progress = null)
    {
        foreach (SimBox box in boxes)
        {
            agenda.After(dice.Between(0, Weather.Second), box.PowerOn);
            agenda.After(dice.Between(0, 2 * Weather.Second), () => Cross(box));
            Trouble(weather.PartitionEvery, () => box.Partition(dice.Between(200 * Weather.Millisecond, 15 * Weather.Second)));
            Trouble(weather.CutEvery, () => box.CutPower(dice.Chance(weather.CutsAtFlash)));
        }

        Trouble(weather.KillEvery, gateway.Kill);
        int told = 0;
        while (Truth.Count < weather.Passings)
        {
            agenda.Step();
            if (progress != null && Truth.Count - told >= 1000)
            {
                progress(Truth.Count - told);
                told = Truth.Count;
            }
        }

        progress?.Invoke(Truth.Count - told);
        return Heal();
    }

    public void Dispose()
    {
        gateway.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Verdict Heal()
    {
        network.IsCalm = true;
        foreach (SimBox box in boxes)
        {
            box.CallOffCuts();
        }

        long chaos = agenda.Now;
        while (agenda.Now < chaos + HealingBound && !(gateway.IsUp && boxes.All(box => box.IsDone)))
        {
            for (int i = 0; i < 500; i++)
            {
                agenda.Step();
            }
        }

        bool isHealed = boxes.All(box => box.IsDone);
        gateway.Dispose();
        return new Verdict(weather, Truth, Truth.Compare(Database, SimBox.Circuit))
        {
            IsHealed = isHealed,
            ChaosSeconds = chaos / Weather.Second,
            HealingSeconds = (agenda.Now - chaos) / Weather.Second,
            Cuts = boxes.Sum(box => box.Cuts),
            Kills = gateway.Kills,
            NetworkLost = network.Lost,
            NetworkRepeated = network.Repeated,
            Duplicates = gateway.Duplicates,
            BootsRestarted = gateway.Restarted,
            Fault = boxes.Select(box => box.Fault).FirstOrDefault(fault => fault != null),
        };
    }

    private void Cross(SimBox box)
    {
        if (network.IsCalm)
        {
            return;
        }

        long at = agenda.Now;
        uint transponder = ++vehicles;
        agenda.After(dice.Between(30, 250) * Weather.Millisecond, () => box.Report(transponder, at));
        bool isQuiet = weather.QuietAfter > 0 && transponder % (uint)(weather.QuietAfter * weather.Boxes) < weather.Boxes;
        if (isQuiet)
        {
            agenda.After(Weather.Quiet - Weather.Second, () => box.CutPower(atFlash: false));
        }

        agenda.After(dice.Pause(weather.Gap) + (isQuiet ? Weather.Quiet : 0), () => Cross(box));
    }

    private void Trouble(long every, Action happens)
    {
        if (every > 0)
        {
            agenda.After(dice.Pause(every), () =>
            {
                if (!network.IsCalm)
                {
                    happens();
                    Trouble(every, happens);
                }
            });
        }
    }

    // In memory where the machine has such a folder: thousands of commits, and it is not the disk that is tried here.
    private static string MakeFolder()
    {
        const string memory = "/dev/shm";
        string parent = Directory.Exists(memory) ? memory : Path.GetTempPath();
        return Directory.CreateDirectory(Path.Combine(parent, "trackside-simulation-" + Guid.NewGuid().ToString("N"))).FullName;
    }
}
