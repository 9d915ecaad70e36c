using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Trackside.Benchmarks.Timing;
using Trackside.Messages;

namespace Trackside.Benchmarks.Flags;

/// <summary><c>flags</c>: how fast a red reaches the last of 64 posts and a finger its own lamp, and what a tick allocates.</summary>
internal static class FlagsCommand
{
    private const int Posts = 64;
    private const int UsualRounds = 200;
    private const int ButtonRoundsAtLeast = 100;
    private const int WarmUpRounds = 5;
    private const int MostPauseMilliseconds = 40;

    // Design, section 9.
    private const double RedP99 = 100;
    private const double ButtonP99 = 20;

    private static readonly JsonSerializerOptions pretty = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The verb people use.</summary>
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "One JSON object instead of a table" };
        Option<int> rounds = new("--rounds") { Description = "Reds, and bare messages beside them, turn about", DefaultValueFactory = _ => UsualRounds };
        Option<int> seed = new("--seed") { Description = "Other pauses between the rounds", DefaultValueFactory = _ => 1 };
        rounds.Validators.Add(result =>
        {
            int value = result.GetValueOrDefault<int>();
            if (value is < 10 or > 5000)
            {
                result.AddError($"--rounds is {value}: give 10 to 5000");
            }
        });
        Command command = new("flags", $"Red to the last of {Posts} posts on a real broker, a button to its own lamp, bytes a tick") { json, rounds, seed };
        command.SetAction(parsed => Run(parsed.GetValue(json), parsed.GetValue(rounds), parsed.GetValue(seed)));
        return command;
    }

    private static int Run(bool json, int rounds, int seed)
    {
        TickBytes[] bytes = [TickBytes.Of(Aspect.Red), TickBytes.Of(Aspect.Yellow), TickBytes.Of(Aspect.Green)];
        Times lit = new();
        Times proved = new();
        Times bare = new();
        Times button = new();
        int unproved = Measure(rounds, new Random(seed), lit, proved, bare, button);
        Target[] targets =
        [
            new("control's red to the last post's lamp, p99 in ms", lit.P99, RedP99, IsFloor: false),
            new("button to own lamp without a network, p99 in ms", button.P99, ButtonP99, IsFloor: false),
            new("reds that were not proved", unproved, double.Epsilon, IsFloor: false),
            new("most bytes an idle tick allocates", bytes.Max(one => one.PerTick), double.Epsilon, IsFloor: false),
            new("most bytes a control/state allocates", bytes.Max(one => one.PerControlState), double.Epsilon, IsFloor: false),
        ];
        double ratio = lit.P50 / bare.P50;
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(
                new { kept = targets.All(one => one.IsKept), posts = Posts, cores = Environment.ProcessorCount, red = lit, redProved = proved, unproved, bare, ratioP50 = ratio, ratioP99 = lit.P99 / bare.P99, button, targets },
                pretty));
        }
        else
        {
            Table(lit, proved, bare, button, targets);
        }

        return targets.All(one => one.IsKept) ? 0 : 1;
    }

    private static int Measure(int rounds, Random random, Times lit, Times proved, Times bare, Times button)
    {
        Console.Error.WriteLine($"{Posts} posts and a control box are powered on ...");
        using FlagCircuit circuit = new(Posts);
        using BareFanOut fan = new(circuit.Broker.Port, Posts);
        for (int round = -WarmUpRounds; round < rounds; round++)
        {
            bool counts = round >= 0;
            circuit.Green();
            Thread.Sleep(random.Next(MostPauseMilliseconds));
            fan.Round(counts ? bare : new Times());
            Thread.Sleep(random.Next(MostPauseMilliseconds));
            circuit.Red(counts ? lit : new Times(), counts ? proved : new Times());
            if (counts && round % 50 == 49)
            {
                Console.Error.WriteLine($"{round + 1} of {rounds} reds");
            }
        }

        circuit.Green();
        ButtonRounds.Run(circuit, Math.Max(rounds / 2, ButtonRoundsAtLeast), random, button);
        return circuit.Unproved;
    }

    private static void Table(Times lit, Times proved, Times bare, Times button, Target[] targets)
    {
        Console.Out.WriteLine($"  {"milliseconds",-58}{"rounds",8}{"p50",10}{"p99",10}{"max",10}");
        Line($"control's red asked, to the last of {Posts} posts' lamps", lit);
        Line("the same, to the last proof heard at the gateway", proved);
        Line($"a bare message, to the last of {Posts} subscribers", bare);
        Line("a marshal's button to the own lamps, cable cut", button);
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  a red takes {lit.P50 / bare.P50:0.0} times a bare message (p50), {lit.P99 / bare.P99:0.0} times (p99): two messages in turn, and what the boxes do; {Environment.ProcessorCount} cores"));
        foreach (Target target in targets)
        {
            string limit = target.Limit < 1 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{target.Limit:0}");
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(target.IsKept ? "kept  " : "MISSED")} {target.What}: {target.Value:0.0} (target {limit})"));
        }
    }

    private static void Line(string what, Times times) => Console.Out.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"  {what,-58}{times.Count,8}{times.P50,10:0.0}{times.P99,10:0.0}{times.Max,10:0.0}"));
}
