namespace Trackside.Gateway.Tests.Truth;

/// <summary>The three circuits of the venue, as its file describes them.</summary>
internal static class Courses
{
    internal static Course Kart { get; } = new("kart", false,
    [
        new CourseRoute("normal", 1200, [new("sf", 0, LoopUse.Lap), new("s1", 420, LoopUse.Sector), new("s2", 810, LoopUse.Sector)]),
    ]);

    internal static Course Speed { get; } = new("speed", false,
    [
        new CourseRoute("cw", 2500, [new("sf", 0, LoopUse.Lap), new("s1", 900, LoopUse.Sector), new("s2", 1700, LoopUse.Sector)]),
        new CourseRoute("acw", 2540, [new("sf", 0, LoopUse.Lap), new("s2", 840, LoopUse.Sector), new("s1", 1640, LoopUse.Sector)]),
    ]);

    internal static Course Rally { get; } = new("rally", true,
    [
        new CourseRoute("stage", 3600,
        [
            new("start", 20, LoopUse.Start), new("mid", 1800, LoopUse.Intermediate), new("fa", 3500, LoopUse.FinishA), new("fb", 3515, LoopUse.FinishB),
        ])
        {
            Traps = [new SpeedTrap("finish", "fa", "fb")],
        },
    ]);
}
