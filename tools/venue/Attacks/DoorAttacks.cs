using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Trackside.Mosquitto;
using Trackside.Venue.Keys;

namespace Trackside.Venue.Attacks;

/// <summary>Attacks at the broker's door, under the name of the stolen box: by plain clients, and by its real firmware with the same papers.</summary>
internal static class DoorAttacks
{
    private const double ReloadSeconds = 20;

    /// <summary>Tries every kind.</summary>
    public static void Run(AttackScene scene, AttackRound round)
    {
        Knock(AttackKind.NoTls, null);
        Knock(AttackKind.NoCertificate, new MosquittoTls(scene.Keys.Authority), byFirmware: false);
        Knock(AttackKind.SelfSigned, SelfSigned(scene));
        Knock(AttackKind.Expired, Issue(scene, "expired", fromDays: -30, days: 20));
        MosquittoTls revoked = Revoke(scene);
        Knock(AttackKind.Revoked, revoked);

        // A box without one of the three files takes that for a venue without keys and speaks plainly: that is the first kind.
        void Knock(AttackKind kind, MosquittoTls? papers, bool byFirmware = true) => round.Try(
            kind,
            AttackSeen.BrokerLog,
            () => scene.Log.Handshakes,
            _ => !Stranger.IsLetIn(scene.Stolen.Id, papers, scene.Port),
            () => Stranger.IsLetIn(scene.Stolen.Id, scene.Stolen.Papers, scene.Port),
            byFirmware ? () => (1, scene.Stolen.IsTurnedAwayWith(papers, () => scene.Log.Handshakes) ? 1 : 0) : null);
    }

    private static MosquittoTls Issue(AttackScene scene, string what, int fromDays, int days)
    {
        string holder = scene.Keys.At("attack", what);
        new Authority(scene.Keys, scene.Venue.Plan.Id).IssueClient(holder, scene.Stolen.Id, DateTime.UtcNow.AddDays(fromDays), days);
        return scene.Keys.TlsOf(holder);
    }

    // A second certificate of the box: it opens the door until it is revoked and the broker has read the list.
    private static MosquittoTls Revoke(AttackScene scene)
    {
        MosquittoTls papers = Issue(scene, "revoked", fromDays: -1, days: 20);
        if (!Stranger.IsLetIn(scene.Stolen.Id, papers, scene.Port))
        {
            throw new InvalidOperationException("A certificate that was not revoked yet was refused: the attack would prove nothing.");
        }

        string grave = new Authority(scene.Keys, scene.Venue.Plan.Id).Revoke(scene.Keys.At("attack", "revoked"), scene.Stolen.Id);
        papers = scene.Keys.TlsOf(grave);
        scene.Venue.Broker.Reload();
        Patience.Until(() => !Stranger.IsLetIn(scene.Stolen.Id, papers, scene.Port), ReloadSeconds);
        return papers;
    }

    private static MosquittoTls SelfSigned(AttackScene scene)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = new CertificateRequest($"CN={scene.Stolen.Id}", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20));
        string holder = Directory.CreateDirectory(scene.Keys.At("attack", "self-signed")).FullName;
        File.WriteAllText(Path.Combine(holder, KeyFolder.Certificate), certificate.ExportCertificatePem() + "\n");
        File.WriteAllText(Path.Combine(holder, KeyFolder.PrivateKey), key.ExportECPrivateKeyPem() + "\n");
        return scene.Keys.TlsOf(holder);
    }
}
