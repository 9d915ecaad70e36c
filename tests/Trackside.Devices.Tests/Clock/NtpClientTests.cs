using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using Trackside.Core;
using Trackside.Venue.Processes;
using Trackside.Virtual;
using ChipEvent = Trackside.Virtual.Shims.AutoResetEvent;

namespace Trackside.Devices.Tests;

[TestClass]
public class NtpClientTests
{
    private const int NobodyListens = 9;
    private const int MostQuestions = 10;

    private readonly ExchangeRing exchanges = new(8);
    private ChipEvent? wake;
    private NtpClient? client;

    [TestMethod]
    public void Exchange_with_chrony_gives_the_time_of_this_machine()
    {
        using TimeServer server = TimeServer.Start();
        using Rig rig = new(options => options with { ClockOffsetMicroseconds = 5_000_000 });
        NtpServer asked = Start(rig, server.Port);
        List<long> errors = [];
        for (int i = 0; i < 5; i++)
        {
            // The relation of the chip's clock to UTC as this machine knows it, to a few microseconds.
            long before = (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / 10;
            long offset = before - rig.Chip.Now;
            Exchange exchange = AskUntilAnswered(asked);
            Assert.IsGreaterThanOrEqualTo(exchange.Sent, exchange.Returned);
            long measured = (exchange.Received - exchange.Sent + exchange.Answered - exchange.Returned) / 2;
            errors.Add(Math.Abs(measured - offset));
        }

        Console.WriteLine($"errors in us: {string.Join(' ', errors)}");
        Assert.IsLessThan(20_000, errors.Min(), "the best of five exchanges");
        Assert.AreEqual(5, asked.Answers);
        Assert.AreEqual(0, asked.BadAnswers);
        Assert.IsTrue(rig.Do(() => wake!.WaitOne(0, false)));
    }

    [TestMethod]
    public void Bad_answers_are_counted_and_the_good_one_behind_them_is_taken()
    {
        using UdpClient server = FakeServer(out int port);
        using Rig rig = new();
        NtpServer asked = Start(rig, port);
        AskUntilAnswered(asked, () =>
        {
            IPEndPoint from = new(IPAddress.Any, 0);
            byte[] question = server.Receive(ref from);
            server.Send([1, 2, 3], from);
            server.Send(Answer(question, answer => answer[24] ^= 0xFF), from);
            server.Send(Answer(question, answer => answer[1] = 16), from);
            server.Send(Answer(question, _ => { }), from);
        });
        Assert.IsGreaterThanOrEqualTo(3, asked.BadAnswers);
        Assert.AreEqual(1, asked.Answers);
    }

    [TestMethod]
    public void Late_answer_is_not_taken_for_the_next_question()
    {
        using UdpClient server = FakeServer(out int port);
        using Rig rig = new();
        NtpServer asked = Start(rig, port);
        client!.Ask();
        IPEndPoint first = new(IPAddress.Any, 0);
        byte[] late = server.Receive(ref first);
        Rig.Until(() => asked.Failures == 1, "the first question is given up");
        IPEndPoint second = new(IPAddress.Any, 0);
        AskUntilAnswered(asked, () =>
        {
            byte[] question = server.Receive(ref second);
            server.Send(Answer(late, _ => { }), second);
            server.Send(Answer(question, _ => { }), second);
        });
        Assert.IsGreaterThanOrEqualTo(1, asked.BadAnswers);
        Assert.AreEqual(1, asked.Answers);
        Assert.AreNotEqual(first.Port, second.Port, "the socket is made anew after a failure");
    }

    [TestMethod]
    public void Silent_server_is_a_failure_and_the_next_question_is_asked_all_the_same()
    {
        using Rig rig = new();
        NtpServer asked = Start(rig, NobodyListens);
        client!.Ask();
        Rig.Until(() => asked.Failures == 1, "the failure");
        client!.Ask();
        Rig.Until(() => asked.Failures == 2, "the second failure");
        Assert.IsTrue(exchanges.IsEmpty);
    }

    [TestMethod]
    public void Exchange_works_again_once_the_cable_is_back()
    {
        using TimeServer server = TimeServer.Start();
        using Rig rig = new();
        NtpServer asked = Start(rig, server.Port);
        rig.Chip.NetworkCut = true;
        client!.Ask();
        Rig.Until(() => asked.Failures == 1, "the failure");
        rig.Chip.NetworkCut = false;
        AskUntilAnswered(asked);
        Assert.AreEqual(1, asked.Answers);
    }

    [TestMethod]
    public void Both_servers_are_asked_and_a_silent_one_keeps_nobody_from_the_other()
    {
        using TimeServer server = TimeServer.Start();
        using Rig rig = new();
        NtpServer[] servers = Start(rig, [NobodyListens, server.Port]);
        Exchange exchange = AskUntilAnswered(servers[1]);
        Assert.AreEqual(1, exchange.Server);
        Assert.AreEqual(0, servers[0].Answers);
        Assert.AreEqual(servers[0].Failures + servers[1].Failures, client!.Failures);
        Assert.IsGreaterThanOrEqualTo(1, servers[0].Failures);
    }

    [TestMethod]
    public void Server_that_sends_a_kiss_of_death_is_left_alone()
    {
        using UdpClient server = FakeServer(out int port);
        ManualTime time = new();
        using Rig rig = new(options => options with { Time = time });
        NtpServer asked = Start(rig, port);
        IPEndPoint from = new(IPAddress.Any, 0);
        Ask(asked, 1, () => server.Send(Answer(server.Receive(ref from), answer => answer[1] = 0), from));

        // Within the rest no question reaches it; after it the next one does.
        time.Advance(NtpServer.RestMicroseconds - 1_000_000);
        Ask(asked, 2, () => { });
        Assert.AreEqual(0, server.Available);
        time.Advance(2_000_000);
        AskUntilAnswered(asked, () => server.Send(Answer(server.Receive(ref from), _ => { }), from));
        Assert.AreEqual(1, asked.Answers);
    }

    private void Ask(NtpServer server, int failures, Action meanwhile)
    {
        client!.Ask();
        meanwhile();
        Rig.Until(() => server.Failures == failures, $"failure {failures}");
    }

    private static byte[] Answer(byte[] question, Action<byte[]> spoil)
    {
        byte[] answer = new byte[NtpPacket.Length];
        answer[0] = 0x24;
        answer[1] = 2;
        Array.Copy(question, 40, answer, 24, 8);
        foreach (int at in new[] { 32, 40 })
        {
            answer[at] = 0xEE;
        }

        spoil(answer);
        return answer;
    }

    private static UdpClient FakeServer(out int port)
    {
        UdpClient server = new(new IPEndPoint(IPAddress.Loopback, 0));
        server.Client.ReceiveTimeout = 20_000;
        port = ((IPEndPoint)server.Client.LocalEndPoint!).Port;
        return server;
    }

    private NtpServer Start(Rig rig, int port) => Start(rig, [port])[0];

    private NtpServer[] Start(Rig rig, int[] ports) => rig.Do(() =>
    {
        wake = new ChipEvent(false);
        NtpServer[] servers = [.. ports.Select((port, number) => new NtpServer(number, "127.0.0.1", port))];
        client = new NtpClient(servers, exchanges, wake);
        client.Start();
        return servers;
    });

    /// <summary>An answer held up for more than a second by a busy machine is a failure like any other: then the question is asked again.</summary>
    private Exchange AskUntilAnswered(NtpServer server, Action? asked = null)
    {
        for (int i = 0; i < MostQuestions; i++)
        {
            int failures = server.Failures;
            client!.Ask();
            asked?.Invoke();
            Exchange taken = new();
            bool isTaken = false;
            Rig.Until(() => (isTaken = exchanges.Take(taken)) || server.Failures > failures, "an end of the question");
            if (isTaken)
            {
                return taken;
            }
        }

        throw new AssertFailedException($"no answer to {MostQuestions} questions");
    }
}
