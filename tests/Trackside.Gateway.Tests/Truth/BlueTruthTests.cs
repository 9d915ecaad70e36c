using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests.Truth;

/// <summary>Blue as timing offers it, against who really met whom.</summary>
[TestClass]
public sealed class BlueTruthTests
{
    private static readonly (string, int)[] KartLoops = [("sf", 0), ("s1", 420), ("s2", 810)];
    private static readonly (string, int)[] Clockwise = [("sf", 0), ("s1", 900), ("s2", 1700)];

    [TestMethod]
    [DataRow("cw", 1)]
    [DataRow("cw", 2)]
    [DataRow("cw", 3)]
    [DataRow("acw", 4)]
    [DataRow("acw", 5)]
    [DataRow("acw", 6)]
    public void Blue_is_offered_at_the_last_post_before_the_meeting_in_the_direction_that_runs(string direction, int seed)
    {
        CourseRoute route = Courses.Speed.RouteOf(direction)!;
        Random random = new(seed);
        for (int pair = 0; pair < 20; pair++)
        {
            // Even pace: what is foreseen is exact, so the post must be too.
            World world = new("speed", seed);
            DriveEvenly(world, 1, 0, 40 + (8 * random.NextDouble()), 40, route);
            DriveEvenly(world, 2, 1 + (20 * random.NextDouble()), 55 + (12 * random.NextDouble()), 40, route);
            Chase chase = new(world, Courses.Speed, direction);

            List<FlagOffer> offers = chase.Offers("sf", "s1", "s2");
            Chase.Met[] lapped = [.. chase.Truth().Where(met => met.Slower == 2 && met.Laps >= 1 && met.Moment > World.At(200))];

            Assert.IsNotEmpty(lapped);
            foreach (Chase.Met met in lapped)
            {
                FlagOffer last = offers.Last(offer => offer.At <= met.Moment && offer.Transponder == 2);
                Assert.AreEqual(PostOf(route, met, last, world), last.Post, $"{met}, {last}");
                Assert.IsTrue(last.From <= met.Moment, $"{met}, {last}");
                Assert.IsTrue(last.Until >= met.Moment || last.From + 30_000_000 == last.Until, $"{met}, {last}");
                Assert.AreEqual((Aspect.Blue, "lapped", 1L), (last.Aspect, last.Why, last.By));
            }
        }
    }

    [TestMethod]
    [DataRow(11)]
    [DataRow(12)]
    [DataRow(13)]
    public void Blue_foresees_most_lappings_among_karts_whose_pace_varies_and_offers_little_besides(int seed)
    {
        World world = new("kart", seed);
        for (int kart = 0; kart < 10; kart++)
        {
            world.Drive(100 + kart, kart * 0.8, 13 + (kart * 0.6), 25, 1200, KartLoops);
        }

        Chase chase = new(world, Courses.Kart, "normal");
        List<FlagOffer> offers = chase.Offers("sf", "s1", "s2");
        Chase.Met[] all = [.. chase.Truth().Where(met => met.Laps >= 1)];
        Chase.Met[] lapped = [.. all.Where(met => met.Moment > World.At(250))];

        bool IsOf(FlagOffer offer, Chase.Met met, long slack) =>
            offer.Transponder == met.Slower && offer.By == met.Faster && met.Moment >= offer.From - slack && met.Moment <= offer.Until + slack;
        int seen = lapped.Count(met => offers.Any(offer => IsOf(offer, met, 2_000_000)));
        FlagOffer[] told = [.. offers.Where(offer => offer.At > World.At(250))];
        int idle = told.Count(offer => !all.Any(met => IsOf(offer, met, 20_000_000)));
        Assert.IsGreaterThan(30, lapped.Length);
        // From loop to loop each varies by a tenth, and the next faster kart is only a twentieth faster.
        Assert.IsGreaterThan(lapped.Length * 3 / 4, seen, $"{seen} of {lapped.Length} lappings had a blue");
        Assert.IsLessThan(told.Length / 5, idle, $"{idle} of {told.Length} blues were for nothing");
    }

    [TestMethod]
    public void Blue_is_for_the_lapped_alone_unless_the_profile_says_slower()
    {
        Course slower = Courses.Speed with { Offers = OfferRules.Usual with { LappedOnly = false } };
        World world = new("speed", 20);
        DriveEvenly(world, 2, 0, 60, 8, slower.Routes[0]);
        DriveEvenly(world, 1, 30, 50, 8, slower.Routes[0]);

        // It comes from behind on the same lap: a fight for a place, or a slower vehicle in a practice.
        Assert.IsEmpty(new Chase(world, Courses.Speed, "cw").Offers("sf", "s1", "s2").Where(offer => offer.At < World.At(300)));
        Assert.AreEqual("slower", new Chase(world, slower, "cw").Offers("sf", "s1", "s2").First().Why);
    }

    [TestMethod]
    [DataRow("GGGR", false)]
    [DataRow("FFFF", false)]
    [DataRow("GYGG", true)]
    public void Blue_is_not_offered_while_the_circuit_is_neutralised_or_stopped(string posts, bool isOffered)
    {
        Chase chase = new(Lapping(), Courses.Speed, "cw", posts);
        Assert.AreEqual(isOffered, chase.Offers("sf").Count > 0);
    }

