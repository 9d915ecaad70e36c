namespace System.Security.Cryptography.X509Certificates
{
    public class X509Certificate
    {
        internal X509Certificate() => throw null;
    }
}
