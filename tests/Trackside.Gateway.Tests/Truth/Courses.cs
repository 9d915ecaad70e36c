using System.Linq;

namespace Trackside.Gateway.Tests.Truth;

/// <summary>The three circuits of the venue, as its file describes them.</summary>
internal static class Courses
{
    internal static Course Kart { get; } = new("kart", false,
    [
        new CourseRoute("normal", 1200, [new("sf", 0, LoopUse.Lap), new("s1", 420, LoopUse.Sector), new("s2", 810, LoopUse.Sector)])
        {
            Posts = Posts("kart", ("kart-p1", 60), ("kart-p2", 350), ("kart-p3", 640), ("kart-p4", 930)),
        },
    ]);

    internal static Course Speed { get; } = new("speed", false,
    [
        new CourseRoute("cw", 2500, [new("sf", 0, LoopUse.Lap), new("s1", 900, LoopUse.Sector), new("s2", 1700, LoopUse.Sector)])
        {
            Posts = Posts("speed", ("speed-p1", 40), ("speed-p2", 420), ("speed-p3", 760), ("speed-p4", 1120), ("speed-p5", 1490), ("speed-p6", 1880)),
        },
        new CourseRoute("acw", 2540, [new("sf", 0, LoopUse.Lap), new("s2", 840, LoopUse.Sector), new("s1", 1640, LoopUse.Sector)])
        {
            Posts = Posts("speed", ("speed-p6", 660), ("speed-p5", 1050), ("speed-p4", 1420), ("speed-p3", 1780), ("speed-p2", 2120), ("speed-p1", 2500)),
        },
    ]);

    internal static Course Rally { get; } = new("rally", true,
    [
        new CourseRoute("stage", 3600,
        [
            new("start", 20, LoopUse.Start), new("mid", 1800, LoopUse.Intermediate), new("fa", 3500, LoopUse.FinishA), new("fb", 3515, LoopUse.FinishB),
        ])
        {
            Traps = [new SpeedTrap("finish", "fa", "fb")],
            Posts = Posts("rally", ("rally-p1", 10), ("rally-p2", 1000), ("rally-p3", 2100), ("rally-p4", 3100)),
        },
    ]);

    private static CoursePost[] Posts(string circuit, params (string Name, int At)[] posts) => [.. posts.Select(post => new CoursePost(post.Name, circuit, post.At))];
}
