using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Tests.VenueFile;

[TestClass]
public sealed class RouteFieldsTests
{
    private static readonly VenuePlan Plan = VenueCommand.Load(Repository.VenueFile);
    private static readonly CircuitPlan Speed = Plan.Circuits.Single(circuit => circuit.Id == "speed");
    private static readonly CircuitPlan Interlocked = Speed with { Reversal = Speed.Reversal with { Interlock = true } };

    [TestMethod]
    public void Post_has_its_neighbours_turned_round_on_the_other_route()
    {
        RouteTable routes = Read(Speed, "speed-p3").Routes;

        CollectionAssert.AreEqual(new[] { "cw", "acw", "grand-cw", "grand-acw" }, routes.Names);
        Assert.AreEqual("speed-p2", routes.Before[routes.IndexOf("cw")]);
        Assert.AreEqual("speed-p4", routes.After[routes.IndexOf("cw")]);
        Assert.AreEqual("speed-p4", routes.Before[routes.IndexOf("acw")]);
        Assert.AreEqual("speed-p2", routes.After[routes.IndexOf("acw")]);
    }

    [TestMethod]
    public void First_post_of_a_closed_circuit_has_the_last_before_it_and_that_of_a_stage_none()
    {
        RouteTable closed = Read(Speed, "speed-p1").Routes;
        RouteTable stage = Read(Plan.Circuits.Single(circuit => circuit.Id == "rally"), "rally-p1").Routes;

        Assert.AreEqual("speed-p8", closed.Before[0]);
        Assert.AreEqual("", stage.Before[stage.IndexOf("stage")]);
        Assert.AreEqual("rally-p2", stage.After[stage.IndexOf("stage")]);
        Assert.AreEqual("speed-p4", stage.Before[stage.IndexOf("grand-cw")]);
    }

    [TestMethod]
    [DataRow("speed", "speed-p4", "rally-p1", "rally")]
    [DataRow("speed", "speed-p6", "rally-p4", "rally")]
    [DataRow("rally", "rally-p1", "speed-p4", "speed")]
    [DataRow("rally", "rally-p4", "speed-p6", "speed")]
    [DataRow("speed", "speed-p4", "speed-p3", "speed")]
    public void Post_listens_to_a_neighbour_of_the_other_circuit_where_that_one_speaks(string circuit, string post, string neighbour, string speaksOn)
    {
        BoxConfiguration configuration = Read(Plan.Circuits.Single(one => one.Id == circuit), post);
        Subscriptions sut = new(configuration);

        foreach (What what in new[] { What.Lamps, What.State })
        {
            int number = sut.Find($"trackside/1/ales/{speaksOn}/{neighbour}/{Topic.NameOf(what)}");
            Assert.IsTrue(number >= 0, $"{what}");
            Assert.AreEqual(Subscriptions.FirstNeighbour + System.Array.IndexOf(configuration.Routes.Neighbours(), neighbour), sut.IndexAt(number));
        }

        Assert.AreEqual(-1, sut.Find($"trackside/1/ales/{(speaksOn == "speed" ? "rally" : "speed")}/{neighbour}/lamps"));
    }

    [TestMethod]
    public void Post_that_a_joined_route_leaves_out_has_no_neighbours_on_it()
    {
        RouteTable routes = Read(Speed, "speed-p5").Routes;

        Assert.AreEqual("", routes.Before[routes.IndexOf("grand-cw")]);
        Assert.AreEqual("speed-p4", routes.Before[routes.IndexOf("cw")]);
    }

    [TestMethod]
    public void Control_of_an_interlocked_circuit_knows_signs_loops_and_places()
    {
        InterlockPlan interlock = Read(Interlocked, "speed-c").Interlock;

        CollectionAssert.AreEqual(new[] { "speed-s1", "speed-s2" }, interlock.Signs);
        CollectionAssert.AreEqual(new[] { "sf", "s1", "s2" }, interlock.Sweep[0]);
        CollectionAssert.AreEqual(new[] { "sf", "s2", "s1" }, interlock.Sweep[1]);
        CollectionAssert.AreEqual(new[] { "bretelle", "epingle-stands" }, interlock.Places);
        CollectionAssert.AreEqual(new[] { "speed-s2", "" }, interlock.Contacts);
        CollectionAssert.AreEqual(new[] { "grand-cw", "grand-acw" }, interlock.JoinedRoutes);
        Assert.AreEqual("speed-p1", interlock.StartPost);
        Assert.AreEqual("rally", interlock.Partner);
        CollectionAssert.AreEqual(new[] { "speed-t1", "speed-t2", "speed-t3", "speed-t4" }, interlock.Timers);
        Assert.AreEqual(9000001L, interlock.SweepCar);
        Assert.AreEqual(300, interlock.QuietSeconds);
    }

    [TestMethod]
    public void Control_counts_vehicles_out_and_in_where_the_pits_have_loops()
    {
        InterlockPlan interlock = Read(Interlocked, "speed-c").Interlock;

        Assert.AreEqual("po", interlock.PitOut);
        Assert.AreEqual("pi", interlock.PitIn);
        Assert.IsNull(Read(Plan.Circuits.Single(circuit => circuit.Id == "rally"), "rally-c").Interlock.PitOut);
    }

    [TestMethod]
    public void Control_of_a_fixed_circuit_has_no_interlock()
    {
        Assert.IsNull(Read(Plan.Circuits.Single(circuit => circuit.Id == "kart"), "kart-c").Interlock);
    }

    [TestMethod]
    public void Sign_knows_where_its_barrier_stands_and_whether_it_drives_the_pit_exit()
    {
        BoxConfiguration exit = Read(Interlocked, "speed-s1");
        BoxConfiguration barrier = Read(Interlocked, "speed-s2");

        Assert.IsTrue(exit.HasPitExit);
        Assert.IsNull(exit.Closed);
        Assert.IsFalse(barrier.HasPitExit);
        Assert.AreEqual("1000", barrier.Closed);
        Assert.AreEqual("0101", barrier.Arrows);
    }

    private static BoxConfiguration Read(CircuitPlan circuit, string box)
    {
        byte[] file = VenueCompiler.Compile(Plan, circuit, circuit.Boxes.Single(found => found.Id == box));
        BoxConfiguration configuration = BoxConfiguration.Read(file, file.Length, null);
        Assert.AreEqual(ConfigurationFault.None, configuration.Fault, $"field {configuration.FaultField}");
        return configuration;
    }
}
