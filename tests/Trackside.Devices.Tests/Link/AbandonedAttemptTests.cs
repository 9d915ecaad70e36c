using System;
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
    private const int BoundMilliseconds = 40_000;
    private const int MostTries = 1000;

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

        // The first attempt ends with a failure that nobody wants to hear.
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

    // A handshake that came of it later would hold up the whole box at a moment nobody chose.
    [TestMethod]
    public void Abandoned_attempt_is_taken_from_the_library_and_its_peer_sees_the_end()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        using LinkRig rig = new(((IPEndPoint)silent.LocalEndpoint).Port);
        rig.Open();
        using Socket held = silent.AcceptSocket();
        Assert.IsTrue(rig.Link.IsOpening);

        rig.Close();

        Rig.Until(() => !rig.Link.IsOpening, "no attempt can come to its handshake any more");
        held.ReceiveTimeout = BoundMilliseconds;
        byte[] spoken = new byte[256];
        int count = 1;
        while (count > 0)
        {
            count = held.Receive(spoken);
        }

        Rig.Until(() => rig.Link.Living == 0, "its thread has ended");
        Assert.IsTrue(rig.Events.IsEmpty);
    }

    [TestMethod]
    public void Link_that_is_up_is_not_opening()
    {
        using MosquittoBroker broker = MosquittoBroker.Start();
        using LinkRig rig = new(broker.Port);
        rig.Connect();
        Assert.IsFalse(rig.Link.IsOpening);
    }

    // The library takes 200 ms to close an attempt: tried faster, they add up.
    [TestMethod]
    public void Too_many_hanging_attempts_fail_at_once()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        using LinkRig rig = new(((IPEndPoint)silent.LocalEndpoint).Port);
        int most = 0;
        for (int i = 0; rig.Events.IsEmpty; i++)
        {
            Assert.IsLessThan(MostTries, i, "no attempt was refused");
            rig.Open();
            most = Math.Max(most, rig.Link.Living);
        }

        Assert.AreEqual(LinkEvent.Failed, rig.Next());
        Assert.AreEqual(MqttLink.AttemptsMost, most);
        rig.Close();
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