    [TestMethod]
    public void Blue_is_not_offered_where_no_direction_runs_or_the_profile_says_off()
    {
        Chase none = new(Lapping(), Courses.Speed, "cw");
        none.Told = none.Told! with { Direction = "none" };
        Assert.IsEmpty(none.Offers("sf"));
        Assert.IsEmpty(new Chase(Lapping(), Courses.Speed with { Offers = OfferRules.Usual with { Blue = OfferMode.Off } }, "cw").Offers("sf"));
    }

    [TestMethod]
    public void Laps_are_counted_from_the_beginning_of_the_session()
    {
        Chase chase = new(Lapping(), Courses.Speed, "cw");
        World world = Lapping();
        List<FlagOffer> offers = [];
        foreach (Passing passing in world.Passings("sf").OrderBy(passing => passing.Utc))
        {
            // Right before the lapping a new session begins: nobody is a lap behind in it.
            chase.Session = passing.Utc > World.At(230) ? World.At(230) : 0;
            offers.AddRange(chase.Follow(passing));
        }

        long first = new Chase(Lapping(), Courses.Speed, "cw").Offers("sf").First().At;
        Assert.IsTrue(first < World.At(300));
        Assert.IsTrue(offers.Count == 0 || offers[0].At > World.At(400));
    }

    [TestMethod]
    [DataRow(PassingFlags.Historical)]
    [DataRow(PassingFlags.ClockUnsynced)]
    [DataRow(PassingFlags.Late)]
    public void What_was_earlier_is_not_offered_now(PassingFlags flags)
    {
        Chase chase = new(Lapping(), Courses.Speed, "cw");
        Assert.IsEmpty(Lapping().Passings("sf").SelectMany(passing => chase.Follow(passing with { Flags = flags })));
    }

    [TestMethod]
    public void Same_blue_is_offered_once_while_it_stands()
    {
        FlagOffer[] offers = [.. new Chase(Lapping(), Courses.Speed, "cw").Offers("sf", "s1", "s2")];
        for (int i = 0; i < offers.Length; i++)
        {
            Assert.IsFalse(offers.Skip(i + 1).Any(later => later.IsSameAs(offers[i]) && later.At < offers[i].Until), offers[i].ToString());
        }
    }

    [TestMethod]
    [DataRow("cw", "s1", "speed-p3 speed-p2")]
    [DataRow("acw", "s1", "speed-p4 speed-p5")]
    [DataRow("cw", "sf", "speed-p6 speed-p5")]
    [DataRow("acw", "sf", "speed-p1 speed-p2")]
    public void Wrong_way_is_offered_at_the_two_posts_before_the_vehicle(string direction, string loop, string posts)
    {
        World world = new("speed", 30);
        world.Drive(5, 0, 50, 1, 2500, Clockwise);
        Passing passing = world.Passings().First(crossed => crossed.Loop == loop) with { Flags = PassingFlags.WrongWay };

        IReadOnlyList<FlagOffer> offers = new Chase(world, Courses.Speed, direction).Follow(passing);

        Assert.AreEqual(posts, string.Join(' ', offers.Select(offer => offer.Post)));
        Assert.IsTrue(offers.All(offer => offer is { Aspect: Aspect.Yellow, Why: "wrong-way", IsAsked: false } && offer.Until == passing.Utc + 60_000_000));
    }

    [TestMethod]
    public void Wrong_way_on_a_road_is_not_offered_round_its_ends()
    {
        World world = new("rally", 31);
        world.Drive(5, 0, 20, 1, 0, ("start", 20), ("mid", 1800));
        Passing passing = world.Passings().First() with { Flags = PassingFlags.WrongWay };

        Assert.AreEqual("rally-p1", new Chase(world, Courses.Rally, "stage").Follow(passing).Single().Post);
    }

    private static World Lapping()
    {
        World world = new("speed", 40);
        DriveEvenly(world, 1, 0, 50, 12, Courses.Speed.Routes[0]);
        DriveEvenly(world, 2, 5, 60.5, 12, Courses.Speed.Routes[0]);
        return world;
    }

    // As the world drives, but without its tenth of variation.
    private static void DriveEvenly(World world, long vehicle, double begin, double lap, int laps, CourseRoute route)
    {
        for (int i = 0; i <= laps * route.Loops.Count; i++)
        {
            CourseLoop loop = route.Loops[i % route.Loops.Count];
            world.Cross(vehicle, loop.Name, begin + (lap * (i / route.Loops.Count)) + (lap * loop.AtMetres / route.LengthMetres));
        }
    }

    // By the truth: the last post behind the meeting which the slower one had still before it when it was offered; else the one in front.
    private static string PostOf(CourseRoute route, Chase.Met met, FlagOffer offer, World world)
    {
        CoursePost last = route.Posts.LastOrDefault(post => post.AtMetres <= met.Metres) ?? route.Posts[^1];
        double back = (met.Metres - last.AtMetres + route.LengthMetres) % route.LengthMetres;
        var slow = world.Truth.Where(crossing => crossing.Vehicle == met.Slower && crossing.Loop == "sf").ToArray();
        double perMetre = (double)(slow[1].Moment - slow[0].Moment) / route.LengthMetres;
        bool isAhead = met.Moment - (back * perMetre) > offer.At;
        return isAhead ? last.Name : (route.Posts.FirstOrDefault(post => post.AtMetres > met.Metres) ?? route.Posts[0]).Name;
    }
}
