using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Mosquitto;

namespace Trackside.Gateway.Tests;

/// <summary>The binding against a real broker.</summary>
[TestClass]
public sealed class MosquittoClientTests
{
    private const string Host = "127.0.0.1";
    private static MosquittoBroker broker = null!;

    [ClassInitialize]
    public static void StartBroker(TestContext context) => broker = MosquittoBroker.Start();

    [ClassCleanup]
    public static void StopBroker() => broker.Dispose();

    [TestMethod]
    public void Client_receives_what_it_publishes_in_both_modes()
    {
        using var looped = new MosquittoClient(new MosquittoOptions { ClientId = "looped" });
        using var started = new MosquittoClient(new MosquittoOptions { ClientId = "started" });
        var received = new ConcurrentQueue<string>();
        looped.Message += (topic, payload, qos, retain, mid) => received.Enqueue($"{topic} {Encoding.UTF8.GetString(payload)} {qos} {retain}");
        looped.Connect(Host, broker.Port);
        LoopUntil(looped, () => looped.IsConnected);
        bool subscribed = false;
        looped.Subscribed += _ => subscribed = true;
        looped.Subscribe("both/#", 1);
        LoopUntil(looped, () => subscribed);

        started.Start(Host, broker.Port);
        Wait.Until(() => started.IsConnected, "connected");
        int confirmed = 0;
        started.Published += mid => confirmed = mid;
        int sent = started.Publish("both/été", "ça va"u8, 1, false);

        LoopUntil(looped, () => !received.IsEmpty);
        Assert.AreEqual("both/été ça va 1 False", string.Join('|', received));
        Wait.Until(() => confirmed == sent, "confirmed");
    }

    [TestMethod]
    public void Publish_from_another_thread_wakes_a_waiting_loop()
    {
        using var client = new MosquittoClient(new MosquittoOptions { ClientId = "woken" });
        bool published = false;
        client.Published += _ => published = true;
        client.Connect(Host, broker.Port);
        LoopUntil(client, () => client.IsConnected);
        var publisher = new Thread(() => client.Publish("woken", "x"u8, 1, false));

        long start = Stopwatch.GetTimestamp();
        publisher.Start();
        while (!published)
        {
            client.Loop(5000);
        }

        Assert.IsLessThan(2500, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        publisher.Join();
    }

    [TestMethod]
    public void Will_is_published_after_abort_and_not_after_disconnect()
    {
        using var watcher = new MosquittoClient(new MosquittoOptions { ClientId = "watcher" });
        var wills = new ConcurrentQueue<string>();
        watcher.Message += (_, payload, _, _, _) => wills.Enqueue(Encoding.UTF8.GetString(payload));
        watcher.Connected += _ => watcher.Subscribe("wills/+", 1);
        int subscriptions = 0;
        watcher.Subscribed += _ => subscriptions++;
        watcher.Start(Host, broker.Port);
        Wait.Until(() => subscriptions == 1, "subscribed");

        EndClientWithWill("polite", client => client.Disconnect());
        EndClientWithWill("aborted", client => client.Abort());
        EndClientWithWill("disposed", client => client.Dispose());

        Wait.Until(() => wills.Count == 2, "two wills");
        Assert.AreEqual("aborted,disposed", string.Join(',', wills));
    }

    [TestMethod]
    public void Disconnect_sends_what_was_published_before_it_while_answers_are_on_their_way()
    {
        using var watcher = new MosquittoClient(new MosquittoOptions { ClientId = "watcher2" });
        var received = new ConcurrentQueue<string>();
        bool subscribed = false;
        watcher.Message += (_, payload, _, _, _) => received.Enqueue(Encoding.UTF8.GetString(payload));
        watcher.Connected += _ => watcher.Subscribe("last/words", 1);
        watcher.Subscribed += _ => subscribed = true;
        watcher.Start(Host, broker.Port);
        Wait.Until(() => subscribed, "subscribed");

        for (int i = 0; i < 100; i++)
        {
            string words = $"{i}";
            using var client = new MosquittoClient(new MosquittoOptions
            {
                ClientId = "speaker", Will = new MosquittoWill("last/words", "will"u8.ToArray(), 1, false),
            });
            client.Connected += _ => client.Publish("elsewhere", "x"u8, 1, false);
            client.Start(Host, broker.Port);
            Wait.Until(() => client.IsConnected, "connected");
            client.Publish("last/words", Encoding.UTF8.GetBytes(words), 1, false);
            client.Disconnect();
            Wait.Until(() => received.TryDequeue(out string? heard) && heard == words, $"heard {words}");
        }

        Assert.IsEmpty(received);
    }

    [TestMethod]
    public void Disconnect_inside_an_event_is_a_polite_one()
    {
        using var client = new MosquittoClient(new MosquittoOptions { ClientId = "leaver" });
        int ended = -1;
        client.Connected += _ => client.Disconnect();
        client.Disconnected += code => ended = code;
        client.Connect(Host, broker.Port);

        Wait.Until(() => !client.Loop(10), "loop ended");

        Assert.AreEqual(0, ended);
    }

    [TestMethod]
    public void Started_client_reconnects_when_the_broker_is_killed_and_restarted()
    {
        using var own = MosquittoBroker.Start();
        using var client = new MosquittoClient(new MosquittoOptions { ClientId = "back" });
        int connects = 0;
        int disconnects = 0;
        client.Connected += _ => Interlocked.Increment(ref connects);
        client.Disconnected += _ => Interlocked.Increment(ref disconnects);
        client.Start(Host, own.Port, new ReconnectDelay(20, 100));
        Wait.Until(() => connects == 1, "first connection");

        own.Kill();
        Wait.Until(() => disconnects == 1, "loss seen");
        own.Restart();

        Wait.Until(() => connects == 2, "second connection");
    }

    [TestMethod]
    public void Loop_returns_false_when_the_broker_is_killed()
    {
        using var own = MosquittoBroker.Start();
        using var client = new MosquittoClient(new MosquittoOptions { ClientId = "lost" });
        client.Connect(Host, own.Port);
        LoopUntil(client, () => client.IsConnected);

        own.Kill();

        Wait.Until(() => !client.Loop(10), "loop ended");
        Assert.AreEqual(MosquittoError.ConnectionLost, client.LastError);
        Assert.IsFalse(client.IsConnected);
    }

    [TestMethod]
    public void Handler_exception_leaves_through_loop_and_the_client_goes_on()
    {
        using var client = new MosquittoClient(new MosquittoOptions { ClientId = "thrower" });
        client.Connected += _ => throw new InvalidOperationException("mine");
        client.Connect(Host, broker.Port);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => LoopUntil(client, () => false));

        Assert.AreEqual("mine", error.Message);
        Assert.IsTrue(client.Loop(0));
    }

