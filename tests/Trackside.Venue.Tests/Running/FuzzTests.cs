using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Display;
using Trackside.Venue.Fuzz;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.Running;

/// <summary>Random lines and payloads at the boxes of the rally road, control, post with timing and sign, on a real broker; and that a change is found where there is one.</summary>
[TestClass]
[DoNotParallelize]
public sealed class FuzzTests
{
    private const int Some = 2_000;
    private const int More = 1_000_000;
    private static FuzzScene scene = null!;

    [ClassInitialize]
    public static void Open_the_venue(TestContext context)
    {
        VenuePlan plan = VenueCommand.Load(Repository.VenueFile);
        scene = new FuzzScene(plan, plan.Circuits.Single(circuit => circuit.Id == "rally"), seed: 51, VenueSecurity.Plain);
    }

    [ClassCleanup]
    public static void Close_the_venue() => scene.Dispose();

    [TestMethod]
    public void Random_lines_and_payloads_change_no_output_and_all_are_counted()
    {
        FuzzOptions options = new(Lines: Some, Payloads: Some, ["rally-c", "rally-p1", "rally-s1"], Seed: 52);

        FuzzResult result = new FuzzSession(scene, options, _ => { }, CancellationToken.None).Run();

        Console.WriteLine(FuzzWords.Of("en").Table(result));
        Assert.AreEqual("", string.Join('\n', result.Findings));
        Assert.IsTrue(result.Good);
        Assert.IsGreaterThanOrEqualTo(Some, result.Lines);
        Assert.IsGreaterThanOrEqualTo(Some, result.Payloads);
        foreach (FuzzedBox box in result.Boxes)
        {
            // A control box with a stage counts a passing that cannot be read twice: interlock and stage both listen.
            Assert.IsGreaterThanOrEqualTo(box.Payloads + box.Overheard - box.Dropped, box.Bad, $"{box.Id} refused each payload");
        }

        foreach (string id in options.Boxes)
        {
            FuzzedBox box = result.Boxes.Single(box => box.Id == id);
            Assert.IsGreaterThan(100, box.Lines, id);
            Assert.IsGreaterThan(0, box.CableLines, id);
            Assert.IsGreaterThan(100, box.Payloads, id);
        }
    }

    [TestMethod]
    public void Rightful_order_slipped_in_among_the_inputs_is_found()
    {
        FuzzResult result = RunUntilFound(slipsOpen: true, () => _ = scene.Venue.RaceControl.AskAspect("rally", "rally-p3", Aspect.Red));

        Assert.Contains("rally-p3: green dark (seed 53, lines ", string.Join('\n', result.Findings));
    }

    [TestMethod]
    public void Restart_of_a_box_among_the_inputs_is_found()
    {
        byte[] order = Encoding.ASCII.GetBytes("\rreboot now\r");
        FuzzResult result = RunUntilFound(slipsOpen: false, () => scene.Venue["rally-p2"].Chip.Uart(Wiring.ConsolePort).Feed(order));

        Assert.Contains("rally-p2: red dark (seed 53, ", string.Join('\n', result.Findings));
    }

    [TestMethod]
    [DataRow("fuzz --box nowhere", "--box is 'nowhere': there is no such box; name one of kart-c, ")]
    [DataRow("fuzz --box kart-c --box speed-c", "--box is 'speed-c': it is not on kart as kart-c is; name boxes of one circuit.")]
    [DataRow("fuzz --lines many", "--lines is 'many': give a number from 0 to")]
    public void Wrong_use_is_one_sentence_with_the_remedy(string line, string said)
    {
        Said answer = Tool.Invoke(line.Split(' '));

        Assert.AreEqual(ExitCode.WrongUse, answer.Code);
        StringAssert.Contains(answer.Error, said);
    }

    // More inputs than anybody waits for, or so many that the second half begins soon: it must end by itself, at the change.
    private static FuzzResult RunUntilFound(bool slipsOpen, Action slip)
    {
        int inputs = slipsOpen ? More : Some;
        FuzzOptions options = new(inputs, inputs, ["rally-c"], Seed: 53);
        bool isSlipped = false;
        FuzzResult result = new FuzzSession(scene, options, Tell, CancellationToken.None).Run();
        Assert.IsTrue(isSlipped);
        Assert.IsFalse(result.Good);
        Assert.IsNotNull(result.Trail);
        Assert.IsGreaterThan(10, File.ReadAllLines(result.Trail).Length);
        File.Delete(result.Trail);
        return result;

        void Tell(FuzzProgress progress)
        {
            if (progress.IsOpen == slipsOpen && !isSlipped)
            {
                isSlipped = true;
                slip();
            }
        }
    }
}
