using Trackside.Benchmarks.Boxes;
using Trackside.Venue;
using Trackside.Venue.Commands;
using Trackside.Venue.VenueFile;

namespace Trackside.Benchmarks.Tests;

/// <summary>The bench of many boxes, small.</summary>
[TestClass]
public sealed class BoxesTests
{
    [TestMethod]
    public void Few_boxes_are_ready_talk_and_are_drawn()
    {
        BoxesFigures figures = BoxesBench.Run(boxes: 6, seconds: 2, redraws: 20, seed: 1);
        Assert.AreEqual(6, figures.Ready);
        Assert.IsGreaterThan(figures.Without.Threads, figures.Quiet.Threads);
        Assert.IsGreaterThan(0, figures.Quiet.Messages);
        Assert.IsGreaterThan(figures.Quiet.Messages, figures.Busy.Messages);
        Assert.AreEqual(20, figures.Redraw.Count);
        Assert.IsGreaterThan(0, figures.Redraw.P50);
    }

    [TestMethod]
    [DataRow(4)]
    [DataRow(20)]
    [DataRow(21)]
    [DataRow(39)]
    [DataRow(100)]
    [DataRow(200)]
    public void Any_number_of_boxes_makes_a_venue_whose_configurations_are_taken(int count)
    {
        VenuePlan plan = ManyBoxes.Of(VenueCommand.Load(House.DefaultVenueFile()), count);
        Assert.AreEqual(count, plan.Boxes.Select(box => box.Id).Distinct().Count());
        foreach (CircuitPlan circuit in plan.Circuits)
        {
            foreach (BoxPlan box in circuit.Boxes)
            {
                byte[] file = VenueCompiler.Compile(plan, circuit, box);
                Assert.AreEqual(Core.ConfigurationFault.None, Core.BoxConfiguration.Read(file, file.Length, "VIRTUAL").Fault, box.Id);
            }
        }
    }
}
