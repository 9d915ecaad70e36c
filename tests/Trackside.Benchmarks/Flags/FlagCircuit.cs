using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Trackside.Core;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Mosquitto;
using Trackside.Venue.Processes;
using Trackside.Venue.World;
using Trackside.Virtual;

namespace Trackside.Benchmarks.Flags;

/// <summary>
/// A circuit of many posts and their control box, each a virtual chip that runs the firmware's own <c>Main</c>; a real mosquitto, a real chronyd and a
/// gateway. What a post shows is seen at its lamps, not in its messages.
/// </summary>
internal sealed class FlagCircuit : IDisposable
{
    private const string Venue = "bench";
    private const string Circuit = "ring";
    private const string Control = "ring-c";
    private const string Every = "all";
    private const int Tries = 5;
    private static readonly TimeSpan startPatience = TimeSpan.FromSeconds(240);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-flags-");
    private readonly TimeServer clock = TimeServer.Start();
    private readonly List<Chip> chips = [];
    private readonly List<PostPanel> panels = [];
    private readonly VenueGateway gateway;
    private readonly Finish reds;

    /// <summary>Powers everything on and waits until every post proves green.</summary>
    public FlagCircuit(int posts)
    {
        Posts = posts;
        reds = new Finish(posts);
        Broker = MosquittoBroker.Start();
        string[] names = [.. Enumerable.Range(1, posts).Select(post => $"ring-p{post}")];
        Add(Control, "control", message => message.SetText(ConfigurationMessage.Posts, string.Join(',', names)));
        for (int post = 0; post < posts; post++)
        {
            int index = post;
            PostPanel panel = new(Add(names[post], "post", message => FillPost(message, index)));
            panel.Red.Switched += lit => Light(index, lit);
            panels.Add(panel);
        }

        gateway = new VenueGateway(new GatewayOptions { Venue = Venue, Database = Path.Combine(folder.FullName, "bench.db"), Port = Broker.Port });
        gateway.Start();
        chips.ForEach(chip => chip.PowerOn(Box.Program.Main));
        Await(() => gateway.Boxes.Count(box => box.State == BoxState.Ready) == posts + 1, State);
    }

    /// <summary>How many posts there are.</summary>
    public int Posts { get; }

    /// <summary>Reds that were not proved within the request's time.</summary>
    public int Unproved { get; private set; }

    /// <summary>The broker.</summary>
    public MosquittoBroker Broker { get; }

    /// <summary>Cuts the cables of the first posts.</summary>
    /// <returns>Their lamps and buttons.</returns>
    public IEnumerable<PostPanel> Isolate(int count)
    {
        // The first chip is the control box.
        foreach (Chip chip in chips.Skip(1).Take(count))
        {
            chip.NetworkCut = true;
        }

        return panels.Take(count);
    }

    /// <summary>Asks for green and waits until every post proves it and shows it.</summary>
    public void Green()
    {
        ControlOutcome? outcome = null;
        for (int tries = 0; tries < Tries && outcome is not { IsProved: true }; tries++)
        {
            outcome = gateway.RequestAspect(Circuit, Every, Aspect.Green).Result;
            if (!outcome.IsProved)
            {
                Console.Error.WriteLine($"green: {outcome.Text}; {State()}");
            }
        }

        Await(() => panels.All(panel => panel.Green.Lit && !panel.Red.Lit), () => $"green at every post; {State()}");
    }

    /// <summary>Asks for red.</summary>
    /// <param name="lit">Takes the milliseconds from the asking to the last post's red lamp.</param>
    /// <param name="proved">Takes those until the gateway heard that the last post has proved it.</param>
    public void Red(Times lit, Times proved)
    {
        reds.Begin();
        Task<ControlOutcome> asked = gateway.RequestAspect(Circuit, Every, Aspect.Red);
        lit.Add(reds.Wait("red at every post"));
        proved.Add(asked.Result.Elapsed.TotalMilliseconds);
        if (!asked.Result.IsProved)
        {
            Unproved++;
            Console.Error.WriteLine($"red: {asked.Result.Text}; {State()}");
        }
    }

    public void Dispose()
    {
        Parallel.ForEach(chips, new ParallelOptions { MaxDegreeOfParallelism = chips.Count }, chip => chip.Dispose());
        panels.ForEach(panel => panel.Dispose());
        gateway.Dispose();
        Broker.Dispose();
        clock.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Waits for a condition.</summary>
    /// <exception cref="TimeoutException">It does not come true within four minutes: that many boxes on a busy machine.</exception>
    public static void Await(Func<bool> condition, Func<string> what)
    {
        long end = Environment.TickCount64 + (long)startPatience.TotalMilliseconds;
        while (!condition())
        {
            if (Environment.TickCount64 > end)
            {
                throw new TimeoutException($"{what()}: not within {startPatience.TotalSeconds} s");
            }

            Thread.Sleep(20);
        }
    }

    // What a technician would look at first.
    private string State()
    {
        BoxView? control = gateway.Boxes.FirstOrDefault(box => box.Box == Control);
        IEnumerable<string> unready = gateway.Boxes.Where(box => box.State != BoxState.Ready).Select(box => $"{box.Box} {box.State} {box.Reason}");
        return $"{gateway.Boxes.Count} boxes heard of {Posts + 1}, not ready: {string.Join(", ", unready)}; {gateway.Boxes.Sum(box => box.Health?.Reconnects ?? 0)} reconnections, "
            + $"control box {control?.State}: reconnections {control?.Health?.Reconnects}, dropped {control?.Health?.Dropped}, stale {control?.Health?.StaleMessages}";
    }

    private static void FillPost(ConfigurationMessage message, int index)
    {
        message.SetInteger(ConfigurationMessage.PostIndex, index);
        message.SetText(ConfigurationMessage.Lamps, "red,yellow,green,red2,yellow2");
        message.SetText(ConfigurationMessage.Buttons, "yellow,clear,key,double-yellow");
    }

    private void Light(int post, bool lit)
    {
        if (lit)
        {
            reds.Cross(post);
        }
    }

    private Chip Add(string name, string roles, Action<ConfigurationMessage> fill)
    {
        string flash = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(flash);
        File.WriteAllBytes(Path.Combine(flash, Core.ConfigurationStore.ActiveFile), Scenarios.Configurations.File(roles, message =>
        {
            message.SetText(ConfigurationMessage.Venue, Venue);
            message.SetText(ConfigurationMessage.Circuit, Circuit);
            message.SetText(ConfigurationMessage.Box, name);
            message.SetInteger(ConfigurationMessage.BrokerPort, Broker.Port);
            message.SetInteger(ConfigurationMessage.ClockPort, clock.Port);
            fill(message);
        }));
        Chip chip = new(new ChipOptions { Name = name, FlashFolder = flash, Seed = chips.Count + 1, ClockOffsetMicroseconds = 1_000_000 * (chips.Count + 1) });
        chips.Add(chip);
        return chip;
    }
}
