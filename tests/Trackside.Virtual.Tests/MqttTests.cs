using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using Trackside.Mosquitto;

namespace Trackside.Virtual.Tests;

[TestClass]
public class MqttTests
{
    [TestMethod]
    public void Message_comes_back_and_its_publication_is_told()
    {
        using Bench bench = new();
        using MosquittoBroker broker = MosquittoBroker.Start();
        bench.Run(() =>
        {
            using MqttBox box = new(broker.Port);
            box.Client.Subscribe(["t/#"], [MqttQoSLevel.AtLeastOnce]);
            ushort id = box.Client.Publish("t/a", [1, 2], null, null, MqttQoSLevel.AtLeastOnce, false);
            Bench.Until(() => box.Published(id) == true, "confirmed");
            Bench.Until(() => box.Received("t/a") == 1, "received");
            box.Client.Publish("t/b", [], null, null, MqttQoSLevel.AtMostOnce, false);
            Bench.Until(() => box.Received("t/b") == 1, "received at QoS 0");
        });
    }

    [TestMethod]
    public void Events_come_one_at_a_time_on_a_thread_of_the_client_and_may_publish()
    {
        using Bench bench = new();
        using MosquittoBroker broker = MosquittoBroker.Start();
        bench.Run(() =>
        {
            using MqttBox box = new(broker.Port);
            int inside = 0;
            int most = 0;
            int last = 0;
            HashSet<int> threads = [];
            box.Client.MqttMsgPublishReceived += (_, e) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                threads.Add(Environment.CurrentManagedThreadId);
                last = BitConverter.ToInt32(e.Message);
                if (last < 200)
                {
                    box.Client.Publish("loop", BitConverter.GetBytes(last + 1), null, null, MqttQoSLevel.AtLeastOnce, false);
                }

                Interlocked.Decrement(ref inside);
            };
            box.Client.Subscribe(["loop"], [MqttQoSLevel.AtLeastOnce]);
            box.Client.Publish("loop", BitConverter.GetBytes(1), null, null, MqttQoSLevel.AtLeastOnce, false);
            Bench.Until(() => last == 200, "two hundred rounds");
            Assert.AreEqual(1, most);
            Assert.HasCount(1, threads);
            Assert.DoesNotContain(Environment.CurrentManagedThreadId, threads);
        });
    }

    [TestMethod]
    public void World_sees_what_was_handed_to_the_firmware_behind_its_own_handler()
    {
        using Bench bench = new();
        using MosquittoBroker broker = MosquittoBroker.Start();
        List<string> seen = [];
        bench.Chip.MessageHeard += (topic, payload) => seen.Add($"world {topic} {payload.Length}");
        bench.Run(() =>
        {
            using MqttBox box = new(broker.Port);
            box.Client.MqttMsgPublishReceived += (_, e) => seen.Add($"firmware {e.Topic} {e.Message.Length}");
            box.Client.Subscribe(["t/#"], [MqttQoSLevel.AtLeastOnce]);
            box.Client.Publish("t/a", [1, 2], null, null, MqttQoSLevel.AtLeastOnce, false);
            Bench.Until(() => seen.Count == 2, "both");
        });
        CollectionAssert.AreEqual(new[] { "firmware t/a 2", "world t/a 2" }, seen);
    }

    [TestMethod]
    public void Unreachable_broker_is_a_connection_exception()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            MqttClient client = new("127.0.0.1", 9, false, null, null, MqttSslProtocols.None);
            Assert.ThrowsExactly<MqttConnectionException>(() => MqttBox.Connect(client, "box"));
            Assert.IsFalse(client.IsConnected);
        });
    }

    [TestMethod]
    public void Refused_client_gets_the_brokers_reason()
    {
        using Bench bench = new();
        using MosquittoBroker broker = MosquittoBroker.Start(new BrokerOptions { ConfigurationLines = ["clientid_prefixes venue-"] });
        bench.Run(() =>
        {
            MqttClient client = new("127.0.0.1", broker.Port, false, null, null, MqttSslProtocols.None);
            Assert.AreNotEqual(MqttReasonCode.Success, MqttBox.Connect(client, "box"));
            Assert.IsFalse(client.IsConnected);
        });
    }

    [TestMethod]
    public void Killed_broker_closes_once_and_nothing_reconnects()
    {
        using Bench bench = new();
        using MosquittoBroker broker = MosquittoBroker.Start();
        bench.Run(() =>
        {
            using MqttBox box = new(broker.Port);
            broker.Kill();
            Bench.Until(() => !box.Client.IsConnected, "the end noticed");
            Bench.Until(() => box.Closed == 1, "the end told");
            broker.Restart();
            Thread.Sleep(500);
            Assert.AreEqual(1, box.Closed);
            Assert.IsFalse(box.Client.IsConnected);
            Assert.AreEqual(MqttReasonCode.Success, MqttBox.Connect(box.Client, "box"), "the same client connects again when asked");
            Assert.IsTrue(box.Client.IsConnected);
        });
    }

    [TestMethod]
    public void Silent_broker_ends_a_message_after_three_tries_a_second_apart()
    {
        using Bench bench = new();
        using MosquittoBroker broker = MosquittoBroker.Start();
        bench.Run(() =>
        {
            using MqttBox box = new(broker.Port);
            using (new Stopped(broker.ProcessId))
            {
                long before = Environment.TickCount64;
                ushort id = box.Client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
                Bench.Until(() => box.Published(id) is not null, "its end");
                Assert.IsFalse(box.Published(id)!.Value);
                long taken = Environment.TickCount64 - before;
                Assert.IsTrue(taken is >= 2_990 and < 4_500, $"three tries took {taken} ms");
            }
        });
    }

    [TestMethod]
    public void Full_inflight_queue_throws_until_the_broker_answers()
    {
        using Bench bench = new();
        using MosquittoBroker broker = MosquittoBroker.Start();
        bench.Run(() =>
        {
            using MqttBox box = new(broker.Port);
            Assert.AreEqual(int.MaxValue, box.Client.Settings.InflightQueueSize, "unbounded unless set");
            box.Client.Settings.InflightQueueSize = 4;
            ushort last = 0;
            using (new Stopped(broker.ProcessId))
            {
                for (int i = 0; i < 4; i++)
                {
                    last = box.Client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
                }

                MqttClientException full = Assert.ThrowsExactly<MqttClientException>(
                    () => box.Client.Publish("t", [1], null, null, MqttQoSLevel.AtMostOnce, false));
                Assert.AreEqual(MqttClientErrorCode.InflightQueueFull, full.ErrorCode);
            }

            Bench.Until(() => box.Published(last) == true, "the answer");
            box.Client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
        });
    }

    [TestMethod]
    public void Full_inflight_queue_swallows_what_the_broker_sends()
    {
        using Bench bench = new();
        using MosquittoBroker broker = MosquittoBroker.Start();
        bench.Run(() =>
        {
            using MqttBox box = new(broker.Port);
            box.Client.Subscribe(["t"], [MqttQoSLevel.AtLeastOnce]);
            ushort marker = box.Client.Publish("t", [0], null, null, MqttQoSLevel.AtLeastOnce, false);
            Bench.Until(() => box.Received("t") == 1 && box.Published(marker) == true, "subscribed");
            using MosquittoClient outside = new(new MosquittoOptions { ClientId = "outside" });
            bool answered = false;
            outside.Published += _ => answered = true;
            box.Client.Settings.InflightQueueSize = 0;
            outside.Connect("127.0.0.1", broker.Port);
            outside.Publish("t", [1], 1, false);
            Bench.Until(() => outside.Loop(10) && answered, "at the broker");
            Thread.Sleep(300);
            box.Client.Settings.InflightQueueSize = 8;
            outside.Publish("t", [2], 1, false);
            Bench.Until(() => outside.Loop(10) && box.Received("t") > 1, "room again");
            Assert.AreEqual(2, box.Received("t"), "the one between is lost");
        });
    }

    [TestMethod]
    public void Publish_on_a_closed_client_waits_for_the_next_connection()
    {
        using Bench bench = new();
        using MosquittoBroker broker = MosquittoBroker.Start();
        bench.Run(() =>
        {
            using MqttBox box = new(broker.Port);
            box.Client.Close();
            Assert.IsFalse(box.Client.IsConnected);
            box.Client.Settings.InflightQueueSize = 1;
            ushort id = box.Client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
            Assert.ThrowsExactly<MqttClientException>(() => box.Client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false));
            Assert.AreEqual(MqttReasonCode.Success, MqttBox.Connect(box.Client, "box"));
            Bench.Until(() => box.Published(id) == true, "sent after all");
            Assert.AreEqual(0, box.Closed, "an own Close raises nothing");
        });
    }

    [TestMethod]
    public void Disconnect_says_goodbye_and_power_off_does_not()
    {
        using MosquittoBroker broker = MosquittoBroker.Start();
        using Bench watching = new();
        using Bench dying = new();
        using ManualResetEventSlim end = new(false);
        int wills = 0;
        watching.Chip.PowerOn(() =>
        {
            MqttBox watcher = new(broker.Port, "watcher");
            watcher.Client.MqttMsgPublishReceived += (_, e) =>
            {
                Assert.AreEqual("lost", Encoding.UTF8.GetString(e.Message));
                Interlocked.Increment(ref wills);
            };
            ushort ready = watcher.Client.Publish("ready", [], null, null, MqttQoSLevel.AtLeastOnce, false);
            watcher.Client.Subscribe(["will"], [MqttQoSLevel.AtLeastOnce]);
            Bench.Until(() => watcher.Published(ready) == true, "the watcher");
            end.Set();
            Thread.Sleep(Timeout.Infinite);
        });
        Assert.IsTrue(end.Wait(10_000));
        dying.Run(() =>
        {
            MqttBox polite = new(broker.Port);
            polite.Client.Disconnect();
            Bench.Until(() => polite.Closed == 1, "closed by itself");
        });
        Assert.AreEqual(0, wills);
        using ManualResetEventSlim connected = new(false);
        dying.Chip.PowerOn(() =>
        {
            MqttBox box = new(broker.Port);
            connected.Set();
            Thread.Sleep(Timeout.Infinite);
        });
        Assert.IsTrue(connected.Wait(10_000));
        dying.Chip.PowerOff();
        Assert.AreEqual(0, dying.Chip.ThreadCount);
        Bench.Until(() => wills == 1, "the will");
        watching.ThrowFailure();
    }

    [TestMethod]
    public void Cut_cable_stalls_traffic_and_gives_it_back()
    {
        using Bench bench = new();
        using MosquittoBroker broker = MosquittoBroker.Start();
        bench.Run(() =>
        {
            using MqttBox box = new(broker.Port);
            box.Client.Subscribe(["t"], [MqttQoSLevel.AtLeastOnce]);
            ushort first = box.Client.Publish("t", [0], null, null, MqttQoSLevel.AtLeastOnce, false);
            Bench.Until(() => box.Published(first) == true && box.Received("t") == 1, "a first message");
            Chip.Current.NetworkCut = true;
            ushort id = box.Client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
            Thread.Sleep(300);
            Assert.IsNull(box.Published(id));
            Assert.AreEqual(1, box.Received("t"));
            Chip.Current.NetworkCut = false;
            Bench.Until(() => box.Published(id) == true && box.Received("t") >= 2, "delivered late");
            Assert.IsTrue(box.Client.IsConnected);
        });
    }

    [TestMethod]
    public void Cut_cable_kills_a_silent_connection_by_its_keep_alive_and_the_broker_notices_alone()
    {
        using Bench bench = new();
        using MosquittoBroker broker = MosquittoBroker.Start();
        bench.Run(() =>
        {
            using MqttBox box = new(broker.Port, keepAlive: 1);
            Chip.Current.NetworkCut = true;
            long before = Environment.TickCount64;
            Bench.Until(() => box.Closed == 1, "dead of silence");
            long taken = Environment.TickCount64 - before;
            Assert.IsTrue(taken is > 1_900 and < 4_000, $"two periods of one second took {taken} ms");
            Chip.Current.NetworkCut = false;
            Assert.AreEqual(MqttReasonCode.Success, MqttBox.Connect(box.Client, "box"));
        });
    }
}
