using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Trackside.Messages;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Keys;

/// <summary>
/// The secret keys of messages: 32 random bytes each, and the file that gives a box those it needs, <c>I:\keys.txt</c>:
/// <code>
/// trackside-keys 1 CRC32         (8 hexadecimal digits over every byte after this line)
/// venue ales
/// circuit kart HEX64             the control box signs control/state with it, the others check it; the first is the box's own
/// circuit speed HEX64            control boxes of a joined course alone: the partner circuit, whose control/state they check
/// box kart-p1 HEX64              the first line of this kind is the box's own key: it signs its proofs
/// issuer race-control HEX64      control boxes alone: whose requests they take
/// box kart-p2 HEX64              control boxes alone: whose proofs they take (posts and signs)
/// </code>
/// One blank between words, every line ended by a line feed, ASCII.
/// </summary>
internal static class BoxKeys
{
    /// <summary>Length of a key in bytes.</summary>
    public const int Length = 32;

    /// <summary>Makes a key file, unless there is one.</summary>
    /// <returns>Whether it was made now.</returns>
    public static bool Make(string path)
    {
        if (File.Exists(path))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length)) + "\n");
        Private.Close(path);
        return true;
    }

    /// <summary>Writes the file a box is given.</summary>
    /// <returns>Whether it differs from the one that was there: the box then waits to be given it.</returns>
    public static bool Deploy(KeyFolder folder, VenuePlan plan, CircuitPlan circuit, BoxPlan box)
    {
        List<string> lines = [$"venue {plan.Id}", CircuitLineOf(folder, circuit.Id), LineOf(folder, box.Id)];
        if (box.Is("control"))
        {
            lines.InsertRange(2, plan.PartnersOf(circuit).Select(partner => CircuitLineOf(folder, partner)));
            lines.AddRange(folder.People.Where(name => folder.PowersOf(name).HasFlag(Powers.Request)).Select(name => $"issuer {name} {Read(Path.Combine(folder.Person(name), KeyFolder.Hmac))}"));
            lines.AddRange(circuit.Boxes.Where(other => other != box && (other.Is("post") || other.Is("sign")) && folder.Boxes.Contains(other.Id)).Select(other => LineOf(folder, other.Id)));
        }

        byte[] body = Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        byte[] file = [.. Encoding.ASCII.GetBytes($"trackside-keys 1 {Crc32.Of(body, 0, body.Length):x8}\n"), .. body];
        string path = Path.Combine(folder.Box(box.Id), KeyFolder.Deployed);
        if (File.Exists(path) && file.AsSpan().SequenceEqual(File.ReadAllBytes(path)))
        {
            return false;
        }

        File.WriteAllBytes(path, file);
        Private.Close(path);
        return true;
    }

    private static string CircuitLineOf(KeyFolder folder, string circuit) => $"circuit {circuit} {Read(folder.CircuitKey(circuit))}";

    private static string LineOf(KeyFolder folder, string box) => $"box {box} {Read(Path.Combine(folder.Box(box), KeyFolder.Hmac))}";

    private static string Read(string path) => File.ReadAllText(path).Trim();
}
