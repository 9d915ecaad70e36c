using System.Linq;
using System.Text;
using Trackside.Messages;

namespace Trackside.Technician.Tests.Alarms.Simulated;

/// <summary>A box's file of keys.</summary>
internal static class KeyFile
{
    /// <summary>The file of some lines, sealed.</summary>
    public static byte[] Of(params string[] lines)
    {
        byte[] body = Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        return [.. Encoding.ASCII.GetBytes($"trackside-keys 1 {Crc32.Of(body, 0, body.Length):x8}\n"), .. body];
    }
}
