using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests;

/// <summary>Requests to a scripted control box over the real broker.</summary>
[TestClass]
public sealed class RequestTests
{
    [TestMethod]
    public async Task Request_ends_when_it_is_proved_and_tells_each_step()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var control = new ScriptedControl(house.Broker.Port)
        {
            Answer = (box, request) =>
            {
                box.Reply(request, ControlResult.Accepted, "kart-p1,kart-p2");
                box.Reply(request, ControlResult.Applied, "kart-p2");
                box.Reply(request, ControlResult.Proved);
            },
        };
        var steps = new Steps();

        ControlOutcome outcome = await gateway.RequestAspect("kart", "all", Aspect.Red, steps);

        Assert.IsTrue(outcome.IsProved);
        Assert.AreEqual("proved", outcome.Text);
        Assert.AreEqual("Accepted kart-p1+kart-p2,Applied kart-p2,Proved ", steps.Text);
    }

    [TestMethod]
    public async Task Request_carries_issuer_target_aspect_expiry_and_a_growing_sequence()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway(house.Options with { Id = "tower" });
        using var control = new ScriptedControl(house.Broker.Port) { Answer = (box, request) => box.Reply(request, ControlResult.Proved) };
        long before = gateway.Now();

        await gateway.RequestAspect("kart", "kart-p1", Aspect.Yellow);
        gateway.Dispose();
        await house.StartGateway(house.Options with { Id = "tower" }).RequestAspect("kart", "all", Aspect.Green);

        ControlRequestMessage[] requests = control.Requests.ToArray();
        Assert.AreEqual("tower kart-p1 yellow", Describe(requests[0]));
        Assert.AreEqual("tower all green", Describe(requests[1]));
        Assert.IsGreaterThan(requests[0].GetInteger(ControlRequestMessage.Seq), requests[1].GetInteger(ControlRequestMessage.Seq));
        long expiry = requests[0].GetInteger(ControlRequestMessage.Expiry);
        Assert.IsTrue(expiry >= before + 1_000_000 && expiry <= gateway.Now() + 1_000_000);
    }

    [TestMethod]
    public async Task Request_ends_when_it_is_refused_and_says_why()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var control = new ScriptedControl(house.Broker.Port)
        {
            Answer = (box, request) => box.Reply(request, ControlResult.Refused, reason: RefusalReason.UnknownTarget),
        };

        ControlOutcome outcome = await gateway.RequestAspect("kart", "kart-p99", Aspect.Yellow);

        Assert.AreEqual(RefusalReason.UnknownTarget, outcome.Refusal);
        Assert.AreEqual("refused: unknown-target", outcome.Text);
    }

    [TestMethod]
    public async Task Request_that_reaches_its_control_box_too_late_is_refused_as_expired()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway(house.Options with { RequestExpiry = TimeSpan.FromMilliseconds(200) });
        using var control = new ScriptedControl(house.Broker.Port)
        {
            Answer = (box, request) =>
            {
                Wait.Until(() => gateway.Now() > request.GetInteger(ControlRequestMessage.Expiry), "the request expires");
                box.Reply(request, ControlResult.Refused, reason: RefusalReason.Expired);
            },
        };

        ControlOutcome outcome = await gateway.RequestAspect("kart", "all", Aspect.Red);

        Assert.AreEqual("refused: expired", outcome.Text);
    }

    [TestMethod]
    public async Task Timeout_names_the_control_box_that_never_replied()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port, name: "kart-c");
        box.Send(What.State, ViewTests.State(BoxState.Ready, "control"), retain: true);
        house.WaitTold<BoxView>(told => told.Box == "kart-c", "the control box is known");

        ControlOutcome outcome = await gateway.RequestAspect("kart", "all", Aspect.Red);

        Assert.IsNull(outcome.Reached);
        Assert.AreEqual("no reply from kart-c", outcome.Text);
    }

    [TestMethod]
    public async Task Timeout_names_the_posts_that_are_missing()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var control = new ScriptedControl(house.Broker.Port)
        {
            Answer = (box, request) =>
            {
                box.Reply(request, ControlResult.Applied, "kart-p3");
                box.Reply(request, ControlResult.Accepted, "kart-p1,kart-p3"); // an older reply that comes again
            },
        };

        ControlOutcome outcome = await gateway.RequestAspect("kart", "all", Aspect.Red);

        Assert.AreEqual(ControlResult.Applied, outcome.Reached);
        Assert.AreEqual("applied, not proved by kart-p3", outcome.Text);
    }

    [TestMethod]
    public async Task Request_made_before_the_connection_is_sent_with_it()
    {
        using var house = new House();
        using var control = new ScriptedControl(house.Broker.Port) { Answer = (box, request) => box.Reply(request, ControlResult.Proved) };
        using var gateway = new VenueGateway(house.Options with { RequestExpiry = TimeSpan.FromSeconds(10) });

        Task<ControlOutcome> asked = gateway.RequestAspect("kart", "all", Aspect.Red);
        Assert.IsEmpty(control.Requests);
        gateway.Start();

        Assert.IsTrue((await asked).IsProved);
    }

    [TestMethod]
    public async Task Waiting_can_be_cancelled_and_ends_with_the_gateway()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway(house.Options with { RequestExpiry = TimeSpan.FromMinutes(1) });
        using var cancellation = new CancellationTokenSource();
        Task<ControlOutcome> cancelled = gateway.RequestAspect("kart", "all", Aspect.Red, cancellation: cancellation.Token);
        Task<ControlOutcome> closed = gateway.RequestAspect("kart", "all", Aspect.Red);

        cancellation.Cancel();
        await Assert.ThrowsAsync<OperationCanceledException>(() => cancelled);
        gateway.Dispose();
        await Assert.ThrowsAsync<OperationCanceledException>(() => closed);
    }

    [TestMethod]
    [DataRow("kart", "all", Aspect.Fault)]
    [DataRow("kart", "all", Aspect.Unproved)]
    [DataRow("kart/x", "all", Aspect.Red)]
    [DataRow("kart", "+", Aspect.Red)]
    public async Task Request_with_bad_names_or_aspects_is_refused_before_it_is_sent(string circuit, string target, Aspect aspect)
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();

        await Assert.ThrowsAsync<ArgumentException>(() => gateway.RequestAspect(circuit, target, aspect));
    }

    private static string Describe(ControlRequestMessage request) =>
        $"{request.GetText(ControlRequestMessage.Issuer)} {request.GetText(ControlRequestMessage.Target)} {request.GetText(ControlRequestMessage.AspectField)}";

    /// <summary>Notes each step at once; <see cref="Progress{T}"/> would post it to another thread.</summary>
    private sealed class Steps : IProgress<ControlReply>
    {
        private string text = "";

        internal string Text => text.TrimStart(',');

        public void Report(ControlReply value) => text += $",{value.Result} {string.Join('+', value.Missing)}";
    }
}
