using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Mosquitto;
using Trackside.Venue.Keys;
using Trackside.Venue.People;
using Trackside.Venue.Processes;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.Running;

/// <summary>
/// A whole venue in this process: a real broker and a real time server on loopback ports, the gateway on a database, and every box as
/// a virtual chip that runs the firmware. All files lie in one temporary folder. One thread at a time.
/// </summary>
internal sealed class VirtualVenue : IDisposable
{
    private const string Loopback = "127.0.0.1";
    private const string Director = "race-control";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-venue-");
    private readonly List<VenueBox> boxes = [];
    private TimeServer? secondClock;

    private VirtualVenue(VenuePlan plan, VenueSecurity security)
    {
        Plan = plan;
        Security = security;
    }

    /// <summary>The plan, with the network as it is on this machine.</summary>
    public VenuePlan Plan { get; private set; }

    /// <summary>How it is locked.</summary>
    public VenueSecurity Security { get; }

    /// <summary>Everybody's keys; null where it runs without.</summary>
    public KeyFolder? Keys { get; private set; }

    /// <summary>The broker.</summary>
    public MosquittoBroker Broker { get; private set; } = null!;

    /// <summary>The time server.</summary>
    public TimeServer Clock { get; private set; } = null!;

    /// <summary>The gateway.</summary>
    public GatewayHost Gateway { get; private set; } = null!;

    /// <summary>Race control's own connection.</summary>
    public RaceControl RaceControl { get; private set; } = null!;

    /// <summary>The people of the circuits that have an interlock.</summary>
    public IReadOnlyList<Crew> Crews { get; private set; } = [];

    /// <summary>The boxes in the plan's order.</summary>
    public IReadOnlyList<VenueBox> Boxes => boxes;

    /// <summary>What the world made.</summary>
    public MadePassings Made { get; } = new();

    /// <summary>The world's own thread.</summary>
    public Agenda Agenda { get; } = new();

    /// <summary>Where everything lies.</summary>
    public string Folder => folder.FullName;

    /// <summary>Where the broker logs.</summary>
    public string BrokerLogFile => Path.Combine(BrokerFolder, "mosquitto.log");

    private string BrokerFolder => Path.Combine(Folder, "broker");

    /// <summary>Starts broker, clock and gateway and wires the boxes; their power is still off.</summary>
    /// <param name="plan">The venue; its addresses are replaced by those of this machine.</param>
    /// <param name="seed">Draws everything that chance decides.</param>
    /// <exception cref="MissingPartException">mosquitto or chronyd is not on this machine.</exception>
    /// <param name="database">Where passings and sessions are kept; among the temporary files when null.</param>
    /// <param name="security">Whether it runs with keys: they are made anew and are gone with it.</param>
    /// <param name="tell">Takes what the gateway tells, a JSON object a line; null for nobody.</param>
    public static VirtualVenue Start(VenuePlan plan, int seed, string? database = null, VenueSecurity security = VenueSecurity.Plain, Action<string>? tell = null)
    {
        Programs.Find("mosquitto", "TRACKSIDE_MOSQUITTO", "mosquitto");
        VirtualVenue venue = new(plan, security);
        try
        {
            venue.StartServers(database, tell);
            venue.WireBoxes(seed);
            venue.Crews = [.. venue.Plan.Circuits.Where(circuit => circuit.Reversal.Interlock).Select(circuit => new Crew(venue, circuit))];
            return venue;
        }
        catch
        {
            venue.Dispose();
            throw;
        }
    }

    /// <summary>The box of a name.</summary>
    public VenueBox this[string id] => boxes.First(box => box.Plan.Id == id);

    /// <summary>The boxes of a circuit.</summary>
    public IEnumerable<VenueBox> BoxesOf(string circuit) => boxes.Where(box => box.Plan.Circuit == circuit);

    /// <summary>The people of a circuit.</summary>
    public Crew CrewOf(string circuit) => Crews.First(crew => crew.Circuit == circuit);

    /// <summary>Lets the people of every circuit do what is to be done now.</summary>
    public void LetPeopleAct()
    {
        foreach (Crew crew in Crews)
        {
            crew.Tick();
        }
    }

    /// <summary>Whether every circuit with an interlock has the direction locked that is wanted.</summary>
    public bool IsLocked => Crews.All(crew => crew.View is InterlockView view && view.State == InterlockState.Locked && (crew.Wanted is null || crew.Wanted == view.Direction));

    /// <summary>Starts every box's firmware.</summary>
    public void PowerOn()
    {
        foreach (VenueBox box in boxes)
        {
            box.PowerOn();
            box.Accompany(Agenda);
        }
    }

    /// <summary>Ends everything and removes the folder.</summary>
    public void Dispose()
    {
        Agenda.Dispose();
        Parallel.ForEach(boxes, new ParallelOptions { MaxDegreeOfParallelism = boxes.Count + 1 }, box => box.Dispose());
        RaceControl?.Dispose();
        Gateway?.Dispose();
        Clock?.Dispose();
        secondClock?.Dispose();
        Broker?.Dispose();
        folder.Delete(recursive: true);
    }

    private void StartServers(string? database, Action<string>? tell)
    {
        Broker = MosquittoBroker.Start(new BrokerOptions { Folder = BrokerFolder, ConfigurationLines = MakeKeys() });
        Clock = TimeServer.Start();
        secondClock = Plan.Network.Clock2.Length > 0 ? TimeServer.Start() : null;
        Plan = Plan with
        {
            Network = Plan.Network with
            {
                Broker = Loopback,
                BrokerPort = Broker.Port,
                Clock = Loopback,
                ClockPort = Clock.Port,
                Clock2 = secondClock is null ? "" : Loopback,
                Clock2Port = secondClock?.Port ?? 0,
            },
        };
        RaceControl = new RaceControl(new RaceControlOptions(Plan.Id, Loopback, Broker.Port, Director)
        {
            Tls = Keys?.TlsOf(Keys.Person(Director)),
            RequestKey = Keys?.RequestKeyOf(Director),
            Keys = Keys is null ? null : VenueKeys.Find(Keys.Root),
        });
        RaceControl.Start();
        Gateway = new GatewayHost(Plan, Broker.Port, database ?? Path.Combine(Folder, "passings.db"), Keys, RaceControl, tell);
    }

    // The lines that lock the broker.
    private IReadOnlyList<string> MakeKeys()
    {
        if (Security == VenueSecurity.Plain)
        {
            return [];
        }

        Keys = new KeyFolder(Path.Combine(Folder, "keys"));
        new KeyMaker(Plan, Keys, DateTime.UtcNow).Make([], []);
        return [.. BrokerRules.Security(Keys), .. Security == VenueSecurity.KeysAndLog ? ["log_type all"] : Array.Empty<string>()];
    }

    private void WireBoxes(int seed)
    {
        string flash = Path.Combine(Folder, "flash");
        foreach (CircuitPlan circuit in Plan.Circuits)
        {
            foreach (BoxPlan box in circuit.Boxes)
            {
                boxes.Add(new VenueBox(Plan, circuit, box, flash, seed + boxes.Count, Made, Keys));
            }
        }
    }
}
