using System;

using Trackside.Messages;

namespace Trackside.Core.Tests.Fuzz;

/// <summary>Everything of a box that a message could change and that can be seen from outside.</summary>
internal sealed class Observed
{
    private const int Room = 96;

    private readonly long[] values = new long[Room];
    private int count;

    /// <summary>Looks at a box with every role.</summary>
    public void Look(BoxBench bench)
    {
        count = 0;
        Box box = bench.Box;
        Add(bench.Link.Total);
        Add(bench.Board.Sets);
        Add(box.Mail.StaleMessages);
        Add(box.Mail.Unencodable);
        Add(box.Supervisor.Resets);
        Add((long)box.Post.Arbiter.Aspect);
        Add((long)box.Post.Arbiter.Reason);
        Add((long)box.Post.Output.Proved);
        Add((long)box.Post.Panel.Request);
        Add(box.Timing.Outbox.Newest);
        Add(box.Timing.Outbox.Acked);
        Add(box.Timing.Outbox.Oldest);
        Add(box.Timing.Outbox.Refused);
        for (int lamp = 0; lamp <= Lamp.Status; lamp++)
        {
            Add(bench.Board.IsLit(lamp) ? 1 : 0);
        }

        PostReports reports = box.Control.Reports;
        for (int post = 0; post < reports.Count; post++)
        {
            Add((long)reports.Asked(post));
            Add(reports.HasApplied(post) ? 1 : 0);
            Add(reports.HasProved(post) ? 1 : 0);
        }

        for (var what = What.State; what <= What.ControlReply; what++)
        {
            Add(bench.Link.CountOf(what));
        }
    }

    /// <summary>Whether two looks saw the same.</summary>
    public bool IsSame(Observed other) => values.AsSpan(0, count).SequenceEqual(other.values.AsSpan(0, other.count));

    private void Add(long value) => values[count++] = value;
}
