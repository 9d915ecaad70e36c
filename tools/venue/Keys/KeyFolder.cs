using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Mosquitto;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Keys;

/// <summary>
/// Where a venue's keys lie. The names are a format: the firmware, the gateway and the venue build on them (docs/protocol.md, "Trust").
/// <code>
/// ca.pem ca.key crl.pem      the authority; whoever has ca.key can make boxes: keep a copy off the network
/// authority/                 openssl's register of what was issued and revoked
/// broker/                    cert.pem key.pem
/// boxes/BOX/                 cert.pem key.pem hmac.key keys.txt
/// people/NAME/               cert.pem key.pem hmac.key powers
/// circuits/CIRCUIT/          hmac.key
/// revoked/NAME_SERIAL/       what was put out of use
/// mosquitto/                 trackside.conf acl
/// </code>
/// </summary>
internal sealed class KeyFolder(string root)
{
    /// <summary>A certificate of a broker, a box or a person.</summary>
    public const string Certificate = "cert.pem";

    /// <summary>Its private key.</summary>
    public const string PrivateKey = "key.pem";

    /// <summary>32 random bytes as 64 hexadecimal digits and a line end.</summary>
    public const string Hmac = "hmac.key";

    /// <summary>The keys a box is given: <see cref="BoxKeys"/>.</summary>
    public const string Deployed = "keys.txt";

    /// <summary>The authority's certificate, here and on a box.</summary>
    public const string AuthorityFile = "ca.pem";

    private const string PowersFile = "powers";

    /// <summary>The folder itself.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Where a venue's keys lie when nobody names another folder: <c>keys/VENUE</c>.</summary>
    public static KeyFolder Of(VenuePlan plan) => new(Path.Combine(House.Root(), "keys", plan.Id));

    /// <summary>Whether there are keys in it.</summary>
    public bool IsMade => File.Exists(Authority);

    /// <summary>The authority's certificate: every box and client trusts it.</summary>
    public string Authority => At(AuthorityFile);

    /// <summary>The authority's private key.</summary>
    public string AuthorityKey => At("ca.key");

    /// <summary>What the broker refuses.</summary>
    public string Revocations => At("crl.pem");

    /// <summary>openssl's register.</summary>
    public string Register => At("authority");

    /// <summary>The broker's own certificate and key.</summary>
    public string Broker => At("broker");

    /// <summary>The broker's configuration and rules.</summary>
    public string Mosquitto => At("mosquitto");

    /// <summary>What was put out of use.</summary>
    public string Revoked => At("revoked");

    /// <summary>Names of the people's identities that have keys now.</summary>
    public IReadOnlyList<string> People => Names("people");

    /// <summary>Names of the boxes that have keys now.</summary>
    public IReadOnlyList<string> Boxes => Names("boxes");

    /// <summary>A box's folder.</summary>
    public string Box(string id) => At("boxes", id);

    /// <summary>An identity's folder.</summary>
    public string Person(string name) => At("people", name);

    /// <summary>Whether an identity has keys now.</summary>
    public bool HasPerson(string name) => File.Exists(Path.Combine(Person(name), Certificate));

    /// <summary>The key with which a circuit's control box signs what permits.</summary>
    public string CircuitKey(string circuit) => At("circuits", circuit, Hmac);

    /// <summary>Folders of certificates of this name that were revoked, oldest first.</summary>
    public IReadOnlyList<string> RevokedOf(string name) => !Directory.Exists(Revoked)
        ? []
        : [.. Directory.GetDirectories(Revoked).Where(folder => Path.GetFileName(folder).StartsWith(name + "_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>What an identity may do.</summary>
    public Powers PowersOf(string name) => PowerWords.Read(File.ReadAllText(Path.Combine(Person(name), PowersFile)).Trim(), name);

    /// <summary>Writes down what an identity may do.</summary>
    public void SetPowers(string name, Powers powers) => File.WriteAllText(Path.Combine(Person(name), PowersFile), PowerWords.Write(powers) + "\n");

    /// <summary>What a box is given of the keys: the name of each file on the box, and where it lies.</summary>
    public IReadOnlyList<(string Name, string Path)> FilesOf(string box) =>
        [(AuthorityFile, Authority), .. new[] { Certificate, PrivateKey, Deployed }.Select(name => (name, Path.Combine(Box(box), name)))];

    /// <summary>What a connection shows of a holder: a folder with a certificate and its key.</summary>
    public MosquittoTls TlsOf(string holder) => new(Authority, Path.Combine(holder, Certificate), Path.Combine(holder, PrivateKey));

    /// <summary>The key with which an identity signs its requests.</summary>
    public byte[] RequestKeyOf(string name) => Convert.FromHexString(File.ReadAllText(Path.Combine(Person(name), Hmac)).Trim());

    /// <summary>The key with which a gateway asks for what profiles let timing ask; null where none does, or there is no such identity.</summary>
    public byte[]? TimingKeyOf(VenuePlan plan) =>
        plan.Circuits.Any(circuit => circuit.LetsTimingAsk) && HasPerson(PowerWords.Timing) ? RequestKeyOf(PowerWords.Timing) : null;

    /// <summary>The key with which a box signs, and by which it knows a configuration as its own.</summary>
    public byte[] KeyOfBox(string id) => Convert.FromHexString(File.ReadAllText(Path.Combine(Box(id), Hmac)).Trim());

    /// <summary>A path below the folder.</summary>
    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private string[] Names(string group) => Directory.Exists(At(group))
        ? [.. Directory.GetDirectories(At(group)).Where(folder => File.Exists(Path.Combine(folder, Certificate))).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)]
        : [];
}
