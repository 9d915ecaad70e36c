using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Trackside.Venue.Keys;

/// <summary>
/// The venue's certificate authority: openssl's <c>ca</c> with a register in the key folder. All keys are EC P-256, which a box's TLS handshake
/// gets through several times faster than RSA.
/// </summary>
internal sealed class Authority
{
    /// <summary>Days the authority itself is valid. Renewing it means flashing every box.</summary>
    public const int AuthorityDays = 3650;

    /// <summary>Days of a box's certificate: one that runs out stops a box, so long; revocation is what ends one early.</summary>
    public const int BoxDays = 1825;

    /// <summary>Days of the broker's and people's certificates: renewed at a desk.</summary>
    public const int DeskDays = 825;

    // A list that runs out makes the broker refuse everybody: as long as the authority itself. A new one is made at every revocation.
    private const int RevocationListDays = AuthorityDays;

    private const string Settings = """
        [ca]
        default_ca = venue
        [venue]
        dir = authority
        database = $dir/index.txt
        new_certs_dir = $dir/issued
        crlnumber = $dir/crlnumber
        certificate = ca.pem
        private_key = ca.key
        rand_serial = yes
        unique_subject = no
        default_md = sha256
        default_crl_days = 3650
        policy = any
        [any]
        organizationName = optional
        commonName = supplied
        [req]
        distinguished_name = dn
        [dn]
        [authority]
        basicConstraints = critical,CA:true,pathlen:0
        keyUsage = critical,keyCertSign,cRLSign
        subjectKeyIdentifier = hash

        """;

    private readonly KeyFolder folder;
    private readonly Openssl openssl;
    private readonly string venue;

    /// <summary>The authority of a venue, in its key folder. Nothing is made yet.</summary>
    public Authority(KeyFolder folder, string venue)
    {
        this.folder = folder;
        this.venue = venue;
        Private.Folder(folder.Root);
        openssl = new Openssl(folder.Root);
    }

    /// <summary>Makes the authority, where there is none.</summary>
    /// <returns>Whether it was made now.</returns>
    public bool Found()
    {
        if (File.Exists(folder.Authority) && File.Exists(folder.AuthorityKey))
        {
            return false;
        }

        Directory.CreateDirectory(Path.Combine(folder.Register, "issued"));
        File.WriteAllText(Path.Combine(folder.Register, "openssl.cnf"), Settings);
        File.WriteAllText(Path.Combine(folder.Register, "index.txt"), "");
        File.WriteAllText(Path.Combine(folder.Register, "crlnumber"), "01\n");
        MakePrivateKey(folder.AuthorityKey);
        openssl.Run(
            "req", "-x509", "-new", "-key", folder.AuthorityKey, "-sha256", "-days", Text(AuthorityDays), "-subj", $"/O=Trackside/CN={venue} authority",
            "-config", "authority/openssl.cnf", "-extensions", "authority", "-out", folder.Authority);
        WriteRevocationList();
        return true;
    }

    /// <summary>Issues a key and a certificate for a client: a box or a person.</summary>
    /// <param name="target">The folder that gets both files.</param>
    /// <param name="name">The identity: what the broker takes as the user's name.</param>
    /// <param name="from">First moment of validity, UTC.</param>
    /// <param name="days">Days of validity.</param>
    public void IssueClient(string target, string name, DateTime from, int days) => Issue(target, name, from, days, ["extendedKeyUsage = clientAuth"]);

    /// <summary>Issues the broker's key and certificate for the addresses under which it is found.</summary>
    public void IssueBroker(string target, IReadOnlyList<string> addresses, DateTime from) =>
        Issue(target, "broker", from, DeskDays, ["extendedKeyUsage = serverAuth", $"subjectAltName = {string.Join(',', addresses.SelectMany(Names).Distinct())}"]);

    /// <summary>Puts a certificate out of use: it goes to the revoked ones, and onto the list the broker reads.</summary>
    /// <returns>The folder it lies in now.</returns>
    public string Revoke(string holder, string name)
    {
        string certificate = Path.Combine(holder, KeyFolder.Certificate);
        string serial = openssl.Run("x509", "-in", certificate, "-noout", "-serial").Trim().Split('=')[1];
        openssl.Run("ca", "-config", "authority/openssl.cnf", "-batch", "-revoke", certificate);
        WriteRevocationList();
        string grave = folder.At("revoked", $"{name}_{serial}");
        Directory.CreateDirectory(folder.Revoked);
        Directory.Move(holder, grave);
        return grave;
    }

    /// <summary>The day a certificate runs out, UTC.</summary>
    public DateTime EndOf(string holder)
    {
        string said = openssl.Run("x509", "-in", Path.Combine(holder, KeyFolder.Certificate), "-noout", "-enddate", "-dateopt", "iso_8601").Trim();
        return DateTime.Parse(said.Split('=')[1], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
    }

    private void Issue(string target, string name, DateTime from, int days, IReadOnlyList<string> extensions)
    {
        Directory.CreateDirectory(target);
        string key = Path.Combine(target, KeyFolder.PrivateKey);
        string request = Path.Combine(target, "request.csr");
        string wanted = Path.Combine(target, "request.ext");
        File.WriteAllLines(wanted, ["basicConstraints = critical,CA:false", "keyUsage = critical,digitalSignature", .. extensions]);
        MakePrivateKey(key);
        openssl.Run("req", "-new", "-key", key, "-subj", $"/O=Trackside {venue}/CN={name}", "-config", "authority/openssl.cnf", "-out", request);
        openssl.Run(
            "ca", "-config", "authority/openssl.cnf", "-batch", "-notext", "-in", request, "-extfile", wanted,
            "-startdate", Moment(from), "-enddate", Moment(from.AddDays(days)), "-out", Path.Combine(target, KeyFolder.Certificate));
        File.Delete(request);
        File.Delete(wanted);
    }

    private void MakePrivateKey(string path)
    {
        openssl.Run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", path);
        Private.Close(path);
    }

    private void WriteRevocationList() =>
        openssl.Run("ca", "-config", "authority/openssl.cnf", "-gencrl", "-crldays", Text(RevocationListDays), "-out", folder.Revocations);

    // An address stands twice: TLS of the device compares it as a name, libmosquitto as an address.
    private static string[] Names(string address) => System.Net.IPAddress.TryParse(address, out _) ? [$"IP:{address}", $"DNS:{address}"] : [$"DNS:{address}"];

    private static string Moment(DateTime time) => time.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
