using System.Diagnostics;
using System.IO;
using System.Linq;
using System;
using Trackside.Flash.Tests.Support;
using Trackside.Mosquitto;
using Trackside.Venue.Keys;
using Trackside.Venue.VenueFile;
using Trackside.Virtual;

namespace Trackside.Flash.Tests.Keys;

/// <summary>A real mosquitto that runs by the rules of <c>flash keys</c>, and everybody's certificates.</summary>
internal sealed class SecureBroker : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-trust-");
    private readonly MosquittoBroker broker;

    public SecureBroker()
    {
        Plan = SmallVenue.Plan();
        Folder = new KeyFolder(Path.Combine(folder.FullName, "keys"));
        Maker().Make([], []);
        broker = MosquittoBroker.Start(new BrokerOptions
        {
            Folder = Path.Combine(folder.FullName, "broker"),
            ConfigurationLines = [.. BrokerRules.Security(Folder), "log_type all"],
        });
        Observer = Enter("technician");
        Observer.Subscribe("trackside/1/#");
    }

    public VenuePlan Plan { get; }

    public KeyFolder Folder { get; }

    public Client Observer { get; }

    public int Port => broker.Port;

    public string Log => File.ReadAllText(Path.Combine(folder.FullName, "broker", "mosquitto.log"));

    public KeyMaker Maker() => new(Plan, Folder, DateTime.UtcNow);

    public string HolderOf(string name) => Plan.Boxes.Any(box => box.Id == name) ? Folder.Box(name) : Folder.Person(name);

    public MosquittoTls TlsOf(string holder) => Folder.TlsOf(holder);

    /// <summary>A client with its own certificate, connected.</summary>
    public Client Enter(string name, string? clientId = null, MosquittoWill? will = null)
    {
        Client client = new(clientId ?? name, TlsOf(HolderOf(name)), will);
        return client.TryConnect(Port) ? client : throw new InvalidOperationException($"{name} was not let in:\n{Log}");
    }

    /// <summary>Whether a message reaches the observer; a message of race control behind it proves that it did not.</summary>
    public bool Arrives(Client sender, string topic)
    {
        string text = Guid.NewGuid().ToString("N");
        sender.Publish(topic, text);
        using Client marker = Enter("race-control");
        string mark = Guid.NewGuid().ToString("N");
        marker.Publish("trackside/1/test/kart/control/request", mark);
        if (!Observer.LoopUntil(() => Observer.Heard.Any(heard => heard.EndsWith(mark, StringComparison.Ordinal))))
        {
            throw new InvalidOperationException($"the mark did not arrive:\n{Log}");
        }

        return Observer.Heard.Any(heard => heard == $"{topic} {text}");
    }

    /// <summary>A virtual box of the plan, its files as flashed; the power is off.</summary>
    /// <param name="box">Whose configuration and keys of messages it gets.</param>
    /// <param name="papers">Whose certificate; a folder.</param>
    public Chip BoxOf(string box, string papers)
    {
        CircuitPlan circuit = Plan.Circuits.First(circuit => circuit.Boxes.Any(each => each.Id == box));
        VenuePlan here = Plan with { Network = Plan.Network with { Broker = "127.0.0.1", BrokerPort = Port, Clock = "127.0.0.1" } };
        BoxPlan plan = circuit.Boxes.First(each => each.Id == box) with { Board = "VIRTUAL" };
        string flash = Path.Combine(folder.FullName, "flash-" + Guid.NewGuid().ToString("N"));
        VenueCompiler.Write(here, circuit, plan, flash);
        File.Copy(Folder.Authority, Path.Combine(flash, "ca.pem"));
        File.Copy(Path.Combine(papers, KeyFolder.Certificate), Path.Combine(flash, KeyFolder.Certificate));
        File.Copy(Path.Combine(papers, KeyFolder.PrivateKey), Path.Combine(flash, KeyFolder.PrivateKey));
        File.Copy(Path.Combine(Folder.Box(box), KeyFolder.Deployed), Path.Combine(flash, KeyFolder.Deployed));
        return new Chip(new ChipOptions { Name = box, FlashFolder = flash });
    }

    /// <summary>Tells the broker to read its certificates and rules again.</summary>
    public void Reload() => Process.Start("kill", ["-HUP", $"{broker.ProcessId}"]).WaitForExit();

    public void Dispose()
    {
        Observer.Dispose();
        broker.Dispose();
        folder.Delete(recursive: true);
    }
}
