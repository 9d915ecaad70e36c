using System;
using System.Collections.Generic;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Direction;

/// <summary>
/// Every fault in every phase of a reversal, in simulated time: what must never be never is, and what comes of it is what is written here. The people go on with
/// their work all the while; a fault at LOCKED strikes 8 s before they begin.
/// </summary>
[TestClass]
public sealed class FaultMatrixTests
{
    private const long Second = 1_000_000;

    /// <summary>What comes of a fault, phase by phase: where the interlock stands 45 s later. <c>acw</c> is a reversal that was done all the same.</summary>
    private static readonly Dictionary<string, string> written = new()
    {
        //                    locked   closing  clearing blank    setting  proving
        ["none"] = "          acw      acw      acw      acw      acw      acw",
        ["broker"] = "        acw      acw      Fault    Fault    Fault    Fault",
        ["sign"] = "          Setting  Blank    Blank    Blank    Setting  Fault",
        ["lamp"] = "          Fault    Fault    Fault    Fault    Fault    Fault",
        ["barrier"] = "       Setting  Blank    Blank    Blank    Setting  Fault",
        ["post"] = "          Closing  Closing  Fault    Fault    Fault    Fault",
        ["control"] = "       acw      acw      acw      acw      acw      acw",
        ["clock"] = "         Setting  Blank    Blank    Blank    Setting  Fault",
        ["replay"] = "        acw      acw      acw      acw      acw      acw",
        ["forgery"] = "       acw      acw      acw      acw      acw      acw",
    };

    /// <summary>The same where two circuits make one course; the fault strikes the first of them. <c>acw/acw</c> is a reversal of both that was done all the same.</summary>
    private static readonly Dictionary<string, string> joined = new()
    {
        //                    locked          closing         clearing        blank           setting         proving
        ["none"] = "          acw/acw         acw/acw         acw/acw         acw/acw         acw/acw         acw/acw",
        ["broker"] = "        acw/acw         acw/acw         Fault/Fault     Fault/Fault     Fault/Fault     Fault/Fault",
        ["sign"] = "          Setting/Blank   Blank/Blank     Blank/Blank     Blank/Blank     Setting/Proving Fault/Proving",
        ["lamp"] = "          Fault/Blank     Fault/Blank     Fault/Blank     Fault/Blank     Fault/Proving   Fault/Proving",
        ["barrier"] = "       Setting/Proving Blank/Blank     Blank/Blank     Blank/Blank     Setting/Proving Fault/Proving",
        ["post"] = "          Closing/Blank   Closing/Blank   Fault/Blank     Fault/Blank     Fault/Proving   Fault/Proving",
        ["control"] = "       acw/acw         acw/acw         acw/acw         acw/acw         acw/acw         acw/acw",
        ["partner"] = "       acw/acw         acw/acw         acw/acw         acw/acw         acw/acw         acw/acw",
        ["clock"] = "         Setting/Blank   Blank/Blank     Blank/Blank     Blank/Blank     Setting/Proving Fault/Proving",
        ["control-clock"] = " Setting/Proving Blank/Blank     Blank/Blank     Blank/Blank     Blank/Proving   Blank/Proving",
        ["replay"] = "        acw/acw         acw/acw         acw/acw         acw/acw         acw/acw         acw/acw",
        ["forgery"] = "       acw/acw         acw/acw         acw/acw         acw/acw         acw/acw         acw/acw",
    };

    private static readonly InterlockState[] phases =
        [InterlockState.Locked, InterlockState.Closing, InterlockState.Clearing, InterlockState.Blank, InterlockState.Setting, InterlockState.Proving];

    public static IEnumerable<object[]> Cases => CasesOf(written);

    public static IEnumerable<object[]> JoinedCases => CasesOf(joined);

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Fault_in_a_phase_ends_as_it_is_written(string fault, InterlockState phase) => Meet(new Course(), fault, phase, written[fault], 45 * Second);

    [TestMethod]
    [DynamicData(nameof(JoinedCases))]
    public void Fault_in_a_phase_of_a_joined_course_ends_as_it_is_written_for_both_circuits(string fault, InterlockState phase) =>
        Meet(new Course(isJoined: true), fault, phase, joined[fault].Replace("acw", "grand-acw", StringComparison.Ordinal), 60 * Second);

    private static void Meet(Course course, string fault, InterlockState phase, string row, long wait)
    {
        course.BringTo(phase);
        course.Rest(phase == InterlockState.Locked ? course.World.Now + (8 * Second) : 0);

        Fault.Strike(course, fault);
        course.Run(wait);

        string expected = row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[Array.IndexOf(phases, phase)];
        Assert.AreEqual("", course.Violations, course.Trace);
        Assert.AreEqual(expected, course.End, $"{course.Missing}; {course.Trace}");
        AssertClosed(course);
    }

    private static void AssertClosed(Course course)
    {
        string[] ends = course.End.Split('/');
        for (int i = 0; i < ends.Length; i++)
        {
            if (!ends[i].EndsWith("cw", StringComparison.Ordinal))
            {
                Assert.IsFalse(course.Observers[i].Admits, "traffic without a locked direction");
                Assert.AreNotEqual("", course.MissingOf(course.World.Circuits[i]), "nobody is told what is missing");
            }

            if (ends[i] is "Fault" or "Blank")
            {
                Assert.AreEqual(0, course.Observers[i].Arrows, "an arrow in a state in which every sign is dark");
            }
        }
    }

    private static IEnumerable<object[]> CasesOf(Dictionary<string, string> table) => table.Keys.SelectMany(fault => phases.Select(phase => new object[] { fault, phase }));
}
