using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Venue.Commands;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Keys;

/// <summary>What a run made, kept and asks for.</summary>
/// <param name="Made">Keys and certificates made now.</param>
/// <param name="Kept">Those that were there.</param>
/// <param name="Refused">Boxes and people without keys because theirs were revoked.</param>
/// <param name="ToFlash">Boxes whose file of keys changed: they wait to be flashed.</param>
internal sealed record KeyChanges(IReadOnlyList<string> Made, IReadOnlyList<string> Kept, IReadOnlyList<string> Refused, IReadOnlyList<string> ToFlash);

/// <summary>Makes, rotates and revokes the keys of a venue. What is there is never overwritten; what was revoked comes back only by rotating it.</summary>
internal sealed class KeyMaker
{
    private const string BrokerName = "broker";

    private readonly VenuePlan plan;
    private readonly KeyFolder folder;
    private readonly Authority authority;
    private readonly DateTime now;
    private readonly List<string> made = [];
    private readonly List<string> kept = [];
    private readonly List<string> refused = [];

    /// <summary>Works on the keys of a venue.</summary>
    /// <param name="plan">The venue: its boxes get keys.</param>
    /// <param name="folder">Where keys lie.</param>
    /// <param name="now">UTC. Certificates are valid from a day before: a box's clock may be behind.</param>
    public KeyMaker(VenuePlan plan, KeyFolder folder, DateTime now)
    {
        this.plan = plan;
        this.folder = folder;
        this.now = now;
        authority = new Authority(folder, plan.Id);
    }

    /// <summary>Makes what is missing.</summary>
    /// <param name="identities">People and programs beside those that are there; empty, and none there, makes the usual ones.</param>
    /// <param name="addresses">Addresses of the broker beside that of the venue file.</param>
    /// <exception cref="WrongUseException">An identity has a box's name.</exception>
    public KeyChanges Make(IReadOnlyList<(string Name, Powers Powers)> identities, IReadOnlyList<string> addresses)
    {
        Note(authority.Found(), "authority");
        MakeBroker(addresses);
        foreach (BoxPlan box in plan.Boxes)
        {
            MakeClient(folder.Box(box.Id), box.Id, Authority.BoxDays);
        }

        foreach ((string name, Powers powers) in identities.Count == 0 && folder.People.Count == 0 ? PowerWords.Usual : identities)
        {
            MakePerson(name, powers);
        }

        if (plan.Circuits.Any(circuit => circuit.LetsTimingAsk) && identities.All(identity => identity.Name != PowerWords.Timing))
        {
            MakePerson(PowerWords.Timing, Powers.Request);
        }

        foreach (CircuitPlan circuit in plan.Circuits)
        {
            Note(BoxKeys.Make(folder.CircuitKey(circuit.Id)), $"circuit {circuit.Id}");
        }

        return Finish();
    }

    /// <summary>Puts the keys of a box, a person or the broker out of use. The circuit of a box gets a new key: the box knew the old one.</summary>
    /// <exception cref="WrongUseException">There is no such holder.</exception>
    public KeyChanges Revoke(string name)
    {
        string holder = Holder(name);
        authority.Revoke(holder, name);
        if (plan.Boxes.FirstOrDefault(box => box.Id == name) is BoxPlan revoked)
        {
            File.Delete(folder.CircuitKey(revoked.Circuit));
            Note(BoxKeys.Make(folder.CircuitKey(revoked.Circuit)), $"circuit {revoked.Circuit}");
        }

        refused.Add(name);
        return Finish();
    }

    /// <summary>Gives a box, a person or the broker new keys; old ones that are still valid are revoked.</summary>
    /// <exception cref="WrongUseException">The name is neither in the venue file nor among the keys.</exception>
    public KeyChanges Rotate(string name, IReadOnlyList<string> addresses)
    {
        bool isBox = plan.Boxes.Any(box => box.Id == name);
        string holder = name == BrokerName ? folder.Broker : isBox ? folder.Box(name) : folder.Person(name);
        if (!isBox && name != BrokerName && !Directory.Exists(holder) && folder.RevokedOf(name).Count == 0)
        {
            throw Unknown(name);
        }

        string last = Directory.Exists(holder) ? authority.Revoke(holder, name) : folder.RevokedOf(name).LastOrDefault() ?? "";
        if (name == BrokerName)
        {
            MakeBroker(addresses);
        }
        else
        {
            MakeClient(holder, name, isBox ? Authority.BoxDays : Authority.DeskDays, again: true);
            if (!isBox)
            {
                File.Copy(Path.Combine(last, "powers"), Path.Combine(holder, "powers"));
            }
        }

        return Finish();
    }

    private void MakePerson(string name, Powers powers)
    {
        if (name == BrokerName || plan.Boxes.Any(box => box.Id == name))
        {
            throw new WrongUseException($"\"{name}\" is the name of {(name == BrokerName ? "the broker" : "a box")}: choose another for this identity.");
        }

        MakeClient(folder.Person(name), name, Authority.DeskDays);
        if (Directory.Exists(folder.Person(name)))
        {
            folder.SetPowers(name, powers);
        }
    }

    private void MakeBroker(IReadOnlyList<string> addresses)
    {
        bool missing = !HasCertificate(folder.Broker);
        if (missing)
        {
            authority.IssueBroker(folder.Broker, [plan.Network.Broker, "127.0.0.1", "localhost", .. addresses], now.AddDays(-1));
        }

        Note(missing, BrokerName);
    }

    private void MakeClient(string holder, string name, int days, bool again = false)
    {
        if (!HasCertificate(holder) && !again && folder.RevokedOf(name).Count > 0)
        {
            refused.Add(name);
            return;
        }

        bool missing = !HasCertificate(holder);
        if (missing)
        {
            authority.IssueClient(holder, name, now.AddDays(-1), days);
        }

        bool keyMissing = BoxKeys.Make(Path.Combine(holder, KeyFolder.Hmac));
        Note(missing || keyMissing, name);
    }

    private KeyChanges Finish()
    {
        BrokerRules.Write(folder, plan);
        List<string> toFlash = [];
        foreach (CircuitPlan circuit in plan.Circuits)
        {
            toFlash.AddRange(circuit.Boxes.Where(box => folder.Boxes.Contains(box.Id) && BoxKeys.Deploy(folder, plan, circuit, box)).Select(box => box.Id));
        }

        return new KeyChanges(made, kept, refused, toFlash);
    }

    private string Holder(string name)
    {
        string[] holders = [folder.Box(name), folder.Person(name), .. name == BrokerName ? new[] { folder.Broker } : []];
        return holders.FirstOrDefault(HasCertificate) ?? throw Unknown(name);
    }

    private WrongUseException Unknown(string name) =>
        new($"There are no keys of \"{name}\" in {folder.Root}: './trackside flash keys list' tells who has some.");

    private static bool HasCertificate(string holder) => File.Exists(Path.Combine(holder, KeyFolder.Certificate));

    private void Note(bool isNew, string what) => (isNew ? made : kept).Add(what);
}
