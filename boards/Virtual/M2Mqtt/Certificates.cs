namespace Trackside.Virtual.Shims;

/// <summary>The device's certificate: the text of a PEM file, unlike the desktop's class of this name.</summary>
/// <param name="certificate">PEM.</param>
public class X509Certificate(string certificate)
{
    internal string Pem { get; } = certificate;
}

/// <summary>A certificate with its private key.</summary>
/// <param name="rawData">PEM of the certificate.</param>
/// <param name="key">PEM of the key.</param>
/// <param name="password">Empty: keys of boxes are not encrypted.</param>
public sealed class X509Certificate2(string rawData, string key, string password) : X509Certificate(rawData)
{
    internal string Key { get; } = key;

    internal string Password { get; } = password;
}
