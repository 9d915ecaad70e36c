using System;
using System.CommandLine;
using System.Globalization;
using System.Net;
using Trackside.Gateway;
using Trackside.Mosquitto;
using Trackside.Venue.Display;
using Trackside.Venue.Keys;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary>Where a command finds the broker, and by whose papers it enters where the venue has keys.</summary>
internal sealed class AccessOptions
{
    private const int LongestIssuer = 16;

    private readonly string usual;
    private readonly Powers needs;
    private readonly bool followsRun;
    private readonly Option<string?> broker;
    private readonly Option<string?> keys;
    private readonly Option<string?> identity;

    /// <summary>The options of one command.</summary>
    /// <param name="usual">The identity it enters by when none is named.</param>
    /// <param name="needs">What that identity must be allowed to do.</param>
    /// <param name="followsRun">Whether it finds the venue of './trackside run' on this machine by itself.</param>
    /// <param name="recursive">Whether commands below it take the same options.</param>
    public AccessOptions(string usual, Powers needs, bool followsRun, bool recursive = false)
    {
        this.usual = usual;
        this.needs = needs;
        this.followsRun = followsRun;
        string otherwise = followsRun ? "else that of './trackside run' on this machine, else the venue file's" : "else the venue file's";
        broker = new("--broker") { Description = $"HOST:PORT of the broker; {otherwise}", Recursive = recursive };
        keys = new("--keys") { Description = "folder of the venue's keys, to enter by TLS; keys/VENUE where it exists and --broker is left out", Recursive = recursive };
        identity = new("--as") { Description = $"the identity to enter by where there are keys; {usual} when left out", Recursive = recursive };
    }

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        command.Add(broker);
        command.Add(keys);
        command.Add(identity);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="WrongUseException">The address is none, or the identity has no keys or not the power.</exception>
    public BrokerAccess Read(ParseResult parsed, VenuePlan plan)
    {
        IPEndPoint? named = BoxCommand.EndPoint(parsed.GetValue(broker), "--broker");
        RunningVenue? running = followsRun && named is null && RunningVenue.Find() is { } found && found.Venue == plan.Id ? found : null;
        KeyFolder? folder = FolderOf(parsed.GetValue(keys), running, named is null && running is null ? KeyFolder.Of(plan) : null);
        IPEndPoint point = named
            ?? (running is null ? null : new IPEndPoint(IPAddress.Loopback, running.BrokerPort))
            ?? new IPEndPoint(IPAddress.Parse(plan.Network.Broker), folder is null ? plan.Network.BrokerPort : BrokerRules.SecurePort(plan));
        BrokerAccess plain = new(point.Address.ToString(), point.Port) { Network = running?.Network };
        return folder is null ? plain : Enter(plain, folder, parsed.GetValue(identity) ?? usual);
    }

    private static KeyFolder? FolderOf(string? named, RunningVenue? running, KeyFolder? ofVenue)
    {
        if (named is not null)
        {
            KeyFolder folder = new(named);
            return folder.IsMade ? folder : throw new WrongUseException($"There are no keys in {folder.Root}: make them with './trackside flash keys', or name their folder with --keys.");
        }

        return running is not null ? running.Keys is { } ofRun ? new KeyFolder(ofRun) : null
            : ofVenue is { IsMade: true } ? ofVenue : null;
    }

    private BrokerAccess Enter(BrokerAccess plain, KeyFolder folder, string name)
    {
        if (!folder.HasPerson(name))
        {
            throw new WrongUseException($"There are no keys of '{name}' in {folder.Root}: './trackside flash keys --identity {name}={PowerWords.Write(needs)}' makes them.");
        }

        if (!folder.PowersOf(name).HasFlag(needs))
        {
            throw new WrongUseException($"'{name}' has the power {PowerWords.Write(folder.PowersOf(name))}, this needs {PowerWords.Write(needs)}: name another identity.");
        }

        if (needs.HasFlag(Powers.Request) && name.Length > LongestIssuer)
        {
            throw new WrongUseException(string.Create(CultureInfo.InvariantCulture, $"'{name}' is too long for an issuer of requests: {LongestIssuer} letters at most."));
        }

        return plain with { Keys = folder, Checks = VenueKeys.Find(folder.Root), Identity = name, Tls = folder.TlsOf(folder.Person(name)), RequestKey = folder.RequestKeyOf(name) };
    }
}

/// <summary>A broker and how to enter.</summary>
/// <param name="Host">Its address.</param>
/// <param name="Port">Its port.</param>
internal sealed record BrokerAccess(string Host, int Port)
{
    /// <summary>By whose papers; null for a venue without keys.</summary>
    public string? Identity { get; init; }

    /// <summary>The papers; null for none.</summary>
    public MosquittoTls? Tls { get; init; }

    /// <summary>The key of its requests; null for none.</summary>
    public byte[]? RequestKey { get; init; }

    /// <summary>The venue's keys; null for a venue without.</summary>
    public KeyFolder? Keys { get; init; }

    /// <summary>The keys by which what boxes sign is checked; null where the folder does not hold them.</summary>
    public VenueKeys? Checks { get; init; }

    /// <summary>The network of './trackside run' on this machine, where that is the venue; null elsewhere.</summary>
    public NetworkPlan? Network { get; init; }

    /// <summary>The broker as people write it.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

    /// <summary>Race control's place, already connecting. What it does not believe is told on standard error.</summary>
    /// <param name="plan">The venue.</param>
    /// <param name="otherwise">The issuer in a venue without keys.</param>
    /// <param name="language">"fr" or "en".</param>
    public RaceControl Enter(VenuePlan plan, string otherwise, string language)
    {
        RaceControl raceControl = new(new RaceControlOptions(plan.Id, Host, Port, Identity ?? otherwise) { Tls = Tls, RequestKey = RequestKey, Keys = Checks });
        raceControl.MessageRefused += refused => Console.Error.WriteLine(TrustTexts.Of(language).Line(refused));
        raceControl.Start();
        return raceControl;
    }
}
