using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>Which way a circuit ran, and where it was red, at each time: what its control box told. Immutable; any thread.</summary>
public sealed class RunningOrder
{
    private const long ToleranceMicroseconds = 90_000_000; // what is told unchanged is noted once a minute
    private readonly Course course;
    private readonly ControlSpan[] spans;
    private readonly int[] runs;

    /// <summary>Takes the spans of one circuit, in any order.</summary>
    public RunningOrder(Course course, IEnumerable<ControlSpan> spans)
    {
        this.course = course;
        this.spans = [.. spans.Where(span => span.Circuit == course.Circuit).OrderBy(span => span.Since)];
        runs = new int[this.spans.Length];
        for (int i = 1; i < runs.Length; i++)
        {
            ControlSpan before = this.spans[i - 1];
            bool same = before.Direction == this.spans[i].Direction && before.Epoch == this.spans[i].Epoch;
            runs[i] = runs[i - 1] + (same ? 0 : 1);
        }
    }

    /// <summary>The run that a moment belongs to. Before the first that is known, the first goes on.</summary>
    /// <param name="moment">Microseconds since 1970 UTC.</param>
    public RouteRun At(long moment)
    {
        if (spans.Length == 0)
        {
            return new RouteRun(0, course.Routes[0], true);
        }

        int index = Math.Max(0, LastBefore(moment));
        if (course.Routes.Count == 1)
        {
            return new RouteRun(runs[index], RouteOf(index), true);
        }

        // Nobody listened from the end of this span to the next, and the next runs another way: which of the two is not known.
        bool last = index == spans.Length - 1;
        bool sure = last || runs[index + 1] == runs[index] || moment <= spans[index].Seen + ToleranceMicroseconds;
        return new RouteRun(runs[index], RouteOf(index), sure);
    }

    /// <summary>Whether race control showed red anywhere on the circuit, but for the post at a start, between two moments, both included.</summary>
    public bool WasRed(long from, long to)
    {
        int first = Math.Max(0, LastBefore(from));
        for (int i = first; i < spans.Length && spans[i].Since <= to; i++)
        {
            if (spans[i].HasRed(course.StartPost))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether race control let a post show green at a moment; true where it never told anything.</summary>
    public bool WasGreen(int post, long moment) => spans.Length == 0 || spans[Math.Max(0, LastBefore(moment))].IsGreenAt(post);

    private CourseRoute? RouteOf(int span) =>
        course.RouteOf(spans[span].Direction) ?? (course.Routes is [{ Name: "" }] ? course.Routes[0] : null);

    private int LastBefore(long moment)
    {
        int low = 0;
        int high = spans.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = spans[middle].Since <= moment ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}

/// <summary>A time during which a circuit ran one way.</summary>
/// <param name="Number">Counts the runs of a circuit; laps never reach from one into another.</param>
/// <param name="Route">The route that was run; null while none was set.</param>
/// <param name="IsSure">False where nobody listened when the direction changed.</param>
public readonly record struct RouteRun(int Number, CourseRoute? Route, bool IsSure);
