using System.IO;
using Trackside.Mosquitto;
using Trackside.Virtual.Shims;

namespace Trackside.Virtual;

/// <summary>Certificates of a secure connection. The library under it reads files: they lie in a folder of their own while it connects.</summary>
internal sealed record MqttTls(X509Certificate Authority, X509Certificate2? Own)
{
    internal MosquittoTls WriteTo(DirectoryInfo folder)
    {
        string authority = Path.Combine(folder.FullName, "ca.pem");
        System.IO.File.WriteAllText(authority, Authority.Pem);
        if (Own is null)
        {
            return new MosquittoTls(authority);
        }

        string certificate = Path.Combine(folder.FullName, "cert.pem");
        string key = Path.Combine(folder.FullName, "key.pem");
        System.IO.File.WriteAllText(certificate, Own.Pem);
        System.IO.File.WriteAllText(key, Own.Key);
        return new MosquittoTls(authority, certificate, key);
    }
}