    [TestMethod]
    public void Client_may_be_disposed_inside_its_own_event()
    {
        var client = new MosquittoClient(new MosquittoOptions { ClientId = "suicide" });
        client.Connected += _ => client.Dispose();
        client.Connect(Host, broker.Port);

        Assert.ThrowsExactly<ObjectDisposedException>(() => LoopUntil(client, () => false));
    }

    [TestMethod]
    public void Connect_names_host_port_and_cause_when_nothing_listens()
    {
        using var own = MosquittoBroker.Start();
        int port = own.Port;
        own.Kill();
        using var client = new MosquittoClient(new MosquittoOptions { ClientId = "nobody" });

        var error = Assert.ThrowsExactly<MosquittoException>(() => client.Connect(Host, port));

        Assert.AreEqual($"cannot connect to 127.0.0.1:{port}: Connection refused", error.Message);
    }

    [TestMethod]
    public void Receiving_allocates_nothing_after_warm_up()
    {
        using var client = new MosquittoClient(new MosquittoOptions { ClientId = "frugal" });
        int received = 0;
        client.Message += (_, _, _, _, _) => received++;
        client.Connect(Host, broker.Port);
        LoopUntil(client, () => client.IsConnected);
        client.Subscribe("frugal", 1);
        byte[] payload = new byte[100];
        Func<int> count = () => received;
        ExchangeMessages(client, payload, count, 200);

        long before = GC.GetAllocatedBytesForCurrentThread();
        ExchangeMessages(client, payload, count, 500);

        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void ExchangeMessages(MosquittoClient client, byte[] payload, Func<int> received, int count)
    {
        int target = received() + count;
        for (int i = 0; i < count; i++)
        {
            client.TryPublish("frugal", payload, 1, false, out _);
        }

        while (received() < target && client.Loop(1000))
        {
        }
    }

    private static void EndClientWithWill(string name, Action<MosquittoClient> end)
    {
        var will = new MosquittoWill($"wills/{name}", Encoding.UTF8.GetBytes(name), 1, false);
        using var client = new MosquittoClient(new MosquittoOptions { ClientId = name, Will = will });
        client.Connect(Host, broker.Port);
        LoopUntil(client, () => client.IsConnected);
        end(client);
    }

    private static void LoopUntil(MosquittoClient client, Func<bool> condition)
    {
        Wait.Until(() => condition() || (!client.Loop(20) && condition()), "condition of a looping client");
    }
}
