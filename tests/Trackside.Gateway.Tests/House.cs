using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using Trackside.Mosquitto;

namespace Trackside.Gateway.Tests;

/// <summary>A real broker, a database in a temporary folder, and gateways on both, with everything they tell.</summary>
internal sealed class House : IDisposable
{
    internal const string Venue = "test";
    internal const string Circuit = "kart";
    private readonly string folder = Directory.CreateTempSubdirectory("trackside-gateway-").FullName;

    internal House() => Database = Path.Combine(folder, "gateway.db");

    internal MosquittoBroker Broker { get; } = MosquittoBroker.Start();

    internal string Database { get; }

    internal VenueGateway? Gateway { get; private set; }

    /// <summary>Everything told by all gateways of this house, in order.</summary>
    internal ConcurrentQueue<object> Told { get; } = new();

    internal GatewayOptions Options => new()
    {
        Venue = Venue,
        Database = Database,
        Port = Broker.Port,
        Reconnect = new ReconnectDelay(20, 200),
        RequestExpiry = TimeSpan.FromSeconds(1),
    };

    internal VenueGateway StartGateway(GatewayOptions? options = null)
    {
        var gateway = new VenueGateway(options ?? Options);
        Gateway = gateway;
        gateway.PassingStored += Told.Enqueue;
        gateway.LapCompleted += Told.Enqueue;
        gateway.LapsRevised += Told.Enqueue;
        gateway.PassingsLost += Told.Enqueue;
        gateway.BootsRestarted += Told.Enqueue;
        gateway.BoxChanged += Told.Enqueue;
        gateway.LampsChanged += Told.Enqueue;
        gateway.ButtonMoved += Told.Enqueue;
        gateway.ControlStateChanged += Told.Enqueue;
        gateway.ControlReplied += Told.Enqueue;
        gateway.HealthReceived += Told.Enqueue;
        gateway.BadMessageReceived += Told.Enqueue;
        gateway.ConnectionChanged += Told.Enqueue;
        gateway.StoreFailed += Told.Enqueue;
        gateway.DutyChanged += Told.Enqueue;
        gateway.MessageRefused += Told.Enqueue;
        gateway.Start();
        Wait.Until(() => gateway.IsListening, "the gateway listens");
        return gateway;
    }

    internal T[] ToldOf<T>() => Told.OfType<T>().ToArray();

    internal T WaitTold<T>(Func<T, bool> which, string what)
    {
        Wait.Until(() => Told.OfType<T>().Any(which), what);
        return Told.OfType<T>().First(which);
    }

    internal int[] StoredSequences(string circuit = Circuit)
    {
        using var archive = new PassingArchive(Database, Venue);
        return archive.Passings(circuit).Select(passing => passing.Seq).ToArray();
    }

    public void Dispose()
    {
        Gateway?.Dispose();
        Broker.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
