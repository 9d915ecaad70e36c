using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Gateway.Tests;

/// <summary>
/// How many passings a second become durable and acknowledged, beside what a bare subscriber receives of the same stream. The
/// figures are printed; the bound only catches a collapse, whatever else the machine does.
/// </summary>
[TestClass]
public sealed class FigureTests
{
    private const int Boxes = 4;
    private const int Total = 20_000;
    private const int Underway = 2000; // given but not yet arrived: below what the broker queues, so that it drops none

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Acknowledged_passings_a_second_are_a_fair_part_of_what_a_bare_subscriber_receives()
    {
        using var house = new House();
        double bare = MeasureBareSubscriber(house);
        double durable = MeasureGateway(house);
        TestContext.WriteLine($"durable and acknowledged: {durable:F0}/s, bare subscriber: {bare:F0}/s");

        Assert.IsGreaterThan(bare / 20, durable);
    }

    private static double MeasureGateway(House house)
    {
        house.StartGateway();
        using var fleet = new Fleet(house.Broker.Port);
        return fleet.Give(() => fleet.Acked);
    }

    private static double MeasureBareSubscriber(House house)
    {
        int received = 0;
        bool subscribed = false;
        using var subscriber = new MosquittoClient(new MosquittoOptions { ClientId = "bare" });
        subscriber.Message += (_, _, _, _, _) => Interlocked.Increment(ref received);
        subscriber.Subscribed += _ => subscribed = true;
        subscriber.Connected += _ => subscriber.Subscribe(Topic.OfBox(House.Venue, House.Circuit, "+", What.Passing), 1);
        subscriber.Start("127.0.0.1", house.Broker.Port);
        Wait.Until(() => subscribed, "the bare subscriber is subscribed");
        using var fleet = new Fleet(house.Broker.Port);
        return fleet.Give(() => received);
    }

    private sealed class Fleet : IDisposable
    {
        private readonly ScriptedBox[] boxes;

        internal Fleet(int port) =>
            boxes = Enumerable.Range(1, Boxes).Select(number => new ScriptedBox(port, name: $"kart-t{number}")).ToArray();

        internal int Acked => boxes.Sum(box => box.Acked);

        /// <summary>Gives everything, never more than <see cref="Underway"/> ahead.</summary>
        /// <returns>Passings a second until the last has arrived.</returns>
        internal double Give(Func<int> arrived)
        {
            long start = Stopwatch.GetTimestamp();
            for (int given = 0; given < Total; given += 40)
            {
                int ahead = given - Underway;
                Wait.Until(() => arrived() >= ahead, "the stream moves");
                Array.ForEach(boxes, box => box.GiveUpTo((given + 40) / Boxes));
            }

            Wait.Until(() => arrived() == Total, "everything has arrived");
            return Total / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        public void Dispose() => Array.ForEach(boxes, box => box.Dispose());
    }
}
