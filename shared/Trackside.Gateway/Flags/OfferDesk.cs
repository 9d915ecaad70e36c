using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>
/// What timing offers to race control, out of passings that are stored and of now.
/// <code>
/// seen                                    offered                              at                                              until
/// a vehicle against the direction         yellow                               the two posts before it, which it drives to     60 s later
/// a faster vehicle will catch another     blue, from some seconds before       the last post the slower one passes before      a second after the meeting
///   (a lap ahead, or any: the profile)                                         they meet; the next where it is past that one
/// </code>
/// The posts follow the route that runs. While the circuit is neutralised or stopped no blue is offered. What is open already is not offered again. One thread.
/// </summary>
/// <param name="options">Courses and their rules.</param>
/// <param name="controlOf">What a circuit's control box told last; null where it told nothing.</param>
/// <param name="sessionOf">When the session that holds a circuit was opened; 0 for none.</param>
internal sealed class OfferDesk(GatewayOptions options, Func<string, ControlStateView?> controlOf, Func<string, long> sessionOf)
{
    private const long LiveMicroseconds = 30_000_000; // what a box kept or sent again was on the track earlier
    private const long WrongWayMicroseconds = 60_000_000;
    private const long AfterMicroseconds = 1_000_000;
    private const long LongestBlue = 30_000_000;
    private const int WrongWayPosts = 2;
    private const PassingFlags Earlier = PassingFlags.Historical | PassingFlags.ClockUnsynced | PassingFlags.Late;

    private readonly Dictionary<string, (BluePredictor Predictor, int Epoch, long Session)> predictors = [];
    private readonly List<FlagOffer> open = [];

    /// <summary>Takes a passing that is stored.</summary>
    /// <param name="passing">The passing.</param>
    /// <param name="now">Microseconds since 1970 UTC.</param>
    /// <returns>What it makes timing offer.</returns>
    internal IReadOnlyList<FlagOffer> Follow(Passing passing, long now)
    {
        if (passing.Utc is not { } at || (passing.Flags & Earlier) != 0 || now - at >= LiveMicroseconds)
        {
            return [];
        }

        open.RemoveAll(offer => offer.Until <= now);
        Course course = options.CourseOf(passing.Circuit);
        ControlStateView? told = controlOf(passing.Circuit);
        CourseRoute? route = RouteOf(course, told);
        bool isWrong = (passing.Flags & PassingFlags.WrongWay) != 0;
        List<FlagOffer> offers = isWrong ? WrongWay(passing, course, route, at) : Blue(passing, course, route, told, at);
        offers.RemoveAll(offer => offer.Until <= now || open.Any(offer.IsSameAs));
        open.AddRange(offers);
        return offers;
    }

    private static CourseRoute? RouteOf(Course course, ControlStateView? told) =>
        told is null ? (course.Routes.Count == 1 ? course.Routes[0] : null) : course.RouteOf(told.Direction) ?? (course.Routes is [{ Name: "" }] ? course.Routes[0] : null);

    private static List<FlagOffer> WrongWay(Passing passing, Course course, CourseRoute? route, long at)
    {
        if (course.Offers.WrongWay == OfferMode.Off)
        {
            return [];
        }

        FlagOffer offer = new(passing.Circuit, Aspect.Yellow, "wrong-way", passing.Transponder, passing.Box, passing.Loop, at)
        {
            From = at,
            Until = at + WrongWayMicroseconds,
            IsAsked = course.Offers.WrongWay == OfferMode.Asked,
        };
        int loop = route?.IndexOf(passing.Loop) ?? -1;
        CoursePost[] posts = loop < 0 ? [] : [.. Before(course, route!, route!.Loops[loop].AtMetres).Take(WrongWayPosts)];
        return posts.Length == 0 ? [offer with { IsAsked = false }] : [.. posts.Select(post => offer with { Circuit = post.Circuit, Post = post.Name })];
    }

    private List<FlagOffer> Blue(Passing passing, Course course, CourseRoute? route, ControlStateView? told, long at)
    {
        if (course.Offers.Blue == OfferMode.Off || course.IsStage || passing.Transponder is not { } transponder || route is not { LengthMetres: > 0 })
        {
            return [];
        }

        int loop = route.IndexOf(passing.Loop);
        if (loop < 0)
        {
            return [];
        }

        List<Meeting> meetings = PredictorOf(passing.Circuit, route, told?.Epoch ?? 0).Cross(transponder, route.Loops[loop], at);
        bool isFree = told is null || !told.Posts.Any(letter => AspectNames.FromLetter((byte)letter) >= Aspect.Code60);
        return !isFree || route.Posts.Count == 0
            ? []
            : [.. meetings.Where(meeting => meeting.IsLapped || !course.Offers.LappedOnly).Select(meeting => OfferOf(meeting, passing, course, route, at))];
    }

    private BluePredictor PredictorOf(string circuit, CourseRoute route, int epoch)
    {
        long session = sessionOf(circuit);
        if (!predictors.TryGetValue(circuit, out var kept) || kept.Predictor.Route != route || kept.Epoch != epoch || kept.Session != session)
        {
            predictors[circuit] = kept = (new BluePredictor(route), epoch, session);
        }

        return kept.Predictor;
    }

    private static FlagOffer OfferOf(Meeting meeting, Passing passing, Course course, CourseRoute route, long at)
    {
        double perMetre = (double)meeting.SlowerLap / route.LengthMetres;
        CoursePost post = Before(course, route, meeting.AtMetres).First();
        long passed = meeting.When - (long)(Way(route, post.AtMetres, meeting.AtMetres) * perMetre);
        long until = meeting.When + AfterMicroseconds;
        if (passed <= at)
        {
            // The slower one is past it: the next is the only one it still sees.
            post = route.Posts.MinBy(each => Way(route, meeting.AtMetres, each.AtMetres))!;
            passed = meeting.When + (long)(Way(route, meeting.AtMetres, post.AtMetres) * perMetre);
            until = passed;
        }

        long from = Math.Max(at, Math.Min(passed, meeting.When) - (course.Offers.BlueLead.Ticks / TimeSpan.TicksPerMicrosecond));
        return new FlagOffer(post.Circuit, Aspect.Blue, meeting.IsLapped ? "lapped" : "slower", meeting.Slower, passing.Box, passing.Loop, at)
        {
            Post = post.Name,
            By = meeting.Faster,
            From = from,
            Until = Math.Min(until, from + LongestBlue),
            IsAsked = course.Offers.Blue == OfferMode.Asked,
        };
    }

    // The nearest first; on a road none stands before its beginning.
    private static IEnumerable<CoursePost> Before(Course course, CourseRoute route, double metres) =>
        route.Posts.Where(post => !course.IsStage || post.AtMetres <= metres).OrderBy(post => Way(route, post.AtMetres, metres));

    // Metres with the traffic from one place to another.
    private static double Way(CourseRoute route, double from, double to) => to >= from ? to - from : to - from + route.LengthMetres;
}
