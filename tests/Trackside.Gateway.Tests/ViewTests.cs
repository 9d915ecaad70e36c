using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Gateway.Tests;

/// <summary>What a gateway knows of boxes and circuits, and what it does with what it cannot read.</summary>
[TestClass]
public sealed class ViewTests
{
    [TestMethod]
    public void Box_is_known_with_state_lamps_and_health()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port, name: "kart-p1");

        box.Send(What.State, State(BoxState.Ready, "post"), retain: true);
        box.Send(What.Lamps, Lamps(Aspect.Red, Aspect.Unproved), retain: true);
        box.SendHealth(null, 0);
        house.WaitTold<HealthView>(_ => true, "health is told");

        BoxView view = gateway.Boxes.Single();
        Assert.AreEqual(("kart", "kart-p1", BoxState.Ready), (view.Circuit, view.Box, view.State));
        Assert.AreEqual((Aspect.Red, Aspect.Unproved), (view.Lamps!.Applied, view.Lamps.Proved));
        Assert.AreEqual(1, view.Health!.Uptime);
        Assert.IsTrue(view.HasRole("post") && !view.HasRole("control"));
        Assert.IsGreaterThan(0, view.LastSeen);
    }

    [TestMethod]
    public void Loops_of_a_box_are_known_with_every_fault_a_technician_looks_for()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port, name: "kart-t1");
        var loops = new LoopsMessage();
        loops.SetInteger(LoopsMessage.Boot, 3);
        loops.SetText(LoopsMessage.Loops, "fa,sf");
        loops.SetText(LoopsMessage.Seen, "timemark 3 edge 4,decoder 9");
        loops.SetText(LoopsMessage.Faults, "fa stuck,sf noise");
        loops.SetText(LoopsMessage.Noise, ",61");
        loops.SetText(LoopsMessage.Missed, "1,0");
        loops.SetInteger(LoopsMessage.BadFrames, 5);
        loops.SetChoice(LoopsMessage.Decoder, LoopsMessage.DecoderRelated);
        loops.SetInteger(LoopsMessage.DecoderResets, 1);
        loops.SetInteger(LoopsMessage.DecoderLost, 2);
        loops.SetChoice(LoopsMessage.Gnss, 1);

        box.Send(What.Loops, loops, retain: true);
        box.SendHealth(null, 0);
        house.WaitTold<HealthView>(_ => true, "health is told, which came behind");

        LoopsView view = gateway.Boxes.Single().Loops!;
        Assert.AreEqual(new LoopView("fa", "timemark 3 edge 4", null, 0, 1), view.Loops[0]);
        Assert.AreEqual(new LoopView("sf", "decoder 9", 61, 0, 0), view.Loops[1]);
        CollectionAssert.AreEqual(new[] { "fa stuck", "sf noise" }, view.Faults.ToArray());
        Assert.AreEqual((5, "related", 1, 2, "no-fix"), (view.BadFrames, view.Decoder, view.DecoderResets, view.DecoderLost, view.Gnss));
    }

    [TestMethod]
    public void Change_is_told_once_and_a_repeat_is_not()
    {
        using var house = new House();
        house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port, name: "kart-p1");

        box.Send(What.Lamps, Lamps(Aspect.Green, Aspect.Green));
        box.Send(What.Lamps, Lamps(Aspect.Green, Aspect.Green));
        box.Send(What.Lamps, Lamps(Aspect.Red, Aspect.Green));
        box.Send(What.Lamps, Lamps(Aspect.Red, Aspect.Red));
        house.WaitTold<LampsView>(told => told.Proved == Aspect.Red, "the proof is told");

        Assert.AreEqual("Green/Green Red/Green Red/Red", string.Join(' ', house.ToldOf<LampsView>().Select(told => $"{told.Applied}/{told.Proved}")));
    }

    [TestMethod]
    public void Marshals_hand_is_told()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port, name: "kart-p1");
        var button = new ButtonMessage();
        button.SetText(ButtonMessage.Button, "yellow");
        button.SetChoice(ButtonMessage.Event, (int)ButtonEvent.Press);
        button.SetInteger(ButtonMessage.Seq, 7);
        box.Send(What.Button, button);

        ButtonNotice told = house.WaitTold<ButtonNotice>(_ => true, "the press is told");
        Assert.AreEqual(("kart", "kart-p1", "yellow", ButtonEvent.Press, 7), (told.Circuit, told.Box, told.Button, told.Event, told.Seq));
        Assert.IsNull(told.Utc);
        Assert.IsGreaterThan(0, gateway.Boxes.Single().LastSeen);
    }

    [TestMethod]
    public void Retained_state_is_known_after_a_start_without_counting_as_seen()
    {
        using var house = new House();
        using (var box = new ScriptedBox(house.Broker.Port, name: "kart-p1"))
        {
            box.Send(What.State, State(BoxState.Fault, "post"), retain: true);
            using var control = new ScriptedControl(house.Broker.Port);
            control.PublishState(1, 1, "RG");
            VenueGateway gateway = house.StartGateway();
            house.WaitTold<BoxView>(told => told.State == BoxState.Fault, "the retained state is told");
            house.WaitTold<ControlStateView>(_ => true, "the retained control state is told");

            Assert.AreEqual(0, gateway.Boxes.Single().LastSeen);
            Assert.AreEqual(Aspect.Green, gateway.ControlStates.Single().AspectOf(1));
        }
    }

    [TestMethod]
    public void Control_state_is_told_when_it_changes_and_older_copies_change_nothing()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var control = new ScriptedControl(house.Broker.Port);

        control.PublishState(2, 1, "GG");
        control.PublishState(2, 2, "GG");
        control.PublishState(1, 9, "RR");
        control.PublishState(2, 1, "YY");
        control.PublishState(2, 3, "RG");
        house.WaitTold<ControlStateView>(told => told.Posts == "RG", "the last is told");

        Assert.AreEqual("GG RG", string.Join(' ', house.ToldOf<ControlStateView>().Select(told => told.Posts)));
        Assert.AreEqual("RG", gateway.ControlStates.Single().Posts);
    }

    [TestMethod]
    public void Corrupted_payloads_are_counted_for_their_box_and_change_nothing()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port);
        box.Send(What.State, State(BoxState.Ready, "timing"));
        box.GiveOnly(1);
        Wait.Until(() => box.Acked == 1, "a good passing");
        BoxView before = gateway.Boxes.Single();
        int bad = SendCorrupted(box, new Random(4711), 300);

        Wait.Until(() => gateway.Counters.BadMessages == bad, "all counted");
        BoxView after = gateway.Boxes.Single();
        Assert.AreEqual(bad, after.BadMessages);
        Assert.AreEqual(before, after with { BadMessages = 0 });
        CollectionAssert.AreEqual(new[] { 1 }, house.StoredSequences());

        box.GiveOnly(2);
        Wait.Until(() => box.Acked == 2, "the next good passing");
        Wait.Until(() => house.ToldOf<BadMessage>().Length == bad, "all told");
        Assert.AreEqual(bad, house.ToldOf<BadMessage>()[^1].Count);
    }

    [TestMethod]
    public void Gateway_announces_itself_and_its_end()
    {
        using var house = new House();
        using var watcher = new MosquittoClient(new MosquittoOptions { ClientId = "watcher" });
        string text = "";
        bool subscribed = false;
        watcher.Message += (_, payload, _, _, _) => text = Encoding.UTF8.GetString(payload);
        watcher.Connected += _ => watcher.Subscribe("trackside/1/test/gateway/main/state", 1);
        watcher.Subscribed += _ => subscribed = true;
        watcher.Start("127.0.0.1", house.Broker.Port);
        Wait.Until(() => subscribed, "the watcher is subscribed");

        VenueGateway gateway = house.StartGateway();
        Wait.Until(() => text.StartsWith("""{"state":"ready","boot":1,""", StringComparison.Ordinal), "ready");
        gateway.Abandon();
        Wait.Until(() => text.StartsWith("""{"state":"lost","boot":1,""", StringComparison.Ordinal), "the will");
        house.StartGateway().Dispose();
        Wait.Until(() => text.StartsWith("""{"state":"lost","reason":"stopped","boot":2,""", StringComparison.Ordinal), "the polite end: " + text);

        Assert.IsEmpty(house.Gateway!.Boxes);
    }

    [TestMethod]
    public void Listener_that_throws_is_told_and_the_gateway_goes_on()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        int failures = 0;
        gateway.ListenerFailed += _ => failures++;
        gateway.PassingStored += _ => throw new InvalidOperationException("a listener's fault");
        using var box = new ScriptedBox(house.Broker.Port);

        box.GiveUpTo(3);

        Wait.Until(() => box.Acked == 3 && failures == 3, "all stored, all faults told");
    }

    internal static StateMessage State(BoxState state, string roles)
    {
        var message = new StateMessage();
        message.SetChoice(StateMessage.State, (int)state);
        message.SetInteger(StateMessage.Boot, 1);
        message.SetText(StateMessage.Roles, roles);
        return message;
    }

    private static LampsMessage Lamps(Aspect applied, Aspect proved)
    {
        var message = new LampsMessage();
        message.SetChoice(LampsMessage.Applied, (int)applied);
        message.SetChoice(LampsMessage.Proved, (int)proved);
        message.SetChoice(LampsMessage.Reason, (int)AspectReason.Central);
        return message;
    }

    private static int SendCorrupted(ScriptedBox box, Random random, int tries)
    {
        byte[] good = new byte[Limits.Payload];
        var reader = new FlatJsonReader();
        var target = new PassingMessage();
        int bad = 0;
        for (int i = 0; i < tries; i++)
        {
            int length = new FlatJsonWriter().Write(ScriptedBox.Passing(2 + i, 1, 1000, i), good);
            byte[] changed = good[..length];
            changed[random.Next(length)] ^= (byte)(1 << random.Next(8));

            // A changed digit is still a passing: only what the codec refuses belongs to this test.
            if (!reader.Read(changed, 0, length, target))
            {
                box.SendRaw(What.Passing, changed);
                bad++;
            }
        }

        box.SendRaw(What.Passing, new byte[Limits.Payload + 1]);
        return bad + 1;
    }
}
