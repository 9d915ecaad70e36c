using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Tests.VenueFile;

[TestClass]
public sealed class VenueCompilerTests
{
    private static readonly VenuePlan Plan = VenueCommand.Load(Repository.VenueFile);

    [TestMethod]
    public void Configuration_of_every_box_is_sealed_and_readable()
    {
        foreach (CircuitPlan circuit in Plan.Circuits)
        {
            foreach (BoxPlan box in circuit.Boxes)
            {
                ConfigurationMessage read = Compile(circuit, box);

                Assert.AreEqual(box.Id, read.GetText(ConfigurationMessage.Box));
                Assert.AreEqual(string.Join(',', box.Roles), read.GetText(ConfigurationMessage.Roles));
                Assert.AreEqual(RouteHash.Of(circuit, circuit.Routes[0]), read.GetText(ConfigurationMessage.RouteHash));
            }
        }
    }

    [TestMethod]
    public void Post_index_points_to_the_post_in_the_list_of_its_control_box()
    {
        CircuitPlan speed = Plan.Circuits[2];
        string[] posts = Compile(speed, speed.Boxes.Single(box => box.Is("control"))).GetText(ConfigurationMessage.Posts).Split(',');

        foreach (BoxPlan post in speed.Boxes.Where(box => box.Is("post")))
        {
            Assert.AreEqual(post.Id, posts[Compile(speed, post).GetInteger(ConfigurationMessage.PostIndex)]);
        }
    }

    [TestMethod]
    public void Route_hash_changes_with_direction_and_with_any_place()
    {
        CircuitPlan speed = Plan.Circuits[2];
        RoutePlan route = speed.Routes[0];
        RoutePlan moved = route with { Order = [.. route.Order.Select((item, i) => i == 3 ? item with { AtMetres = item.AtMetres + 1 } : item)] };

        Assert.AreNotEqual(RouteHash.Of(speed, route), RouteHash.Of(speed, speed.Routes[1]));
        Assert.AreNotEqual(RouteHash.Of(speed, route), RouteHash.Of(speed, moved));
    }

    [TestMethod]
    public void Sources_and_pairs_reach_the_box_the_pair_as_each_route_meets_it()
    {
        CircuitPlan rally = Plan.Circuits[1];
        CircuitPlan speed = Plan.Circuits[2];
        BoxPlan finish = rally.Boxes.Single(box => box.Id == "rally-t2");
        BoxPlan both = speed.Boxes.Single(box => box.Id == "speed-t2") with { Loops = ["s1", "s2"], Pairs = ["s1>s2:15000"] };
        BoxPlan astride = speed.Boxes.Single(box => box.Id == "speed-t2") with { Loops = ["s2", "sf"], Pairs = ["s2>sf:15000"] };

        ConfigurationMessage read = Compile(rally, finish);

        Assert.AreEqual("timemark+edge,edge", read.GetText(ConfigurationMessage.Sources));
        StringAssert.StartsWith(read.GetText(ConfigurationMessage.Pairs), "fa>fb:15000");
        StringAssert.StartsWith(Compile(speed, both).GetText(ConfigurationMessage.Pairs), "s1>s2:15000,s2>s1:15000");
        StringAssert.StartsWith(Compile(speed, astride).GetText(ConfigurationMessage.Pairs), "s2>sf:15000,sf>s2:15000");
    }

    [TestMethod]
    public void Second_clock_reaches_the_box_where_the_venue_names_one()
    {
        CircuitPlan speed = Plan.Circuits[2];
        VenuePlan two = Plan with { Network = Plan.Network with { Clock2 = "192.168.10.3", Clock2Port = 1123 } };

        ConfigurationMessage with = Compile(speed, speed.Boxes[0], two);
        ConfigurationMessage without = Compile(speed, speed.Boxes[0]);

        Assert.AreEqual("192.168.10.3", with.GetText(ConfigurationMessage.Clock2));
        Assert.AreEqual(1123, with.GetInteger(ConfigurationMessage.Clock2Port));
        Assert.IsFalse(without.Has(ConfigurationMessage.Clock2));
    }

    private static ConfigurationMessage Compile(CircuitPlan circuit, BoxPlan box, VenuePlan? plan = null)
    {
        byte[] file = VenueCompiler.Compile(plan ?? Plan, circuit, box);
        Assert.IsTrue(ConfigurationSeal.Fits(file, file.Length), Encoding.UTF8.GetString(file));
        ConfigurationMessage message = new();
        FlatJsonReader reader = new();
        Assert.IsTrue(reader.Read(file, 0, file.Length, message), $"{reader.Error} at {reader.Position}");
        return message;
    }
}
