using System;
using System.Collections.Generic;
using System.Threading;
using Trackside.Mosquitto;

namespace Trackside.Benchmarks.Flags;

/// <summary>What the broker alone costs: one publish of a <c>control/state</c>'s size to as many subscribers as there are posts, each on a connection of its own.</summary>
internal sealed class BareFanOut : IDisposable
{
    private const string Topic = "bare/state";
    private const int PayloadBytes = 280; // a control/state of 64 posts
    private readonly List<MosquittoClient> subscribers = [];
    private readonly MosquittoClient publisher;
    private readonly Finish received;
    private readonly byte[] payload = new byte[PayloadBytes];

    /// <summary>Connects everybody.</summary>
    public BareFanOut(int port, int count)
    {
        received = new Finish(count);
        CountdownEvent ready = new(count + 1);
        for (int i = 0; i < count; i++)
        {
            int number = i;
            MosquittoClient client = new(new MosquittoOptions { ClientId = $"bare-{number}" });
            client.Connected += _ => client.Subscribe(Topic, 1);
            client.Subscribed += _ => ready.Signal();
            client.Message += (_, _, _, _, _) => received.Cross(number);
            client.Start("127.0.0.1", port);
            subscribers.Add(client);
        }

        publisher = new MosquittoClient(new MosquittoOptions { ClientId = "bare-publisher" });
        publisher.Connected += _ => ready.Signal();
        publisher.Start("127.0.0.1", port);
        if (!ready.Wait(TimeSpan.FromSeconds(20)))
        {
            throw new TimeoutException("the bare subscribers did not connect within 20 s");
        }
    }

    /// <summary>Publishes once and takes the milliseconds until the last has it.</summary>
    public void Round(Times times)
    {
        received.Begin();
        publisher.Publish(Topic, payload, 1, false);
        times.Add(received.Wait("a bare message at every subscriber"));
    }

    public void Dispose()
    {
        subscribers.ForEach(client => client.Dispose());
        publisher.Dispose();
    }
}
