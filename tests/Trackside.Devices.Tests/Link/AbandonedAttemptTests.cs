using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Devices.Tests;

/// <summary>Attempts at a broker that accepts the connection and then never speaks: the library waits 30 s for it.</summary>
[TestClass]
public class AbandonedAttemptTests
{
    [TestMethod]
    public void Abandoned_attempt_does_not_disturb_the_next()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        int port = ((IPEndPoint)silent.LocalEndpoint).Port;
        using LinkRig rig = new(port);
        rig.Open();
        using Socket held = silent.AcceptSocket();
        silent.Stop();
        using MosquittoBroker broker = MosquittoBroker.Start(new BrokerOptions { Port = port });
        rig.Close();
        rig.Connect();
        Assert.AreEqual(2, rig.Link.Living);

        // The first attempt ends now, with a failure that nobody wants to hear.
        held.Close();
        Rig.Until(() => rig.Link.Living == 1, "the abandoned attempt has ended");
        Assert.IsTrue(rig.Publish(What.Passing, "{}"));
        Assert.IsTrue(rig.Events.IsEmpty);
    }

    [TestMethod]
    public void Attempt_abandoned_before_it_connects_hangs_up_by_itself()
    {
        using MosquittoBroker broker = MosquittoBroker.Start();
        using LinkRig rig = new(broker.Port);
        rig.Chip.Chip.NetworkCut = true;
        rig.Open();
        rig.Close();
        rig.Chip.Chip.NetworkCut = false;
        Rig.Until(() => rig.Link.Living == 0, "the abandoned attempt has ended");
        Assert.IsTrue(rig.Events.IsEmpty);
        Assert.IsFalse(rig.Publish(What.Passing, "{}"));
        rig.Connect();
    }

    [TestMethod]
    public void Too_many_hanging_attempts_fail_at_once()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        using LinkRig rig = new(((IPEndPoint)silent.LocalEndpoint).Port);
        List<Socket> held = [];
        for (int i = 0; i < MqttLink.AttemptsMost; i++)
        {
            rig.Open();
            held.Add(silent.AcceptSocket());
        }

        Assert.IsTrue(rig.Events.IsEmpty);
        rig.Open();
        Assert.AreEqual(LinkEvent.Failed, rig.Next());
        Assert.AreEqual(MqttLink.AttemptsMost, rig.Link.Living);
        held.ForEach(socket => socket.Close());
        Rig.Until(() => rig.Link.Living == 0, "all have ended");
        Assert.IsTrue(rig.Events.IsEmpty);
    }

    [TestMethod]
    public void Attempt_that_the_broker_refuses_is_told_as_failed()
    {
        using TcpListener refusing = new(IPAddress.Loopback, 0);
        refusing.Start();
        using LinkRig rig = new(((IPEndPoint)refusing.LocalEndpoint).Port);
        rig.Open();
        using Socket asked = refusing.AcceptSocket();
        byte[] connect = new byte[256];
        asked.Receive(connect);
        ReadOnlySpan<byte> notAuthorized = [0x20, 2, 0, 5];
        asked.Send(notAuthorized);
        Assert.AreEqual(LinkEvent.Failed, rig.Next());
        Rig.Until(() => rig.Link.Living == 0, "its thread has ended");
    }
}
