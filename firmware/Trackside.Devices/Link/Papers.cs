using System.Security.Cryptography.X509Certificates;
using System.Text;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// The certificates of a box in a venue with keys: <c>I:\ca.pem</c>, <c>cert.pem</c>, <c>key.pem</c>. A box that has its own speaks TLS and nothing else; one without
    /// speaks plainly, which a broker of a venue with keys does not answer. Read once at start-up.
    /// </summary>
    public sealed class Papers
    {
        private const int Longest = 4096;

        private Papers(string authority, string certificate, string key)
        {
            Authority = new X509Certificate(authority);
            Own = new X509Certificate2(certificate, key, "");
        }

        /// <summary>Who must have signed the broker's certificate.</summary>
        internal X509Certificate Authority { get; }

        /// <summary>The box's own, with its key.</summary>
        internal X509Certificate2 Own { get; }

        /// <summary>Reads the files.</summary>
        /// <returns>Null where one of them is missing.</returns>
        public static Papers Read(IStorage storage)
        {
            string authority = Text(storage, "ca.pem");
            string certificate = Text(storage, "cert.pem");
            string key = Text(storage, "key.pem");
            return authority == null || certificate == null || key == null ? null : new Papers(authority, certificate, key);
        }

        private static string Text(IStorage storage, string name)
        {
            byte[] file = new byte[Longest];
            int count = storage.Read(name, file);
            return count <= 0 || count > Longest ? null : Encoding.UTF8.GetString(file, 0, count);
        }
    }
}
