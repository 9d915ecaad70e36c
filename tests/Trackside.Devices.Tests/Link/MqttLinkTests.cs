using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Devices.Tests;

[TestClass]
public class MqttLinkTests
{
    private readonly ConcurrentQueue<(string Topic, string Payload, bool Retain)> seen = new();

    [TestMethod]
    public void Messages_pass_both_ways()
    {
        using MosquittoBroker broker = MosquittoBroker.Start();
        using MosquittoClient observer = Observe(broker, "trackside/1/test/kart/kart-b1/passing");
        using LinkRig rig = new(broker.Port);
        rig.Connect();
        Assert.IsTrue(rig.Publish(What.Passing, "{\"seq\":1}"));
        Rig.Until(() => seen.Any(m => m.Payload == "{\"seq\":1}" && !m.Retain), "the passing at the observer");

        observer.Publish("trackside/1/test/kart/kart-b1/ack", "{\"upTo\":1}"u8, 1, false);
        Inbound inbound = new();
        Rig.Until(() => rig.Messages.Take(inbound), "the ack at the box");
        Assert.AreEqual(What.Ack, inbound.What);
        Assert.IsFalse(inbound.IsRetained);
        Assert.AreEqual("{\"upTo\":1}", Encoding.UTF8.GetString(inbound.Payload, 0, inbound.Count));
    }

    [TestMethod]
    public void State_is_kept_by_the_broker_and_a_kept_order_is_told_as_such()
    {
        using MosquittoBroker broker = MosquittoBroker.Start();
        using LinkRig rig = new(broker.Port);
        using (MosquittoClient control = Observe(broker, "x"))
        {
            bool sent = false;
            control.Published += _ => sent = true;
            control.Publish("trackside/1/test/kart/control/state", "{}"u8, 1, true);
            Rig.Until(() => sent, "the broker has it");
        }

        rig.Connect();
        Inbound inbound = new();
        Rig.Until(() => rig.Messages.Take(inbound), "control/state at the box");
        Assert.IsTrue(inbound.IsRetained);
        Assert.IsTrue(rig.Publish(What.State, "{\"state\":\"ready\"}"));
        using MosquittoClient later = Observe(broker, "trackside/1/test/kart/kart-b1/state");
        Rig.Until(() => seen.Any(m => m.Retain && m.Payload == "{\"state\":\"ready\"}"), "the state kept by the broker");
    }

    [TestMethod]
    public void Loss_of_power_makes_the_broker_tell_the_will()
    {
        using MosquittoBroker broker = MosquittoBroker.Start();
        using MosquittoClient observer = Observe(broker, "trackside/1/test/kart/kart-b1/state");
        using LinkRig rig = new(broker.Port);
        rig.Connect();
        rig.Chip.Chip.PowerOff();
        Rig.Until(() => seen.Any(m => m.Payload == LinkRig.Will), "the will");
        Assert.AreEqual(0, rig.Chip.Chip.ThreadCount);
    }

    [TestMethod]
    public void Close_says_goodbye_and_no_event_follows()
    {
        using MosquittoBroker broker = MosquittoBroker.Start();
        using MosquittoClient observer = Observe(broker, "trackside/1/test/kart/kart-b1/state");
        using LinkRig rig = new(broker.Port);
        rig.Connect();

        // A connection closed with something unread is reset, and the goodbye is lost with it: the broker's last word first.
        observer.Publish("trackside/1/test/kart/kart-b1/ack", "{}"u8, 1, false);
        Rig.Until(() => rig.Messages.Take(new Inbound()), "the ack at the box");
        rig.Close();
        Assert.IsFalse(rig.Publish(What.Passing, "{}"));
        Rig.Until(() => rig.Link.Living == 0, "the connection's thread has ended");
        rig.Connect();
        Assert.IsEmpty(seen, "a will was told");
        Assert.IsTrue(rig.Events.IsEmpty);
    }

    [TestMethod]
    public void Killed_broker_is_told_as_closed_once_and_the_next_attempt_fails()
    {
        using MosquittoBroker broker = MosquittoBroker.Start();
        using LinkRig rig = new(broker.Port);
        rig.Connect();
        broker.Kill();
        Assert.AreEqual(LinkEvent.Closed, rig.Next());
        Assert.IsFalse(rig.Publish(What.Passing, "{}"));
        rig.Open();
        Assert.AreEqual(LinkEvent.Failed, rig.Next());
        Rig.Until(() => rig.Link.Living == 0, "all threads have ended");
        Assert.IsTrue(rig.Events.IsEmpty);
    }

    [TestMethod]
    public void Link_opens_again_after_a_restart_of_the_broker_with_all_its_topics()
    {
        using MosquittoBroker broker = MosquittoBroker.Start();
        using LinkRig rig = new(broker.Port);
        rig.Connect();
        for (int i = 0; i < 3; i++)
        {
            broker.Restart();
            Assert.AreEqual(LinkEvent.Closed, rig.Next());
            rig.Connect();
        }

        using MosquittoClient control = Observe(broker, "x");
        control.Publish("trackside/1/test/kart/control/state", "{}"u8, 1, false);
        Inbound inbound = new();
        Rig.Until(() => rig.Messages.Take(inbound), "control/state at the box");
        Assert.AreEqual(What.ControlState, inbound.What);
        Assert.AreEqual(1, rig.Link.Living);
    }

    [TestMethod]
    public void Window_bounds_what_a_silent_broker_owes_and_the_loss_is_told()
    {
        using MosquittoBroker broker = MosquittoBroker.Start();
        using LinkRig rig = new(broker.Port);
        rig.Connect();
        using Process stop = Process.Start("kill", ["-STOP", $"{broker.ProcessId}"]);
        stop.WaitForExit();
        int taken = 0;
        while (taken <= MqttLink.WindowMost && rig.Publish(What.Passing, "{}"))
        {
            taken++;
        }

        Assert.AreEqual(MqttLink.WindowMost, taken);
        Assert.AreEqual(1, rig.Link.Refused);
        for (int i = 0; i < MqttLink.WindowMost; i++)
        {
            Rig.Until(() => rig.Publish(What.Passing, "{}"), "each message given up leaves room for another");
        }

        Assert.AreEqual(LinkEvent.Undelivered, rig.Next());
        Assert.IsTrue(rig.Events.IsEmpty, "one event tells of them all");
    }

    [TestMethod]
    public void Window_is_free_again_once_the_broker_has_answered()
    {
        using MosquittoBroker broker = MosquittoBroker.Start();
        using LinkRig rig = new(broker.Port);
        rig.Connect();
        for (int i = 0; i < 4 * MqttLink.WindowMost; i++)
        {
            Rig.Until(() => rig.Publish(What.Passing, "{}"), "room in the window");
        }
    }

    private MosquittoClient Observe(MosquittoBroker broker, string pattern) =>
        LinkRig.Observe(broker, pattern, (topic, payload, retain) => seen.Enqueue((topic, payload, retain)));
}
