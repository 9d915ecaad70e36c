using System.Linq;
using System.Text;

namespace Trackside.ModelCheck.World;

/// <summary>Texts of messages as bytes, made once.</summary>
internal static class Texts
{
    public static readonly byte[] None = Of("none");
    public static readonly byte[] Unproved = Of("unproved");
    public static readonly byte[] Section = Of("section");
    public static readonly byte[] Wrong = Of("ffffffff");
    public static readonly byte[] Green = Of("GG");
    public static readonly byte[] Red = Of("RR");
    public static readonly byte[][] Routes = [.. Scene.RouteNames.Select(Of)];
    public static readonly byte[][] Hashes = [.. Scene.Hashes.Select(Of)];

    private static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);
}
