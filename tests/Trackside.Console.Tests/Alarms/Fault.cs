using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Messages;
using Trackside.Technician.Tests.Alarms.Simulated;
using Trackside.Venue.VenueFile;

namespace Trackside.Technician.Tests.Alarms;

/// <summary>
/// A fault that raises one alarm: the boxes it takes, what breaks, how soon the box must say so, how it is mended, and how soon after that the box must say that it is well.
/// </summary>
/// <param name="Alarm">A bit of <see cref="Messages.Alarm"/>.</param>
/// <param name="Boxes">Boxes of the example venue, the one that says it first.</param>
/// <param name="Break">Injects the fault.</param>
/// <param name="Within">Seconds until the alarm is said.</param>
/// <param name="Mend">Mends it, with what the manual asks for on site.</param>
/// <param name="EndsWithin">Seconds until it is said no more.</param>
internal sealed record Fault(long Alarm, string[] Boxes, Action<World> Break, double Within, Action<World> Mend, double EndsWithin)
{
    /// <summary>What of the venue file is otherwise.</summary>
    public Func<VenuePlan, VenuePlan> Plan { get; init; } = plan => plan;

    /// <summary>What of the boxes' configurations is otherwise.</summary>
    public Action<ConfigurationMessage> Configure { get; init; } = _ => { };

    /// <summary>Other alarms that the same fault raises rightly.</summary>
    public long Beside { get; init; }

    /// <summary>What happens before anything breaks.</summary>
    public Action<World> Prepare { get; init; } = _ => { };

    /// <summary>The alarm's word.</summary>
    public string Name => AlarmNames.Of((int)Math.Log2(Alarm));

    /// <summary>Every fault.</summary>
    public static IReadOnlyList<Fault> All { get; } = [.. ClockFaults.All, .. TimingFaults.All, .. PostFaults.All, .. BoardFaults.All, .. CircuitFaults.All];

    /// <summary>The plan with one of its boxes changed.</summary>
    public static VenuePlan With(VenuePlan plan, string id, Func<BoxPlan, BoxPlan> change) => plan with
    {
        Circuits = [.. plan.Circuits.Select(circuit => circuit with { Boxes = [.. circuit.Boxes.Select(box => box.Id == id ? change(box) : box)] })],
    };
}
