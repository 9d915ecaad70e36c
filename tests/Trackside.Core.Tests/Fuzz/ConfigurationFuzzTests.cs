using System;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Fuzz;

/// <summary>Whatever stands in the file, a box is put together from it and runs, or it says what is wrong.</summary>
[TestClass]
public sealed class ConfigurationFuzzTests
{
    private static readonly string[] Roles = ["timing", "post", "sign", "control", "timing,post,sign,control"];

    [TestMethod]
    public void Configuration_is_refused_with_a_fault_or_makes_a_box_that_runs()
    {
        var mutator = new Mutator();
        byte[][] contents = Array.ConvertAll(Roles, roles => Codec.Encode(Configurations.Message(roles)));
        int taken = 0;
        int read = 0;
        Fuzzing.Run(100_000, mutator, (ref Dice dice) =>
        {
            mutator.Make(ref dice, contents[dice.Below(contents.Length)]);
            byte[] file = dice.Percent(80) && mutator.Input.Length > 1
                ? ConfigurationSeal.Seal(mutator.ToArray(), mutator.Input.Length)
                : mutator.ToArray();
            BoxConfiguration configuration = BoxConfiguration.Read(file, file.Length, "virtual");
            read += configuration.Fault is ConfigurationFault.None or > ConfigurationFault.BadSeal ? 1 : 0;
            if (configuration.Fault == ConfigurationFault.None)
            {
                taken++;
                RunABit(configuration);
            }
        });

        Assert.IsGreaterThan(Fuzzing.Budget(100_000) / 2, read);
        Assert.IsGreaterThan(Fuzzing.Budget(100_000) / 50, taken);
    }

    private static void RunABit(BoxConfiguration configuration)
    {
        var bench = new BoxBench(configuration, 1);
        bench.Tick();
        bench.Parts.LinkEvents.Put(LinkEvent.Opened);
        bench.Sync();
        bench.Line.Feed(Frames.Passing());
        bench.Run(200_000);
        _ = new Subscriptions(configuration);
        Assert.AreEqual(0, bench.Box.Supervisor.Resets, bench.Box.Supervisor.LastFault ?? string.Empty);
        Assert.AreEqual(0, bench.Box.Mail.Unencodable);
    }
}
